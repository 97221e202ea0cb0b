using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO304: rows of percentages under a heading ("Operating margin") with the same labels as the rows of two parts of the table above: the one over the other.
/// <example>Net sales: Food 9,914, Clothing 6,890; operating profit: Food 2,984, Clothing 2,356; operating margin: Food 30.1%, Clothing 34.2%.</example>
/// </summary>
internal static class MarginsUnderHeading
{
    /// <summary>Rows of the block that must come out, and digits that their percentages have together.</summary>
    private const int FewestRows = 2;
    private const int Needed = 8;

    private sealed record Block(IReadOnlyList<RowView> Rows);

    public static IEnumerable<Relation> Find(TableSums sums)
    {
        foreach (var table in sums.Tables)
        {
            foreach (var block in Blocks(table))
            {
                if (Best(table, block) is not { } found) { continue; }
                var spare = found.Count(q => q.Holds) > FewestRows + 1;
                foreach (var quotient in found) { yield return quotient.ToRelation(spare); }
            }
        }
    }

    /// <summary>Rows that hold nothing but percentages, directly below each other under one heading.</summary>
    private static IEnumerable<Block> Blocks(TableView table)
    {
        var run = new List<RowView>();
        foreach (var row in table.Rows)
        {
            var cells = PercentageRows.Percentages(table, row.Index);
            if (cells.Count > 0 && (run.Count == 0 || Heading(table, run[0]) == Heading(table, row))) { run.Add(row); continue; }
            if (run.Count >= FewestRows) { yield return new(run); }
            run = cells.Count > 0 ? [row] : [];
        }

        if (run.Count >= FewestRows) { yield return new(run); }
    }

    private static string Heading(TableView table, RowView row) => table.Table.Rows[row.Index].Headings is [.., var last] ? last.Text : "";

    /// <summary>The two rows of its name above, counted from the block: the same pair for every row of it.</summary>
    private static List<Quotient>? Best(TableView table, Block block)
    {
        var most = block.Rows.Max(r => Above(table, r).Count);
        for (var part = 0; part < most; part++)
        {
            for (var whole = 0; whole < most; whole++)
            {
                if (part == whole) { continue; }
                var found = block.Rows.SelectMany(r => Quotients(table, r, part, whole)).ToList();
                var (holding, failing) = (found.FindAll(q => q.Holds), found.FindAll(q => !q.Holds));
                if (holding.Select(q => q.Percentage.Row).Distinct().Count() < FewestRows || holding.Sum(q => q.Percentage.Figure.Digits) < Needed)
                {
                    continue;
                }
                if (failing.Count == 0 || (failing.Count == 1 && holding.Count > FewestRows && failing[0].IsSlip)) { return found; }
            }
        }

        return null;
    }

    /// <summary>Rows of amounts of the same name, the nearest first.</summary>
    private static List<RowView> Above(TableView table, RowView row)
    {
        var key = row.Key;
        return key.Length == 0
            ? []
            : [.. table.Rows.Take(row.Index)
                .Reverse()
                .Where(r => IsOfName(r, key)
                    && Enumerable.Range(0, table.Columns.Count).Any(c => table.Cells[r.Index, c] is { Figure.Kind: FigureKind.Amount }))
                .Take(3)];
    }

    /// <summary>"Total" is that of the rows above it, whatever the total of each part is called: "Total net sales".</summary>
    private static bool IsOfName(RowView row, string key) =>
        row.Key == key || (key == "total" && row.Key.StartsWith("total", StringComparison.Ordinal));

    private static IEnumerable<Quotient> Quotients(TableView table, RowView row, int part, int whole)
    {
        var above = Above(table, row);
        if (part >= above.Count || whole >= above.Count) { yield break; }
        foreach (var cell in PercentageRows.Percentages(table, row.Index))
        {
            if (table.Cells[above[part].Index, cell.Column] is { Figure.Kind: FigureKind.Amount } own
                && table.Cells[above[whole].Index, cell.Column] is { Figure: { Kind: FigureKind.Amount, Value: > 0m } } all
                && all.Figure.Scale == own.Figure.Scale)
            {
                yield return new(cell, own, all);
            }
        }
    }
}
