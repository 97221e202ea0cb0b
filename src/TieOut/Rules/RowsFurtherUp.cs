using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// What a result misses are totals further up, or in the table before under the same columns: the statement goes on from there.
/// <example>Operating and investing activities on one page, financing activities and the change in cash on the next.</example>
/// </summary>
internal static class RowsFurtherUp
{
    public static bool Give(IReadOnlyList<TableView> tables, TableView table, SumPattern pattern, List<Miss> misses)
    {
        var first = pattern.Terms.Min(t => t.Row);
        if (Give(table, Enumerable.Range(0, first), misses, pattern.Terms.Count)) { return true; }
        return table.Index > 0 && tables[table.Index - 1] is var before
            && table.Columns.Select(c => c.Header).SequenceEqual(before.Columns.Select(c => c.Header), StringComparer.OrdinalIgnoreCase)
            && Give(before, Enumerable.Range(0, before.Rows.Count), misses, pattern.Terms.Count);
    }

    /// <param name="terms">How many rows were added up: each of them may be rounded.</param>
    private static bool Give(TableView table, IEnumerable<int> among, List<Miss> misses, int terms)
    {
        var rows = among.Where(r => misses.TrueForAll(m => table.Cells[r, m.Column] is not null)).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = i; j < rows.Count; j++)
            {
                if (AreMissed(table, rows[i], rows[j], misses, terms)) { return true; }
            }
        }

        return false;
    }

    /// <summary>The two rows, or the one, are in every column what is missing there.</summary>
    private static bool AreMissed(TableView table, int first, int second, List<Miss> misses, int terms)
    {
        foreach (var miss in misses)
        {
            if (Math.Abs(miss.Value - Sum(table, first, second, miss.Column)) * 2m > (terms + 3) * miss.Total.Figure.Precision) { return false; }
        }
        return true;
    }

    private static decimal Sum(TableView table, int first, int second, int column) =>
        table.Cells[first, column]!.Figure.Value + (first == second ? 0m : table.Cells[second, column]!.Figure.Value);
}
