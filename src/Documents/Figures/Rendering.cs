using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// How a figure is asked to be shown, in the words of a binding or of a table's column: <c>jpy million</c>, <c>usd thousand</c>,
/// <c>growth</c>, <c>change jpy million</c>, <c>share of Assets</c>, <c>percent</c>, <c>points</c>, <c>count</c>, <c>unit Gbps decimals 1</c>,
/// <c>jpy per share decimals 2</c>; <c>abs</c> where a word carries the sign, <c>bare</c> for the number alone, <c>spaced</c> for "JPY 1".
/// </summary>
public sealed record Rendering
{
    public FigureKind Kind { get; init; } = FigureKind.Value;

    /// <summary>ISO 4217 in capitals, <c>percent</c>, <c>count</c> or <c>unit</c>; null where only the measure was named.</summary>
    public string? Unit { get; init; }

    /// <summary>The unit name that <c>count</c> or <c>unit</c> insists on, or the denominator after <c>per</c>.</summary>
    public string? UnitName { get; init; }

    public string? Per { get; init; }

    /// <summary>1, 1,000, 1,000,000 or 1,000,000,000.</summary>
    public decimal Scale { get; init; } = 1m;

    public int? Decimals { get; init; }

    /// <summary>The total of which a share is shown, or the whole to whose growth a part contributes (Revenues, or Revenues[ConnectivityCorporateUse]).</summary>
    public string? ShareOf { get; init; }

    public bool Abs { get; init; }

    public bool Bare { get; init; }

    public bool Spaced { get; init; }

    /// <summary>Only the chosen word is printed, not the number.</summary>
    public bool WordOnly { get; init; }

    /// <summary>The deduction of a positive fact: the sign is turned.</summary>
    public bool Deducted { get; init; }

    public bool IsCurrency => Currency.Is(Unit);

    private bool IsPercent => Kind is FigureKind.Growth or FigureKind.Share or FigureKind.Contribution || Unit == "percent";

    /// <summary>The rule by which amounts are brought to the printed unit.</summary>
    public RoundingMode Rounding { get; init; } = RoundingMode.HalfUp;

    /// <summary>Names of the scales as they follow a number.</summary>
    public string ScaleName => Scale switch { 1_000m => "thousand", 1_000_000m => "million", 1_000_000_000m => "billion", _ => "" };

    public NumberFormat Format(string currencySign)
    {
        var sign = Abs ? SignStyle.Unsigned : SignStyle.Parentheses;
        if (Kind == FigureKind.Points) { return new(0.01m, Decimals ?? 1, Rounding, "", Bare ? "" : " points", sign); }
        if (IsPercent) { return new(0.01m, Decimals ?? 1, Rounding, "", Bare ? "" : "%", sign); }
        if (Unit == "unit") { return new(Scale, Decimals ?? 0, Rounding, "", Bare ? "" : UnitName ?? "", sign); }
        if (!IsCurrency) { return new(Scale, Decimals ?? 0, Rounding, "", Bare || Scale == 1m ? "" : " " + ScaleName, sign); }
        var prefix = Bare ? "" : Spaced ? currencySign + " " : currencySign;
        return new(Scale, Decimals ?? DefaultDecimals, Rounding, prefix, Bare || Scale == 1m ? "" : " " + ScaleName, sign);
    }

    /// <summary>The heading a column of such figures has: JPY millions, Thousands of U.S. Dollars is left to the table.</summary>
    public string ColumnUnit => IsCurrency && Kind is FigureKind.Value or FigureKind.Change
        ? Scale == 1m ? Unit! : string.Create(CultureInfo.InvariantCulture, $"{Unit} {ScaleName}s")
        : "";

    /// <summary>A billion yen and a million dollars are stated to one decimal, a single dollar to cents.</summary>
    private int DefaultDecimals => (Unit, Scale) switch
    {
        (_, 1_000_000_000m) => 1,
        (_, 1m) => Currency.MinorDigits(Unit),
        (_, 1_000_000m) when Currency.MinorDigits(Unit) > 0 => 1,
        _ => 0,
    };
}
