using System.Globalization;
using System.Net;

namespace Kessan.TieOut.Reading.Html;

/// <summary>Decodes the entities of a text into a passage, each with the place of the whole entity.</summary>
internal static class EntityReader
{
    private const int Longest = 12;

    /// <summary>What browsers take the numbers 128 to 159 for: Windows-1252 (HTML Standard, 13.2.5.80).</summary>
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static void Append(PassageBuilder passage, string source, int start, int end)
    {
        for (var i = start; i < end;)
        {
            var next = source.AsSpan(i, end - i).IndexOf('&');
            var stop = next < 0 ? end : i + next;
            passage.Append(source.AsSpan(i, stop - i), i);
            if (stop == end) { return; }
            var (length, decoded) = Decode(source.AsSpan(stop, end - stop));
            if (length == 0) { passage.Append(source.AsSpan(stop, 1), stop); }
            else { passage.AppendMark(decoded, stop, length); }
            i = stop + Math.Max(1, length);
        }
    }

    /// <returns>How many characters the entity takes, and what it stands for; 0 where it is none.</returns>
    public static (int Length, string Decoded) Decode(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(Longest, text.Length)].IndexOf(';');
        if (end < 2) { return (0, ""); }
        if (text[1] == '#') { return Number(text[2..end]) is { } code ? (end + 1, OfCode(code)) : (0, ""); }
        var named = text[..(end + 1)];
        if (named is "&nbsp;") { return (6, "\u00A0"); }
        if (named is "&amp;") { return (5, "&"); }
        var decoded = WebUtility.HtmlDecode(named.ToString());
        return decoded.Length > 0 && decoded[0] != '&' ? (end + 1, decoded) : (0, "");
    }

    private static int? Number(ReadOnlySpan<char> digits)
    {
        var hexadecimal = digits.Length > 1 && digits[0] is 'x' or 'X';
        var style = hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(hexadecimal ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    private static string OfCode(int code) => code switch
    {
        >= 128 and <= 159 => Windows1252[code - 128].ToString(),
        > 0 and < 0xD800 or > 0xDFFF and <= 0x10FFFF => char.ConvertFromUtf32(code),
        _ => "\uFFFD",
    };
}
