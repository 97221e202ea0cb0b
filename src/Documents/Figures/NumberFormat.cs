using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents;

public enum SignStyle
{
    /// <summary>(1,804): negatives stand in parentheses.</summary>
    Parentheses,

    /// <summary>1,804: a word of the sentence carries the sign.</summary>
    Unsigned,

    /// <summary>△1,804, as Japanese announcements mark negatives.</summary>
    WhiteTriangle,

    /// <summary>▲1,804.</summary>
    BlackTriangle,

    /// <summary>-1,804.</summary>
    Minus,
}

/// <summary>
/// How an exact value becomes a printed number.
/// <example>33,253,841,000 with scale 1,000,000 and no decimals prints 33,254; −0.4464 with scale 0.01, one decimal and "%" prints (44.6%).</example>
/// </summary>
/// <param name="Scale">What one printed unit stands for: 1,000,000 for millions, 0.01 for per cent.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Suffix">What follows the number, without which it cannot be read: %, Gbps, " million".</param>
public sealed record NumberFormat(decimal Scale, int Decimals, RoundingMode Rounding, string Prefix, string Suffix, SignStyle Sign)
{
    /// <summary>Nothing was reported, or the figure is not stated (spec of the wire format: two hyphens).</summary>
    public const string Nil = "--";

    private static readonly decimal[] Tenths = [1m, 0.1m, 0.01m, 0.001m, 0.0001m, 0.00001m, 0.000001m];

    /// <summary>What is printed where nothing was reported.</summary>
    public string NilText { get; init; } = Nil;

    /// <summary>12円50 before 銭: yen and hundredths of a yen, each with its word.</summary>
    public bool InSen { get; init; }

    /// <summary>One unit of the last printed digit, in printed units.</summary>
    public decimal LastDigit => Tenths[Decimals];

    /// <summary>The printed number, signed, in printed units.</summary>
    public decimal Printed(decimal value) => Core.Rounding.Round(value / Scale, LastDigit, Rounding);

    /// <summary>The digits of a printed number with thousands separators, without sign.</summary>
    public string Digits(decimal printed) => Math.Abs(printed).ToString("N" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>
    /// The number with its parentheses and per cent sign, without currency and unit. A negative value that rounds to zero keeps its sign: (0).
    /// </summary>
    public string Number(decimal printed, bool negative)
    {
        var number = (InSen ? Digits(printed).Replace('.', '円') : Digits(printed)) + (Suffix.StartsWith('%') ? "%" : "");
        return !negative ? number : Sign switch
        {
            SignStyle.Parentheses => $"({number})",
            SignStyle.WhiteTriangle => "△" + number,
            SignStyle.BlackTriangle => "▲" + number,
            SignStyle.Minus => "-" + number,
            _ => number,
        };
    }

    /// <summary>What follows the number: " million", "Gbps".</summary>
    public string Unit => Suffix.StartsWith('%') ? Suffix[1..] : Suffix;
}
