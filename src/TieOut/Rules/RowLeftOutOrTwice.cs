using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO208: a total that its label calls the sum of the rows above it, and that misses it in every column: by the amounts of one of these rows, which
/// then stands twice, or by amounts that another table prints for a row of its own, which then is missing here.
/// </summary>
internal static class RowLeftOutOrTwice
{
    private sealed record Miss(int Column, CellFigure Total, decimal Value);

    public static IEnumerable<TieFinding> Find(SourceText source, TableSums sums)
    {
        Dictionary<decimal, List<CellFigure>>? amounts = null;
        foreach (var table in sums.Tables.Where(t => !t.Table.MayBeDamaged))
        {
            foreach (var pattern in SumFinder.Unfooted(table))
            {
                var misses = Misses(table, pattern);
                if (misses.Count < 2) { continue; }
                if (Twice(table, pattern, misses) is { } twice) { yield return Report(source, table.Cells[twice, misses[0].Column] ?? misses[0].Total, misses, $"the row \"{ColumnDoesNotFoot.Short(table.Rows[twice].Label)}\" stands twice: without one of them the rows add to \"{ColumnDoesNotFoot.Short(table.Rows[pattern.Total].Label)}\" in every column"); continue; }
                amounts ??= sums.Tables.SelectMany(t => t.Figures).Where(f => f.Figure.Kind == FigureKind.Amount && f.Figure.Digits >= 2).GroupBy(f => Math.Abs(f.Figure.Value)).ToDictionary(g => g.Key, g => g.ToList());
                if (Elsewhere(table, misses, amounts) is { } other) { yield return Report(source, misses[0].Total, misses, $"the rows above miss it in every column by what another table prints for \"{ColumnDoesNotFoot.Short(other.RowView.Label)}\": that row was left out"); }
            }
        }
    }

    /// <summary>By how much the total is more than its rows, in single units, in each column.</summary>
    private static List<Miss> Misses(TableView table, SumPattern pattern)
    {
        var misses = new List<Miss>();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (!SumFinder.IsAdditive(table, c) || table.Cells[pattern.Total, c] is not { } total) { continue; }
            var cells = pattern.Terms.Select(t => table.Cells[t.Row, c]).OfType<CellFigure>().ToList();
            if (cells.Count > 0) { misses.Add(new(c, total, total.Figure.Value - cells.Sum(f => f.Figure.Value))); }
        }

        return misses;
    }

    /// <summary>The row whose amounts are too much in every column.</summary>
    private static int? Twice(TableView table, SumPattern pattern, List<Miss> misses)
    {
        foreach (var (row, _) in pattern.Terms.Reverse())
        {
            if (misses.TrueForAll(m => table.Cells[row, m.Column] is { } cell && cell.Figure.Value == -m.Value) && pattern.Terms.Any(t => t.Row != row && misses.TrueForAll(m => table.Cells[t.Row, m.Column]?.Figure.Value == -m.Value))) { return row; }
        }

        return null;
    }

    /// <summary>A cell of the row of another table that prints what is missing, for the period of its column, in two columns or more.</summary>
    private static CellFigure? Elsewhere(TableView table, List<Miss> misses, Dictionary<decimal, List<CellFigure>> amounts)
    {
        var seen = new Dictionary<(int Table, int Row), HashSet<int>>();
        foreach (var miss in misses)
        {
            foreach (var cell in amounts.GetValueOrDefault(Math.Abs(miss.Value), []))
            {
                if (cell.Table == table || cell.Figure.Unit != miss.Total.Figure.Unit || !(cell.HasTimeOf(miss.Total) || (cell.Figure.Period is { } period && miss.Total.Figure.Period is { } own && period.IsCompatible(own)))) { continue; }
                if (!seen.TryGetValue((cell.Table.Index, cell.Row), out var columns)) { seen.Add((cell.Table.Index, cell.Row), columns = []); }
                columns.Add(miss.Column);
                if (columns.Count >= 2) { return cell; }
            }
        }

        return null;
    }

    private static TieFinding Report(SourceText source, CellFigure at, List<Miss> misses, string because)
    {
        var rule = RuleCatalog.RowLeftOutOrTwice;
        var proof = misses.Select(m => m.Total.Figure).Where(f => f != at.Figure).Take(4).ToList();
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(at.Figure.Span), $"printed {at.Figure.Text}; {because}.")
        {
            Printed = at.Figure.Text,
            Evidence = [.. proof.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text))],
        };
        return new(finding, at.Figure, proof);
    }
}
