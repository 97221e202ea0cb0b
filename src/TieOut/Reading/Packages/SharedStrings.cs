using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>The strings that the cells of a workbook share.</summary>
internal static class SharedStrings
{
    public static IReadOnlyList<string> Read(string? xml)
    {
        var found = new List<string>();
        if (xml is null) { return found; }
        var scanner = new MarkupScanner(xml);
        var (name, phonetic) = ("", false);
        var words = new System.Text.StringBuilder();
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) { if (name is "t" && !phonetic) { words.Append(Decode(xml, scanner.Start, scanner.End)); } continue; }
            var local = scanner.Name[(scanner.Name.IndexOf(':') + 1)..];
            var opens = scanner.Kind == MarkupKind.Open;
            name = opens ? local.ToString() : "";
            if (local is "rPh") { phonetic = opens && !scanner.ClosesItself; }
            if (local is "si" && (!opens || scanner.ClosesItself)) { found.Add(words.ToString()); words.Clear(); }
        }

        return found;
    }

    public static string Decode(string xml, int start, int end) => System.Net.WebUtility.HtmlDecode(xml[start..end]);
}
