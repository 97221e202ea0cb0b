using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO206: cash at the beginning and the change of the period are the cash at the end (ASC 230-10-45-4, IAS 7.45). Where the effect of
/// exchange rates stands outside the change, it is added.
/// </summary>
internal static class CashDoesNotRoll
{
    private sealed record Roll(int Opening, int Change, int Closing, int Effect);

    public static IEnumerable<Relation> Find(DocumentFigures document)
    {
        foreach (var table in document.Tables)
        {
            if (RowsOf(table) is not { } rows) { continue; }
            var columns = Enumerable.Range(0, table.Columns.Count).Where(c => Additive.IsColumn(table, c)).ToList();
            var withEffect = rows.Effect >= 0 && Holding(table, columns, rows, effect: true) > Holding(table, columns, rows, effect: false);
            var relations = columns.Select(c => Make(table, c, rows, withEffect)).OfType<Relation>().ToList();
            var broken = relations.Where(r => r.Verdict == Verdict.Violated).ToList();
            if (broken.Count > 1 || (broken.Count == 1 && relations.Count == 1 && Diagnosis.Of(broken[0].Result, broken[0].Expected).Kind == SlipKind.Unknown))
            {
                continue;
            }
            foreach (var relation in relations) { yield return relation; }
        }
    }

    private static int Holding(TableView table, List<int> columns, Roll rows, bool effect) =>
        columns.Count(c => Make(table, c, rows, effect)?.Verdict == Verdict.Holds);

    private static Roll? RowsOf(TableView table)
    {
        var (opening, change, closing, effect) = (-1, -1, -1, -1);
        foreach (var row in table.Rows)
        {
            var label = row.Label;
            if (CashFlowName.IsOpening(label)) { opening = opening < 0 ? row.Index : int.MaxValue; }
            else if (CashFlowName.IsClosing(label)) { closing = closing < 0 ? row.Index : int.MaxValue; }
            else if (CashFlowName.IsEffect(label)) { effect = row.Index; }
            else if (CashFlowName.IsChange(label)) { change = change < 0 ? row.Index : int.MaxValue; }
        }

        return opening is < 0 or int.MaxValue || change is < 0 or int.MaxValue || closing is < 0 or int.MaxValue ? null : new(opening, change, closing, effect);
    }

    private static Relation? Make(TableView table, int column, Roll rows, bool effect)
    {
        if (table.Cells[rows.Opening, column] is not { } opening || table.Cells[rows.Change, column] is not { } change
            || table.Cells[rows.Closing, column] is not { } closing)
        {
            return null;
        }
        var outside = effect ? table.Cells[rows.Effect, column] : null;
        var parts = outside is null ? new List<CellFigure> { opening, change } : [opening, change, outside];
        var sum = parts.Sum(p => p.Figure.Value);
        var (unit, miss) = (closing.Figure.Precision, closing.Figure.Value - sum);
        return new()
        {
            Rule = RuleCatalog.CashDoesNotRoll,
            Result = closing.Figure,
            Inputs = [.. parts.Select(p => p.Figure)],
            Verdict = miss == 0m ? Verdict.Holds : Math.Abs(miss) * 2m <= unit * (parts.Count + 1) ? Verdict.Weak : Verdict.Violated,
            Expected = Interval.OfPrinted(sum, unit, null),
            Implied = figure => Interval.OfPrinted(figure == closing.Figure ? sum : figure.Value + miss, unit, null),
            Unnoticed = figure => Relation.Around(Interval.OfPrinted(figure == closing.Figure ? sum : figure.Value + miss, unit, null),
                parts.Count * unit / 2m),
            Because = _ => $"the cash at the beginning and the change of the period come to {Wording.Number(sum, closing.Figure)}",
        };
    }
}
