using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>
/// What one line of a table is about: a row, or a column where the rows name periods. Lines of several tables that print the same thing
/// are one subject, known by all their labels.
/// </summary>
public sealed class FactLine
{
    public required int Id { get; init; }

    public required TableView Table { get; init; }

    public required string Label { get; init; }

    /// <summary>The words that name it.</summary>
    public required IReadOnlySet<int> Core { get; init; }

    /// <summary>The same in a row, for those who go through them again and again.</summary>
    public int[] CoreWords => field ??= [.. Core];

    /// <summary>Words of headings and title that may stand beside the name.</summary>
    public required IReadOnlySet<int> Around { get; init; }

    public List<CellFigure> Cells { get; } = [];

    /// <summary>0 to 1: how far the names of two lines are the same words.</summary>
    public decimal Similarity(FactLine other)
    {
        var common = Core.Count(other.Core.Contains);
        if (common == 0) { return 0m; }
        var jaccard = (decimal)common / (Core.Count + other.Core.Count - common);
        var smaller = Math.Min(Core.Count, other.Core.Count);
        var contained = smaller >= 2 && common == smaller ? 0.8m : smaller == 1 && common == 1 && Math.Max(Core.Count, other.Core.Count) <= 2 ? 0.5m : 0m;
        return Math.Max(jaccard, contained);
    }

    public static List<FactLine> Of(DocumentFigures document)
    {
        var lines = new List<FactLine>();
        foreach (var table in document.Tables)
        {
            foreach (var row in table.Rows.Where(r => !r.IsTime))
            {
                Add(lines, table, row.Label, row.Core.Count > 0 ? row.Core : row.All, row.Heading, InRow(table, row.Index));
            }
            if (!table.Rows.Any(r => r.IsTime)) { continue; }
            var title = document.Vocabulary.SetOf(table.Title);
            foreach (var column in table.Columns)
            {
                var words = document.Vocabulary.SetOf(TableViewBuilder.CoreOf(column.Header));
                Add(lines, table, column.Header, words, title, table.Figures.Where(f => f.Column == column.Index && f.RowView.IsTime));
            }
        }

        return lines;
    }

    private static IEnumerable<CellFigure> InRow(TableView table, int row)
    {
        for (var c = 0; c < table.Columns.Count; c++) { if (table.Cells[row, c] is { } cell) { yield return cell; } }
    }

    private static void Add(List<FactLine> lines, TableView table, string label, IReadOnlySet<int> core, IReadOnlySet<int> around,
        IEnumerable<CellFigure> cells)
    {
        var line = new FactLine { Id = lines.Count, Table = table, Label = label, Core = core, Around = around };
        line.Cells.AddRange(cells);
        if (line.Cells.Count > 0) { lines.Add(line); }
    }
}
