using Kessan.Core;
using Kessan.TieOut.Reading.Xbrl;

namespace Kessan.TieOut.Figures;

/// <summary>What a document says of all its figures at once: the tags on its numbers, and whether its amounts are cut off rather than rounded.</summary>
/// <param name="Truncated">"百万円未満切捨て": amounts in this currency are cut off at the last digit printed; null where nothing is said of it.</param>
internal sealed record DocumentEvidence(InlineFacts Tags, string? Truncated)
{
    /// <summary>What the page leaves open, the tag supplies; where both speak, the page stands and a rule compares them.</summary>
    /// <param name="scaleIsSaid">The page itself names the scale: at the number, in its row, its column or its table.</param>
    public Figure Complete(Figure figure, bool scaleIsSaid)
    {
        var tag = Tags.Tags.Count == 0 ? null : Tags.At(figure.Span.Start);
        var isCutOff = figure is { Kind: FigureKind.Amount, Unit: { } currency, Scale: >= 1_000m } && currency == Truncated;
        var rounding = isCutOff ? RoundingMode.Truncate : (RoundingMode?)null;
        if (tag is null && rounding is null) { return figure; }
        var unit = tag is null ? null : Tags.UnitOf(tag);
        var factor = !scaleIsSaid && tag?.Scale is > 0 && figure.Scale == 1m ? tag.Factor : 1m;
        return new()
        {
            Text = figure.Text,
            Span = figure.Span,
            Value = figure.Value * factor,
            Precision = figure.Precision * factor,
            Scale = figure.Scale * factor,
            Unit = figure.Unit ?? unit,
            Kind = figure.Kind == FigureKind.Amount && unit is not null ? KindOf(unit) : figure.Kind,
            Period = figure.Period ?? (tag is not null && Tags.PeriodOf(tag) is { } period ? ReportingPeriod.Of(period) : null),
            Digits = figure.Digits,
            Rounding = rounding,
            Tag = tag,
            SaidPeriod = figure.Period,
            SaysScale = scaleIsSaid,
        };
    }

    private static FigureKind KindOf(string unit) =>
        unit.EndsWith("/shares", StringComparison.Ordinal) ? FigureKind.PerShare : unit == "shares" ? FigureKind.Count : FigureKind.Amount;
}
