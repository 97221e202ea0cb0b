namespace Kessan.Documents;

/// <summary>
/// Columns that characters take where every letter has one (Unicode Standard Annex 11): East Asian wide and full-width ones take two, and so do the signs
/// that Japanese fonts draw wide (△, ※, ①).
/// </summary>
internal static class TextWidth
{
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) { width += IsWide(rune.Value) ? 2 : 1; }
        return width;
    }

    /// <summary>Whether a line may end before or behind the character without a blank: ideographs and kana.</summary>
    public static bool IsBreakable(char c) =>
        c is (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool IsWide(int c) => c >= 0x1100 && c is
        (>= 0x1100 and <= 0x115F) or (>= 0x2460 and <= 0x24FF) or (>= 0x25A0 and <= 0x25FF) or 0x203B or 0x2605 or 0x2606
        or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x20000 and <= 0x3FFFD);
}
