using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// How a figure is asked to be shown, in the words of a binding or of a table's column: <c>jpy million</c>, <c>usd thousand</c>,
/// <c>growth</c>, <c>change jpy million</c>, <c>share of Assets</c>, <c>percent</c>, <c>points</c>, <c>count</c>, <c>unit Gbps decimals 1</c>,
/// <c>jpy per share decimals 2</c>; <c>abs</c> where a word carries the sign, <c>bare</c> for the number alone, <c>spaced</c> for "JPY 1" and "846 GWh".
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

    /// <summary>
    /// The total of which a share is shown, or the whole to whose growth a part contributes (Revenues, or Revenues[ConnectivityCorporateUse]).
    /// </summary>
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
    public string ScaleName => Scale switch
    {
        1_000m => "thousand",
        1_000_000m => "million",
        100_000_000m => "hundred million",
        1_000_000_000m => "billion",
        _ => ""
    };

    /// <summary>Yen and sen in words: 12円50銭.</summary>
    public bool InSen { get; init; }

    internal NumberFormat Format(HouseStyle style, bool isTranslated)
    {
        var (scale, decimals, prefix, suffix) = Parts(style);
        var rounding = IsPlainAmount && Scale >= 1_000m && Unit == style.Currency && !isTranslated ? style.Amounts : Rounding;
        return new(scale, decimals, rounding, prefix, suffix, Abs ? SignStyle.Unsigned : style.Negative) { NilText = style.Nil, InSen = InSen };
    }

    private bool IsPlainAmount => IsCurrency && Kind is FigureKind.Value or FigureKind.Change;

    private (decimal Scale, int Decimals, string Prefix, string Suffix) Parts(HouseStyle style)
    {
        if (Kind == FigureKind.Points) { return (0.01m, Decimals ?? 1, "", Bare ? "" : style.IsJapanese ? "ポイント" : " points"); }
        if (IsPercent) { return (0.01m, Decimals ?? 1, "", Bare ? "" : "%"); }
        if (Unit == "unit") { return (Scale, Decimals ?? 0, "", Bare ? "" : Spaced ? " " + UnitName : UnitName ?? ""); }
        if (style.IsJapanese) { return Japanese(); }
        if (!IsCurrency) { return (Scale, Decimals ?? 0, "", Bare || Scale == 1m ? "" : " " + ScaleName); }
        var sign = Currency.Sign(Unit);
        return (Scale, Decimals ?? DefaultDecimals, Bare ? "" : Spaced ? sign + " " : sign, Bare || Scale == 1m ? "" : " " + ScaleName);
    }

    /// <summary>The unit stands behind: 33,254百万円, 23円51銭, 204,300千.</summary>
    private (decimal Scale, int Decimals, string Prefix, string Suffix) Japanese()
    {
        if (InSen) { return (Scale, 2, "", "銭"); }
        return (Scale, Decimals ?? (IsCurrency ? DefaultDecimals : 0), "", Bare ? "" : JapaneseScale + (IsCurrency ? Currency.Japanese(Unit) : ""));
    }

    private string JapaneseScale => Scale switch { 1_000m => "千", 1_000_000m => "百万", 100_000_000m => "億", 1_000_000_000m => "十億", _ => "" };

    /// <summary>The heading a column of such figures has: JPY millions, 百万円. Thousands of U.S. Dollars is left to the table.</summary>
    public string ColumnUnit(bool isJapanese) => !IsPlainAmount ? ""
        : isJapanese ? JapaneseScale + Currency.Japanese(Unit)
        : Scale == 1m ? Unit! : string.Create(CultureInfo.InvariantCulture, $"{Unit} {ScaleName}s");

    /// <summary>A billion yen and a million dollars are stated to one decimal, a single dollar to cents.</summary>
    private int DefaultDecimals => (Unit, Scale) switch
    {
        (_, 1_000_000_000m or 100_000_000m) => 1,
        (_, 1m) => Currency.MinorDigits(Unit),
        (_, 1_000_000m) when Currency.MinorDigits(Unit) > 0 => 1,
        _ => 0,
    };
}
