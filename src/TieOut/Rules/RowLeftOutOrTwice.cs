using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO208: a total that its label or its place calls the sum of the rows above it, and that misses it in every column: by the amounts of one of these rows,
/// which then stands twice; by amounts that another table prints for a row of its own, which then is missing here; or by other amounts, where the total
/// itself is known to be right.
/// </summary>
internal static class RowLeftOutOrTwice
{
    public static IEnumerable<TieFinding> Find(SourceText source, TableSums sums)
    {
        ILookup<decimal, CellFigure>? amounts = null;
        foreach (var table in sums.Tables.Where(t => !t.Table.MayBeDamaged))
        {
            foreach (var gap in sums.Unfooted(table).GroupBy(u => u.Pattern.Total))
            {
                amounts ??= sums.Tables.SelectMany(t => t.Figures)
                    .Where(f => f.Figure.Kind == FigureKind.Amount && f.Figure.Digits >= 2)
                    .ToLookup(f => Math.Abs(f.Figure.Value));
                foreach (var total in gap) { if (Judge(source, sums.Tables, table, total, amounts) is { } finding) { yield return finding; break; } }
            }
        }
    }

    private static TieFinding? Judge(SourceText source, IReadOnlyList<TableView> tables, TableView table, UnfootedTotal unfooted,
        ILookup<decimal, CellFigure> amounts)
    {
        var (pattern, misses) = (unfooted.Pattern, Miss.Of(table, unfooted.Pattern));
        if (!unfooted.IsPartly && misses.Exists(m => m.Value == 0m)) { return null; }
        misses.RemoveAll(m => m.Value == 0m);
        if (misses.Count < (unfooted.IsPartly ? 1 : 2) || IsRepeated(table, pattern.Total) || RowsFurtherUp.Give(tables, table, pattern, misses))
        {
            return null;
        }
        var label = ColumnDoesNotFoot.Short(table.Rows[pattern.Total].Label);
        if (Twice(table, pattern, misses) is { } twice)
        {
            return Report(source, table.Cells[twice, misses[0].Column] ?? misses[0].Total, misses,
                $"the row \"{ColumnDoesNotFoot.Short(table.Rows[twice].Label)}\" stands twice: without one of them the rows add to \"{label}\" in every column");
        }
        if (Miss.IsNear(source, table, misses)) { return null; }
        if (unfooted.IsOutOfReach)
        {
            return Report(source, misses[0].Total, misses,
                $"the rows above \"{label}\" do not come to it, whatever of them is added or taken off{Because(table, unfooted)}; a row seems left out");
        }
        if (unfooted.IsAfterTax || unfooted.IsHeadless)
        {
            return Report(source, misses[0].Total, misses,
                $"\"{ColumnDoesNotFoot.Short(table.Rows[pattern.Terms[^1].Row].Label)}\" alone does not lead to \"{label}\": {Amounts(misses)} missing; a row seems left out");
        }
        if (!misses.TrueForAll(m => Miss.IsPart(table, unfooted, m))) { return null; }
        if (pattern.Terms.Count > 1 && (TotalName.Of(table.Rows[pattern.Total]) is not null || ResultName.Is(table.Rows[pattern.Total]))
            && Elsewhere(table, misses, amounts) is { } other)
        {
            return Report(source, misses[0].Total, misses,
                $"the rows above miss it in every column by what another table prints for \"{ColumnDoesNotFoot.Short(other.RowView.Label)}\": that row was left out");
        }
        if (!IsCertain(table, unfooted)) { return null; }
        var isProven = unfooted.IsBridge || unfooted.IsPartly || unfooted.Supports.Count > 0;
        if (!isProven && !Miss.IsOneSided(table, unfooted, misses)) { return null; }
        return Report(source, misses[0].Total, misses,
            $"the {Rows(pattern)} of \"{label}\" do{(pattern.Terms.Count == 1 ? "es" : "")} not add to it{(unfooted.IsPartly ? "" : " in any column")}: {Amounts(misses)} missing{Because(table, unfooted)}; a row seems left out");
    }

    private static string Amounts(List<Miss> misses)
    {
        var amounts = misses.Take(4).Select(m => Wording.Number(m.Value, m.Total.Figure)).ToList();
        return amounts.Count == 1 ? $"{amounts[0]} is" : $"{string.Join(", ", amounts.Take(amounts.Count - 1))} and {amounts[^1]} are";
    }

    private static string Rows(SumPattern pattern) => pattern.Terms.Count == 1 ? "one row" : $"{pattern.Terms.Count} rows";

    private static string Because(TableView table, UnfootedTotal unfooted) =>
        unfooted.Supports.Count > 0
            ? $", and with it \"{ColumnDoesNotFoot.Short(table.Rows[unfooted.Supports[0].Total].Label)}\" comes out"
            : unfooted.IsPartly ? ", and in another column they do" : "";

    /// <summary>An earlier row of the same name and amounts: a total that begins a reconciliation.</summary>
    private static bool IsRepeated(TableView table, int total)
    {
        for (var r = 0; r < total; r++) { if (table.Rows[r].Key == table.Rows[total].Key && IsEqual(table, r, total)) { return true; } }
        return false;
    }

    private static bool IsEqual(TableView table, int a, int b)
    {
        var same = 0;
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (table.Cells[a, c]?.Figure.Value != table.Cells[b, c]?.Figure.Value) { return false; }
            if (table.Cells[a, c] is { Figure.Digits: >= 3 }) { same++; }
        }

        return same > 1;
    }

    /// <summary>The total is right where a sum above it holds, or the same number is the total of other rows; or its rows stand under its name.</summary>
    private static bool IsCertain(TableView table, UnfootedTotal unfooted)
    {
        var pattern = unfooted.Pattern;
        if (unfooted.IsBridge || unfooted.Supports.Count > 0) { return !unfooted.IsPartly || pattern.Terms.Count > 1; }
        if (pattern.Terms.Count == 1) { return false; }
        return pattern.IsNamed
            || (unfooted.IsPartly ? IsTotalOf(table, pattern.Total) : Enumerable.Range(0, table.Rows.Count)
                .Any(r => r != pattern.Total && IsTotalOf(table, r) && IsEqual(table, r, pattern.Total)));
    }

    private static bool IsTotalOf(TableView table, int row) => TotalName.Of(table.Rows[row]) is { Length: > 0 };

    /// <summary>The row whose amounts are too much in every column.</summary>
    private static int? Twice(TableView table, SumPattern pattern, List<Miss> misses)
    {
        foreach (var (row, sign) in pattern.Terms.Reverse())
        {
            if (sign > 0 && misses.TrueForAll(m => table.Cells[row, m.Column] is { } cell && cell.Figure.Value == -m.Value)
                && pattern.Terms.Any(t => t.Row != row && table.Rows[t.Row].Key == table.Rows[row].Key
                    && misses.TrueForAll(m => table.Cells[t.Row, m.Column]?.Figure.Value == -m.Value)))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>A cell of the row of another table that prints what is missing, for the period of its column, in two columns or more.</summary>
    private static CellFigure? Elsewhere(TableView table, List<Miss> misses, ILookup<decimal, CellFigure> amounts)
    {
        var seen = new Dictionary<(int Table, int Row), HashSet<int>>();
        foreach (var miss in misses)
        {
            foreach (var cell in amounts[Math.Abs(miss.Value)])
            {
                if (cell.Table == table || cell.Figure.Unit != miss.Total.Figure.Unit
                    || !(cell.HasTimeOf(miss.Total) || (cell.Figure.Period is { } period && miss.Total.Figure.Period is { } own && period.IsCompatible(own))))
                {
                    continue;
                }
                if (!seen.TryGetValue((cell.Table.Index, cell.Row), out var columns)) { seen.Add((cell.Table.Index, cell.Row), columns = []); }
                columns.Add(miss.Column);
                if (columns.Count >= 2) { return cell; }
            }
        }

        return null;
    }

    private static TieFinding Report(SourceText source, CellFigure at, List<Miss> misses, string because) =>
        Make(source, at.Figure, because, [.. misses.Select(m => m.Total.Figure).Where(f => f != at.Figure).Take(4)]);

    internal static TieFinding Make(SourceText source, Figure at, string because, IReadOnlyList<Figure> proof)
    {
        var rule = RuleCatalog.RowLeftOutOrTwice;
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(at.Span), $"printed {at.Text}; {because}.")
        {
            Printed = at.Text,
            Evidence = [.. proof.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text))],
        };
        return new(finding, at, proof);
    }
}
