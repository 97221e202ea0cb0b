using Kessan.Core;

namespace Kessan.Documents;

/// <summary>How a document writes numbers, dates and its own few words: by its language, and by what its head settles otherwise.</summary>
/// <param name="Language">en or ja.</param>
/// <param name="Negative">How a negative number is marked where no word of the sentence carries the sign.</param>
/// <param name="Amounts">How amounts in the presentation currency are brought to thousands and more: 四捨五入 or 切捨て. Ratios and translations are always
/// rounded.</param>
/// <param name="Dates">The years of dates.</param>
/// <param name="Currency">The presentation currency, to which <paramref name="Amounts"/> applies.</param>
internal sealed record HouseStyle(string Language, SignStyle Negative, RoundingMode Amounts, YearStyle Dates, string Currency)
{
    /// <summary>The way of a language where no head settles anything otherwise.</summary>
    public static HouseStyle Of(string language, string currency) =>
        new(language, language == "ja" ? SignStyle.WhiteTriangle : SignStyle.Parentheses, RoundingMode.HalfUp, YearStyle.Western, currency);

    public bool IsJapanese => Language == "ja";

    /// <summary>Nothing was reported, or the figure is not stated.</summary>
    public string Nil => IsJapanese ? "－" : NumberFormat.Nil;

    /// <summary>Whether the word that carries a sign follows its number: 10.9%増.</summary>
    public bool WordFollows => IsJapanese;

    public DocumentWords Words => IsJapanese ? DocumentWords.Japanese : DocumentWords.English;
}

internal enum YearStyle
{
    /// <summary>2008.</summary>
    Western,

    /// <summary>平成20年: years of the era.</summary>
    Era,
}
