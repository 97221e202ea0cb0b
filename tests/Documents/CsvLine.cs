namespace Kessan.Tests.Documents;

/// <summary>Lines of the lists of figures that tests compare with.</summary>
internal static class CsvLine
{
    /// <summary>The fields of a line of CSV.</summary>
    public static IReadOnlyList<string> Fields(string line)
    {
        List<string> fields = [];
        var (field, quoted) = (new System.Text.StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"') { quoted = !quoted; }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else { field.Append(c); }
        }

        return [.. fields, field.ToString()];
    }
}
