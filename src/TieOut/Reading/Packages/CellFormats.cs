using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>
/// Shows the numbers of a workbook as their formats do: decimals, per cent, thousands left off, parentheses for negatives (ECMA-376 part 1, 18.8.31). What is
/// checked is what a reader sees; the digits behind it are not printed.
/// </summary>
internal sealed class CellFormats
{
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%", [37] = "#,##0;(#,##0)", [38] = "#,##0;(#,##0)",
        [39] = "#,##0.00;(#,##0.00)", [40] = "#,##0.00;(#,##0.00)",
        [41] = "#,##0;(#,##0)", [42] = "#,##0;(#,##0)", [43] = "#,##0.00;(#,##0.00)", [44] = "#,##0.00;(#,##0.00)", [14] = "yyyy/m/d", [15] = "yyyy/m/d",
        [16] = "yyyy/m/d", [17] = "yyyy/m/d", [22] = "yyyy/m/d",
    };

    /// <summary>A per cent sign within quotation marks: printed, while the number stays as it is.</summary>
    private const char PrintedPercent = '\u066A';

    private readonly List<string> formats = [];

    public static CellFormats Read(string? xml)
    {
        var found = new CellFormats();
        var own = new Dictionary<int, string>(BuiltIn);
        var scanner = new MarkupScanner(xml ?? "");
        var within = false;
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) { continue; }
            var name = scanner.Name[(scanner.Name.IndexOf(':') + 1)..];
            if (name is "cellXfs") { within = scanner.Kind == MarkupKind.Open; }
            if (scanner.Kind != MarkupKind.Open) { continue; }
            if (name is "numFmt") { own[Number(scanner.Attribute("numFmtId"))] = System.Net.WebUtility.HtmlDecode(scanner.Attribute("formatCode").ToString()); }
            else if (within && name is "xf") { found.formats.Add(own.GetValueOrDefault(Number(scanner.Attribute("numFmtId")), "")); }
        }

        return found;
    }

    /// <returns>Empty where the value is no number.</returns>
    public string Show(string value, int style) => Show(value, style < formats.Count ? formats[style] : "");

    /// <returns>The number as a format prints it; empty where the value is no number.</returns>
    public static string Show(string value, string format)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e20m) { return ""; }
        if (format.Length == 0 || format.Equals("General", StringComparison.OrdinalIgnoreCase))
        {
            return Rounding.Round(number, 0.000000001m, RoundingMode.HalfUp).ToString("0.#########", CultureInfo.InvariantCulture);
        }
        var sections = format.Split(';');
        var plain = Plain(sections[number < 0m && sections.Length > 1 ? 1 : 0]);
        if (plain.AsSpan().IndexOfAny('y', 'd') >= 0 && plain.AsSpan().IndexOfAny('#', '0') < 0) { return Date(number); }
        return plain.AsSpan().IndexOfAny('#', '0') < 0 ? "" : Shown(number, plain, sections.Length > 1);
    }

    private static string Shown(decimal number, string format, bool hasOwnNegative)
    {
        var percent = format.Contains('%');
        var point = format.IndexOf('.');
        var decimals = point < 0 ? 0 : format.Skip(point + 1).TakeWhile(c => c is '0' or '#' or '?').Count();
        var digits = format.LastIndexOfAny(['0', '#']);
        var scaled = Math.Abs(number) * (percent ? 100m : 1m);
        for (var i = digits + 1; i < format.Length && format[i] == ','; i++) { scaled /= 1_000m; }
        var unit = 1m;
        for (var i = 0; i < Math.Min(decimals, 10); i++) { unit /= 10m; }
        var rounded = Rounding.Round(scaled, unit, RoundingMode.HalfUp);
        var text = rounded.ToString((format.Contains(',') ? "#,0" : "0") + (decimals > 0 ? "." + new string('0', Math.Min(decimals, 10)) : ""),
            CultureInfo.InvariantCulture)
            + (percent || format.Contains(PrintedPercent) ? "%" : "");
        var currency = format.Contains('$') ? "$" : format.Contains('\u00A5') ? "\u00A5" : format.Contains('\u20AC') ? "\u20AC" : "";
        var negative = number < 0m && rounded != 0m;
        if ((!negative || hasOwnNegative) && format.Contains('(')) { return $"{currency}({text})"; }
        var mark = negative && hasOwnNegative && format.AsSpan().IndexOfAny('\u25B3', '\u25B2') >= 0 ? "\u25B3" : "-";
        return negative ? $"{mark}{currency}{text}" : currency + text;
    }

    /// <summary>Without colours, conditions, widths and quotation marks; the currency of [$¥-411] stays.</summary>
    private static string Plain(string section)
    {
        var plain = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < section.Length; i++)
        {
            var c = section[i];
            if (c is '_' or '*') { i++; continue; }
            if (c is '"') { quoted = !quoted; continue; }
            if (c is '\\') { continue; }
            if (quoted && c is '%') { plain.Append(PrintedPercent); continue; }
            if (c != '[') { plain.Append(c); continue; }
            var close = section.IndexOf(']', i);
            if (close < 0) { break; }
            if (i + 1 < close && section[i + 1] == '$') { plain.Append(section.AsSpan(i + 2, close - i - 2).Trim("-0123456789ABCDEFabcdef".AsSpan())); }
            i = close;
        }

        return plain.ToString();
    }

    /// <summary>Days since the end of 1899, with the day that 1900 did not have (18.17.4.1).</summary>
    private static string Date(decimal days) =>
        days is >= 61m and < 73_000m
            ? new DateOnly(1899, 12, 30).AddDays((int)decimal.Truncate(days)).ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)
            : "";

    private static int Number(ReadOnlySpan<char> attribute) =>
        int.TryParse(attribute, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
