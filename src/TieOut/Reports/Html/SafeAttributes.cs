using System.Globalization;
using System.Text;

namespace Kessan.TieOut.Reports.Html;

/// <summary>The few attributes of a source page that pass, each read as what it must be and written anew: spans, alignment, weight, indent.</summary>
internal static class SafeAttributes
{
    private const int WidestSpan = 200, DeepestIndent = 40;

    public static void Write(StringBuilder page, ReadOnlySpan<char> tag, string name)
    {
        var isCell = name is "td" or "th";
        if (isCell) { Span(page, tag, "colspan"); Span(page, tag, "rowspan"); }
        var classes = new List<string>(3);
        if (Alignment(tag) is { } alignment) { classes.Add(alignment); }
        if (Style(tag, "font-weight").StartsWith("bold") || Style(tag, "font-weight") is "600" or "700" or "800" or "900") { classes.Add("bo"); }
        if (isCell && (HasLine(tag, "border-bottom") || HasLine(tag, "border-top"))) { classes.Add(HasLine(tag, "border-top") ? "lt" : "lb"); }
        if (Indent(tag) is { } indent) { classes.Add(string.Create(CultureInfo.InvariantCulture, $"i{indent}")); }
        if (classes.Count > 0) { page.Append(" class=\"").AppendJoin(' ', classes).Append('"'); }
    }

    private static void Span(StringBuilder page, ReadOnlySpan<char> tag, string name)
    {
        if (int.TryParse(Attribute(tag, name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span is > 1 and <= WidestSpan)
        {
            page.Append(CultureInfo.InvariantCulture, $" {name}=\"{span}\"");
        }
    }

    private static string? Alignment(ReadOnlySpan<char> tag)
    {
        var said = Style(tag, "text-align");
        if (said.Length == 0) { said = Attribute(tag, "align"); }
        return said.Equals("right", StringComparison.OrdinalIgnoreCase) ? "r" : said.Equals("center", StringComparison.OrdinalIgnoreCase) ? "c" : null;
    }

    private static bool HasLine(ReadOnlySpan<char> tag, string name)
    {
        var said = Style(tag, name);
        return said.Contains("solid", StringComparison.OrdinalIgnoreCase) || said.Contains("double", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Blanks before a label, in steps of ten points.</summary>
    private static int? Indent(ReadOnlySpan<char> tag)
    {
        var said = Style(tag, "padding-left");
        if (said.Length == 0) { said = Style(tag, "margin-left"); }
        var digits = said.IndexOfAnyExceptInRange('0', '9');
        if (!int.TryParse(digits < 0 ? said : said[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var points)) { return null; }
        return points >= 6 ? Math.Min(points, DeepestIndent) / 10 + 1 : null;
    }

    private static ReadOnlySpan<char> Style(ReadOnlySpan<char> tag, string property)
    {
        var style = Attribute(tag, "style");
        foreach (var part in style.Split(';'))
        {
            var declaration = style[part];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase)) { return declaration[(colon + 1)..].Trim(); }
        }

        return default;
    }

    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> tag, string name)
    {
        for (var from = 0; from < tag.Length;)
        {
            var found = tag[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (found < 0) { return default; }
            var at = from + found;
            from = at + name.Length;
            if (at == 0 || !char.IsWhiteSpace(tag[at - 1])) { continue; }
            var rest = tag[from..].TrimStart();
            if (rest.IsEmpty || rest[0] != '=') { continue; }
            return Value(rest[1..].TrimStart());
        }

        return default;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) { return default; }
        if (rest[0] is '"' or '\'')
        {
            var close = rest[1..].IndexOf(rest[0]);
            return close < 0 ? default : rest[1..(close + 1)];
        }

        var end = rest.IndexOfAny(" \t\r\n>");
        return end < 0 ? rest : rest[..end];
    }
}
