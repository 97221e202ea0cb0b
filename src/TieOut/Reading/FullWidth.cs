namespace Kessan.TieOut.Reading;

/// <summary>
/// Full-width letters, digits and marks as Japanese releases print them, taken as the plain ones: １２３ is 123. One character stays
/// one character, so that places hold.
/// </summary>
internal static class FullWidth
{
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        '\uFFE5' => '\u00A5',
        '\u3014' or '\u3010' => '[',
        '\u3015' or '\u3011' => ']',
        '\u2012' => '\u2013',
        '\u2015' or '\u2500' => '\u2014',
        _ => c,
    };

    /// <summary>The same text where nothing is to fold.</summary>
    public static string Fold(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u3000', '\u3015') < 0 && text.AsSpan().IndexOfAnyInRange('\uFF01', '\uFFE5') < 0) { return text; }
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) { to[i] = from[i] is '\u2012' or '\u2015' or '\u2500' or '\u00A0' ? from[i] : Fold(from[i]); }
        });
    }
}
