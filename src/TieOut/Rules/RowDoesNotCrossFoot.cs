using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO202: a row of a table whose columns add up from left to right, that does not.</summary>
internal static class RowDoesNotCrossFoot
{
    public static IEnumerable<Relation> Find(TableSums sums)
    {
        var alike = sums.Tables.GroupBy(Headers, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var table in sums.Tables)
        {
            foreach (var columns in ColumnSum.Find(table, alike[Headers(table)]))
            {
                for (var r = 0; r < table.Rows.Count; r++) { if (columns.InRow(r) is { } row) { yield return Make(columns, row); } }
            }
        }
    }

    /// <summary>What heads the columns; a table of which one has no header is like no other.</summary>
    private static string Headers(TableView table) =>
        table.Table.MayBeDamaged || table.Columns.Any(c => c.Header.Length == 0)
            ? FormattableString.Invariant($"{table.Index}")
            : string.Join('|', table.Columns.Select(c => c.Header));

    private static Relation Make(ColumnSum columns, RowSum row)
    {
        var scale = row.Total.Figure.Scale;
        return new()
        {
            Rule = RuleCatalog.RowDoesNotCrossFoot,
            Result = row.Total.Figure,
            Inputs = [.. row.Addends.Select(a => a.Figure)],
            Verdict = row.Footing switch { Footing.Exact => Verdict.Holds, Footing.Rounding => Verdict.Weak, _ => Verdict.Violated },
            Expected = Interval.OfPrinted(row.Sum * scale, row.Unit * scale, null),
            Implied = figure => Implied(row, figure),
            Unnoticed = row.Footing == Footing.Broken || !columns.Survives(row)
                ? _ => null
                : figure => Implied(row, figure) is { } asked ? Relation.Around(asked, row.Addends.Count * row.Unit * scale / 2m) : null,
            Because = figure => Because(row, figure),
        };
    }

    private static Interval? Implied(RowSum row, Figure figure)
    {
        var (scale, missing) = (figure.Scale, row.Total.Printed - row.Sum);
        if (figure == row.Total.Figure) { return Interval.OfPrinted(row.Sum * scale, row.Unit * scale, null); }
        var addend = row.Addends.FirstOrDefault(a => a.Figure == figure);
        return addend is null ? null : Interval.OfPrinted((addend.Printed + missing) * scale, row.Unit * scale, null);
    }

    private static string Because(RowSum row, Figure figure)
    {
        var amount = row.Sum.ToString("#,0.########", CultureInfo.InvariantCulture);
        var cells = $"the {row.Addends.Count} columns that make up \"{ColumnDoesNotFoot.Short(row.Total.ColumnView.Header)}\" add to {amount} in this row";
        return figure == row.Total.Figure ? cells : $"{cells}, not to the {row.Total.Figure.Text} printed there";
    }
}
