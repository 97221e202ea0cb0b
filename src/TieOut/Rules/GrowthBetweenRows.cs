using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO301 where the periods are rows, as in the summary form of the Tokyo Stock Exchange: the per cent beside an amount is its growth over the row of
/// the same period a year before.
/// </summary>
internal static class GrowthBetweenRows
{
    public static IEnumerable<Relation> Find(DocumentFigures document) => document.Tables.SelectMany(InTable);

    private static IEnumerable<Relation> InTable(TableView table)
    {
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (table.Rows[row].Period is not { Months: > 0 } period || RowOf(table, new(period.End.AddYears(-1), period.Months)) is not { } before) { continue; }
            for (var c = 1; c < table.Columns.Count; c++)
            {
                if (table.Cells[row, c] is { Figure.Kind: FigureKind.Growth } growth && table.Cells[row, c - 1] is { Figure.Kind: FigureKind.Amount } now && table.Cells[before, c - 1] is { } then && Make(growth.Figure, now.Figure, then.Figure) is { } relation) { yield return relation; }
            }
        }
    }

    /// <summary>A year later may end a day off: the end of February.</summary>
    private static int? RowOf(TableView table, ReportingPeriod wanted)
    {
        for (var r = 0; r < table.Rows.Count; r++) { if (table.Rows[r].Period is { } period && period.Months == wanted.Months && Math.Abs(period.End.DayNumber - wanted.End.DayNumber) <= 1) { return r; } }
        return null;
    }

    private static Relation? Make(Figure growth, Figure now, Figure then)
    {
        if (now.Unit != then.Unit || then.Value <= 0m) { return null; }
        var expected = Interval.Growth(then.Possible, now.Possible);
        if (expected.Low is null || expected.High is null) { return null; }
        var holds = expected.Intersects(growth.Possible);
        return new()
        {
            Rule = RuleCatalog.GrowthDoesNotRecompute,
            Result = growth,
            Inputs = [now, then],
            Verdict = !holds ? Verdict.Violated : Weakness.IsWeak(growth, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => figure == growth ? expected : null,
            Unnoticed = figure => !holds ? null : figure == growth ? Relation.Around(expected, figure.Precision / 2m) : null,
            Because = _ => $"{now.Text} against {then.Text} of the year before is {Wording.Range(expected, growth)}%",
            Proves = now.Digits <= 3 ? null : [growth],
        };
    }
}
