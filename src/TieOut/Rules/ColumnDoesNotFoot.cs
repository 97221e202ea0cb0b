using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO201: every sum that the structure of a table shows, in every column.</summary>
internal static class ColumnDoesNotFoot
{
    private sealed record Term(CellFigure Cell, int Sign);

    public static IEnumerable<Relation> Find(TableSums sums)
    {
        foreach (var table in sums.Tables)
        {
            var rows = SumFinder.AdditiveRows(table);
            for (var c = 0; c < table.Columns.Count; c++)
            {
                if (!SumFinder.IsAdditive(table, c)) { continue; }
                var column = new SumColumn(table, c, rows);
                var relations = sums[table].Select(p => Make(table, column, p)).OfType<Relation>().ToList();
                var adds = Adds(sums, table, column, relations);
                foreach (var relation in relations.Where(r => adds || r.Verdict != Verdict.Violated)) { yield return relation; }
            }
        }
    }

    /// <summary>
    /// Whether the column is one that adds: most of its sums come out, or the only one does not but stands in the same unit beside a column
    /// in which it does. Percentages without a sign and averages do neither.
    /// </summary>
    private static bool Adds(TableSums sums, TableView table, SumColumn column, List<Relation> relations)
    {
        var broken = relations.Count(r => r.Verdict == Verdict.Violated);
        if (relations.Count - broken >= broken) { return true; }
        return relations.Count == 1 && Enumerable.Range(0, table.Columns.Count).Where(c => c != column.Column && SumFinder.IsAdditive(table, c)).Select(c => new SumColumn(table, c, SumFinder.AdditiveRows(table)))
            .Any(c => c.Unit == column.Unit && sums[table].Any(p => c.Test(p.Total, p.Terms).Footing == Footing.Exact));
    }

    private static Relation? Make(TableView table, SumColumn column, SumPattern pattern)
    {
        var (footing, miss, numbers) = column.Test(pattern.Total, pattern.Terms);
        if (footing == Footing.Unknown || numbers < 2 || (pattern.FromSibling && footing == Footing.Broken && table.Table.MayBeDamaged)) { return null; }
        var total = table.Cells[pattern.Total, column.Column]!;
        var terms = pattern.Terms.Where(t => table.Cells[t.Row, column.Column] is not null).Select(t => new Term(table.Cells[t.Row, column.Column]!, t.Sign)).ToList();
        var sum = total.Printed + (miss * column.Unit);
        var expected = Interval.OfPrinted(sum * total.Figure.Scale, column.Unit * total.Figure.Scale, null);
        return new()
        {
            Rule = RuleCatalog.ColumnDoesNotFoot,
            Result = total.Figure,
            Inputs = [.. terms.Select(t => t.Cell.Figure)],
            Verdict = footing switch { Footing.Exact => Verdict.Holds, Footing.Rounding => Verdict.Weak, _ => Verdict.Violated },
            Expected = expected,
            Implied = figure => Implied(figure, total, terms, sum, column.Unit),
            Because = figure => Because(figure, total, terms, sum),
        };
    }

    private static Interval? Implied(Figure figure, CellFigure total, List<Term> terms, decimal sum, decimal unit)
    {
        if (figure == total.Figure) { return Interval.OfPrinted(sum * figure.Scale, unit * figure.Scale, null); }
        var term = terms.FirstOrDefault(t => t.Cell.Figure == figure);
        if (term is null) { return null; }
        return Interval.OfPrinted((term.Cell.Printed + (term.Sign * (total.Printed - sum))) * figure.Scale, unit * figure.Scale, null);
    }

    private static string Because(Figure figure, CellFigure total, List<Term> terms, decimal sum)
    {
        var amount = sum.ToString("#,0.########", CultureInfo.InvariantCulture);
        var rows = $"the {terms.Count} rows of \"{Short(total.RowView.Label)}\"";
        return figure == total.Figure ? $"{rows} add to {amount}" : $"{rows} add to {amount}, not to the {total.Figure.Text} printed there";
    }

    internal static string Short(string label) => label.Length > 60 ? string.Concat(label.AsSpan(0, 57), "...") : label;
}
