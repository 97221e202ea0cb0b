using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Comparing;

/// <summary>What a line is called: its label, and its label under the headings over it ("Total" alone names nothing).</summary>
/// <param name="Label">Letters and digits of the label in lower case.</param>
/// <param name="Path">The same with the headings before it.</param>
internal sealed record LineName(string Label, string Path)
{
    private static readonly string[] Generic = ["", "total", "other", "others", "othernet", "net", "subtotal", "basic", "diluted", "current", "deferred",
        "domestic", "consolidated", "balance", "amount"];

    public static bool IsGeneric(string label) => Generic.Contains(label, StringComparer.Ordinal);

    public static LineName Of(string label)
    {
        var core = TableViewBuilder.CoreOf(label);
        var key = LabelKey.Of(core) is { Length: > 0 } latin ? latin : string.Concat(core.Where(char.IsLetterOrDigit));
        return new(key, key);
    }

    public static LineName Of(FactLine line)
    {
        var own = Of(line.Label);
        if (line.Cells.Count == 0 || line.Cells[0].RowView.IsTime) { return own; }
        var row = line.Table.Table.Rows[line.Cells[0].Row];
        return own with { Path = string.Join('/', row.Headings.Select(h => LabelKey.Of(h.Text)).Append(own.Label)) };
    }
}
