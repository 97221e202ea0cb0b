namespace Kessan.Documents;

/// <summary>
/// Where a Japanese heading is broken best. Lines may break between any two characters (JIS X 4051 §6.1), but readers take in phrases: 1株当たり|四半期純利益,
/// 2009年3月期|第2四半期累計, 百万|ノルウェークローネ. Only what the kinds of characters show is parted; blanks that the writer put part as well.
/// </summary>
internal static class JapanesePhrases
{
    /// <summary>The phrases in their order, each with whether a blank stands before it. A text without Japanese is parted at its blanks alone.</summary>
    public static IReadOnlyList<(string Text, bool AfterBlank)> Of(string text)
    {
        List<(string, bool)> phrases = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var i = 1; i <= word.Length; i++)
            {
                if (i < word.Length && !Parts(word[i - 1], word[i])) { continue; }
                phrases.Add((word[start..i], start == 0));
                start = i;
            }
        }

        return phrases;
    }

    /// <summary>The columns that the widest phrase takes.</summary>
    public static int Widest(string text) => Of(text).Select(p => TextWidth.Of(p.Text)).DefaultIfEmpty(0).Max();

    private static bool Parts(char before, char after) => (Of(before), Of(after)) switch
    {
        (Kind.Opening, _) or (_, Kind.Closing) => false,
        (Kind.Closing, _) => true,
        (not Kind.Other, Kind.Opening) => true,
        (Kind.Hiragana, Kind.Han or Kind.Katakana or Kind.Digit) => true,
        (Kind.Katakana, Kind.Han) or (Kind.Han, Kind.Katakana) => true,
        (Kind.Han, Kind.Han) => after == '第',
        _ => false,
    };

    private enum Kind { Other, Han, Hiragana, Katakana, Digit, Opening, Closing }

    private static Kind Of(char c) => c switch
    {
        '（' or '「' or '『' or '〔' or '［' => Kind.Opening,
        '）' or '」' or '』' or '〕' or '］' or '、' or '。' or '・' => Kind.Closing,
        >= '\u3041' and <= '\u309F' => Kind.Hiragana,
        >= '\u30A1' and <= '\u30FF' => Kind.Katakana,
        '々' or (>= '\u3400' and <= '\u9FFF') => Kind.Han,
        _ => char.IsAsciiDigit(c) ? Kind.Digit : Kind.Other,
    };
}
