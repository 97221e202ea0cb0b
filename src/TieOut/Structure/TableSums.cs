using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>The sums of all tables of a document. What one table proves holds for every other table with the same labels.</summary>
public sealed class TableSums
{
    private readonly List<SumPattern>[] patterns;
    private readonly IReadOnlyList<UnfootedTotal>[] unfooted;
    private readonly HashSet<CellFigure> inExactSums = [];

    /// <param name="IsSaid">The label or its heading says that it is taken off: "Unrealized rents" under "Less:" is another line than under "Plus:".</param>
    private sealed record LabelTerm(string Label, int Sign, bool IsSaid);

    private TableSums(IReadOnlyList<TableView> tables, List<SumPattern>[] found, IReadOnlyList<UnfootedTotal>[] unfooted)
    {
        Tables = tables;
        (patterns, this.unfooted) = (found, unfooted);
        foreach (var table in tables) { CollectExact(table); }
    }

    public IReadOnlyList<TableView> Tables { get; }

    public static TableSums Of(IReadOnlyList<TableView> tables)
    {
        var (found, unfooted) = (new List<SumPattern>[tables.Count], new IReadOnlyList<UnfootedTotal>[tables.Count]);
        Parallel.For(0, tables.Count, t =>
        {
            var (sums, open) = UnfootedTotals.Search(tables[t]);
            (found[t], unfooted[t]) = ([.. sums], open);
        });
        AddFromSiblings(tables, found);
        return new(tables, found, unfooted);
    }

    public IReadOnlyList<SumPattern> this[TableView table] => patterns[table.Index];

    /// <summary>The totals of a table that no sum comes to.</summary>
    internal IReadOnlyList<UnfootedTotal> Unfooted(TableView table) => unfooted[table.Index];

    /// <summary>The cell belongs to a sum that foots exactly: a last digit may have been moved for its sake.</summary>
    public bool FootsExactly(CellFigure cell) => inExactSums.Contains(cell);

    private void CollectExact(TableView table)
    {
        var rows = Enumerable.Range(0, table.Rows.Count).ToList();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var column = new SumColumn(table, c, rows);
            foreach (var pattern in patterns[table.Index])
            {
                if (column.Test(pattern.Total, pattern.Terms).Footing != Footing.Exact) { continue; }
                foreach (var row in pattern.Terms.Select(t => t.Row).Append(pattern.Total)) { if (table.Cells[row, c] is { } cell) { inExactSums.Add(cell); } }
            }
        }
    }

    private static void AddFromSiblings(IReadOnlyList<TableView> tables, List<SumPattern>[] found)
    {
        var templates = new Dictionary<string, List<LabelTerm[]>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var pattern in found[table.Index])
            {
                var key = Key(table, pattern.Total);
                if (!templates.TryGetValue(key, out var list)) { templates.Add(key, list = []); }
                list.Add([.. pattern.Terms.Select(t => TermOf(table, t))]);
            }
        }

        foreach (var table in tables)
        {
            for (var i = 0; i < found[table.Index].Count; i++)
            {
                found[table.Index][i] = found[table.Index][i] with { HasTwin = HasTwin(table, found[table.Index][i], templates) };
            }
        }
        foreach (var table in tables)
        {
            var totals = found[table.Index].Select(p => p.Total).ToHashSet();
            ILookup<string, int>? named = null;
            foreach (var row in Additive.Rows(table))
            {
                if (totals.Contains(row) || !templates.TryGetValue(Key(table, row), out var list)) { continue; }
                named ??= Enumerable.Range(0, table.Rows.Count).ToLookup(r => Key(table, r), StringComparer.Ordinal);
                if (list.Select(t => Apply(table, row, t, named)).FirstOrDefault(p => p is not null) is { } pattern) { found[table.Index].Add(pattern); }
            }
        }
    }

    /// <summary>The same sum of the same labels stands in another table, with numbers of its own.</summary>
    private static bool HasTwin(TableView table, SumPattern pattern, Dictionary<string, List<LabelTerm[]>> templates) =>
        templates.TryGetValue(Key(table, pattern.Total), out var list)
        && list.Count(t => t.Length == pattern.Terms.Count && t.Select((term, i) => term == TermOf(table, pattern.Terms[i])).All(same => same)) > 1;

    /// <param name="named">The rows of the table by their labels.</param>
    private static SumPattern? Apply(TableView table, int total, LabelTerm[] terms, ILookup<string, int> named)
    {
        var rows = new List<SumTerm>();
        foreach (var (label, sign, isSaid) in terms)
        {
            var row = named[label].Where(r => r != total).ToList();
            if (row.Count != 1 || IsSaid(table, row[0]) != isSaid) { return null; }
            rows.Add(new(row[0], sign));
        }

        return rows.Count < 2 || !MayHold(table, total, rows) ? null : new(total, rows) { FromSibling = true, HasTwin = true };
    }

    /// <summary>
    /// The same labels can stand for something else: the sum must hold in more columns than it fails in, or fail by one slip in the only one.
    /// </summary>
    private static bool MayHold(TableView table, int total, List<SumTerm> terms)
    {
        var (holds, broken, slips) = (0, 0, 0);
        var used = terms.Select(t => t.Row).Append(total).ToList();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (!Additive.IsColumn(table, c)) { continue; }
            var column = new SumColumn(table, c, used);
            var (footing, miss, _) = column.Test(total, terms);
            if (footing is Footing.Exact or Footing.Rounding) { holds++; }
            if (footing != Footing.Broken) { continue; }
            broken++;
            if (SumSlip.Explains(column, total, terms, miss) && SumSlip.Remaining(column, total, terms) > 0m) { slips++; }
        }

        return broken == 0 || holds > broken || (holds >= broken - 1 && broken == slips);
    }

    private static LabelTerm TermOf(TableView table, SumTerm term) => new(Key(table, term.Row), term.Sign, IsSaid(table, term.Row));

    private static bool IsSaid(TableView table, int row) => Deductions.IsSaid(table.Rows[row].Label, table.Table.Rows[row].Headings);

    private static string Key(TableView table, int row) => table.Rows[row].Key;
}
