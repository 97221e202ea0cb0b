namespace Kessan.TieOut.Reading;

/// <summary>The scripts of Japanese text. It has no blanks: words end where the script changes.</summary>
internal static class Script
{
    public static bool IsCjk(char c) => IsHan(c) || IsKana(c);

    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '\u3005';

    public static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    public static bool IsKatakana(char c) => c is >= '\u30A1' and <= '\u30FF' or >= '\uFF66' and <= '\uFF9F';

    /// <summary>Whether two letters may stand in one word.</summary>
    public static bool AreOneWord(char a, char b) => IsHan(a) == IsHan(b) && IsHiragana(a) == IsHiragana(b) && IsKatakana(a) == IsKatakana(b);

    private static bool IsKana(char c) => IsHiragana(c) || IsKatakana(c);
}
