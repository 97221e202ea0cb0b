using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO204: an elimination that is printed like an addend although the column foots only when it is taken off. In a list of parts and
/// their total, nothing but the sign says so. Depreciation between an EBITDA and an income is a note: labels often say it there.
/// </summary>
internal static class DeductionWithoutSign
{
    public static IEnumerable<TieFinding> Find(SourceText source, TableSums sums)
    {
        foreach (var table in sums.Tables)
        {
            foreach (var pattern in sums[table])
            {
                foreach (var (row, _) in pattern.Terms.Where(t => t.Sign < 0))
                {
                    var label = table.Rows[row].Label;
                    var elimination = Deductions.IsElimination(label);
                    if (!elimination && !IsReconciliation(table, pattern, label)) { continue; }
                    if (Report(source, table, pattern, row, elimination) is { } finding) { yield return finding; }
                }
            }
        }
    }

    /// <summary>EBITDA less depreciation is the operating income, in a table that prints other deductions in parentheses.</summary>
    private static bool IsReconciliation(TableView table, SumPattern pattern, string label) =>
        pattern.Terms.Count == 2 && label.Contains("depreciation", StringComparison.OrdinalIgnoreCase) && table.Figures.Any(f => f.Figure.Value < 0m)
        && table.Rows[pattern.Terms[0].Row].Label.Contains("EBITDA", StringComparison.Ordinal);

    private static TieFinding? Report(SourceText source, TableView table, SumPattern pattern, int row, bool elimination)
    {
        var column = 0;
        while (column < table.Columns.Count && (table.Cells[row, column] is not { Printed: > 0m } || table.Cells[pattern.Total, column] is null)) { column++; }
        if (column == table.Columns.Count) { return null; }
        var (cell, total) = (table.Cells[row, column]!, table.Cells[pattern.Total, column]!);
        var rule = RuleCatalog.DeductionWithoutSign;
        var message =
            $"printed {cell.Figure.Text} without a sign; only when it is taken off does the column come to the {total.Figure.Text} of line {source.PlaceOf(total.Figure.Span).Line}, rounding apart (sign: ({cell.Figure.Text}) was probably meant).";
        var finding = new Finding(rule.Code, rule.Name, elimination ? Severity.Exception : Severity.Note, source.PlaceOf(cell.Figure.Span), message)
        {
            Printed = cell.Figure.Text,
            Expected = $"({cell.Figure.Text})",
            Evidence = [new(source.PlaceOf(total.Figure.Span), total.Figure.Text)],
        };
        return new(finding, cell.Figure, [total.Figure]);
    }
}
