using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Reading.Xbrl;

namespace Kessan.TieOut.Figures;

public enum FigureKind
{
    Amount,
    Growth,
    Change,
    Margin,
    Share,
    Points,
    PerShare,
    Count,
    Rate,
}

/// <summary>A number as printed, with everything the document says about it.</summary>
public sealed class Figure
{
    /// <summary>f1, f2, ... in document order.</summary>
    public string Id => Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"f{Number}") : "";

    /// <summary>Its place among all figures of the document, from 1; 0 before they are counted.</summary>
    internal int Number { get; set; }

    /// <summary>The number as printed, with its sign, parentheses and per cent sign.</summary>
    public required string Text { get; init; }

    public required Span Span { get; init; }

    /// <summary>In single units (yen, shares, 0.109 for 10.9%), signed as printed.</summary>
    public required decimal Value { get; init; }

    /// <summary>The place of the last printed digit, in single units.</summary>
    public required decimal Precision { get; init; }

    /// <summary>What one printed unit stands for: 1,000,000 under "JPY millions", 0.01 for per cent.</summary>
    public required decimal Scale { get; init; }

    /// <summary>Currency code, shares, pure, a quotient, or the word that was counted; null where the document does not say.</summary>
    public string? Unit { get; init; }

    public required FigureKind Kind { get; init; }

    public ReportingPeriod? Period { get; init; }

    /// <summary>Digits as printed, without leading zeros: how much a match of this figure proves.</summary>
    public required int Digits { get; init; }

    /// <summary>Every value that prints as this figure.</summary>
    public Interval Possible => Interval.OfPrinted(Value, Precision, Rounding);

    /// <summary>How its last digit came about; null where the document does not say.</summary>
    public RoundingMode? Rounding { get; init; }

    /// <summary>The XBRL fact it is tagged as; null in most documents.</summary>
    public InlineTag? Tag { get; init; }

    /// <summary>The period that the page names, where the tag may have supplied <see cref="Period"/>.</summary>
    public ReportingPeriod? SaidPeriod { get; init; }

    /// <summary>The page itself names the scale.</summary>
    public bool SaysScale { get; init; }

    /// <summary>The same figure for the period of another.</summary>
    internal Figure For(Figure other) => For(other.Period, other.SaidPeriod);

    internal Figure For(ReportingPeriod? period) => For(period, SaidPeriod);

    private Figure For(ReportingPeriod? period, ReportingPeriod? said) => new()
    {
        Text = Text, Span = Span, Value = Value, Precision = Precision, Scale = Scale, Unit = Unit, Kind = Kind, Period = period, Digits = Digits,
        Rounding = Rounding, Tag = Tag, SaidPeriod = said, SaysScale = SaysScale,
    };
}
