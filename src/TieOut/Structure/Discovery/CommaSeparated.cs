using System.Text;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Comma-separated values as found in the wild (RFC 4180 quoting): the separator is the comma, semicolon or tab that stands most often
/// outside quotes in the first lines.
/// </summary>
internal static class CommaSeparated
{
    private const int Looked = 1 << 14;

    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var separator = Separator(text);
        var (rows, row, cell) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder());
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') { cell.Append(c); }
                else if (i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
                else { quoted = false; }
            }
            else if (c == '"' && cell.Length == 0) { quoted = true; }
            else if (c == separator) { Close(row, cell); }
            else if (c == '\n') { Close(row, cell); rows.Add(row); row = []; }
            else if (c != '\r') { cell.Append(c); }
        }

        if (cell.Length > 0 || row.Count > 0) { Close(row, cell); rows.Add(row); }
        return rows;
    }

    private static void Close(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }

    private static char Separator(string text)
    {
        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Looked)))
        {
            if (c == '"') { quoted = !quoted; }
            if (quoted) { continue; }
            if (c == ',') { commas++; }
            if (c == ';') { semicolons++; }
            if (c == '\t') { tabs++; }
        }

        // A semicolon or a tab is hardly ever anything but a separator; a comma may be inside numbers.
        return tabs > 0 && tabs >= semicolons ? '\t' : semicolons > 0 && semicolons * 4 >= commas ? ';' : ',';
    }
}
