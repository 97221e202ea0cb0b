namespace Kessan.Cli.Commands;

/// <summary>A table for a terminal: texts left, numbers right, two spaces between columns.</summary>
internal static class TextTable
{
    /// <param name="texts">How many of the first columns are texts.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string> captions, IReadOnlyList<string[]> rows, int texts)
    {
        var widths = captions.Select((c, i) => Math.Max(c.Length, rows.Count == 0 ? 0 : rows.Max(r => r[i].Length))).ToArray();
        Row(writer, captions, widths, texts);
        foreach (var row in rows) { Row(writer, row, widths, texts); }
    }

    private static void Row(TextWriter writer, IReadOnlyList<string> cells, int[] widths, int texts)
    {
        var line = string.Join("  ", cells.Select((c, i) => i < texts ? c.PadRight(widths[i]) : c.PadLeft(widths[i])));
        writer.Write(line.TrimEnd());
        writer.Write('\n');
    }
}
