namespace Kessan.TieOut.Reading;

/// <summary>
/// Characters that take two columns where letters have one width each, as in Japanese text whose tables are set with blanks (Unicode Standard Annex 11: wide
/// and full-width; of the ambiguous ones the signs that Japanese fonts draw wide, △ and ※ among them).
/// </summary>
internal static class WideCharacters
{
    public static bool Is(char c) => c >= '\u1100' && c is
        (>= '\u1100' and <= '\u115F') or (>= '\u2460' and <= '\u24FF') or (>= '\u25A0' and <= '\u25FF') or '\u203B' or '\u2605' or '\u2606'
        or (>= '\u2E80' and <= '\u303E') or (>= '\u3041' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
        or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF01' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');

    /// <summary>Where in a line they stand, in UTF-16 indices of the text.</summary>
    public static int[] In(string text, Span line)
    {
        if (text.AsSpan(line.Start, line.Length).IndexOfAnyInRange('\u1100', '\uFFE6') < 0) { return []; }
        var found = new List<int>();
        for (var i = line.Start; i < line.End; i++) { if (Is(text[i])) { found.Add(i); } }
        return [.. found];
    }
}
