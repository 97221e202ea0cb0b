namespace Kessan.TieOut.Figures;

/// <summary>What carries the sign of a printed number.</summary>
public enum SignStyle
{
    None,
    Minus,
    Plus,
    Parentheses,
}

/// <summary>A number in a text with the marks and words that belong to it; positions are those of the text read.</summary>
/// <param name="Start">Of the number with its sign or parenthesis, without currency.</param>
/// <param name="Value">As printed, without sign and scale.</param>
public sealed record PrintedNumber(int Start, int End, decimal Value, int Decimals)
{
    public SignStyle Sign { get; init; }

    /// <summary>ISO code; null where no currency stands beside the number.</summary>
    public string? Currency { get; init; }

    /// <summary>1,000,000 for "million", 0.01 for per cent; null where no scale stands beside the number.</summary>
    public decimal? Scale { get; init; }

    /// <summary>In hundredths of a currency (pence, cents); which of them the number itself need not say.</summary>
    public bool IsMinor { get; init; }

    public bool IsPercent { get; init; }

    /// <summary>Percentage points or basis points.</summary>
    public bool IsPoints { get; init; }

    public bool IsPerShare { get; init; }

    /// <summary>The noun that is counted: shares, contracts, Gbps.</summary>
    public string? Noun { get; init; }

    /// <summary>Where the words that belong to the number begin (its currency) and end (its scale, unit, closing parenthesis).</summary>
    public int PhraseStart { get; init; }

    public int PhraseEnd { get; init; }

    /// <summary>Stands in parentheses of its own, with currency and scale: an apposition in prose, a negative number in a cell.</summary>
    public bool InParentheses { get; init; }

    public bool Grouped { get; init; }

    /// <summary>Digits without leading zeros.</summary>
    public int Digits => DigitsOf(Value, Decimals);

    internal static int DigitsOf(decimal value, int decimals)
    {
        var digits = 0;
        for (var v = decimal.Truncate(value * Power(decimals)); v >= 1m; v /= 10m) { digits++; }
        return Math.Max(1, digits);
    }

    private static decimal Power(int decimals)
    {
        var power = 1m;
        for (var i = 0; i < Math.Min(decimals, 10); i++) { power *= 10m; }
        return power;
    }
}
