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
    public static IEnumerable<Relation> Find(DocumentFigures document) => document.Tables.SelectMany(t => InTable(document, t));

    private static IEnumerable<Relation> InTable(DocumentFigures document, TableView table)
    {
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (table.Rows[row].Period is not { Months: > 0 } period) { continue; }
            var wanted = new ReportingPeriod(period.End.AddYears(-1), period.Months);
            var before = RowOf(table, wanted);
            var found = new List<Relation>();
            for (var c = 1; c < table.Columns.Count; c++)
            {
                if (table.Cells[row, c] is not { Figure.Kind: FigureKind.Growth } growth
                    || table.Cells[row, c - 1] is not { Figure.Kind: FigureKind.Amount } now)
                {
                    continue;
                }
                if ((before is { } own ? table.Cells[own, c - 1] : Elsewhere(document, now, wanted)) is { } then
                    && Make(growth.Figure, now.Figure, then.Figure) is { } relation)
                {
                    found.Add(relation);
                }
            }

            foreach (var relation in before is null ? OfAnotherTable(found) : found) { yield return relation; }
        }
    }

    /// <summary>Another table is the one compared with where the other amounts of the row are: then a slip in one of them is one.</summary>
    private static List<Relation> OfAnotherTable(List<Relation> found)
    {
        var holding = found.Count(r => r.Verdict != Verdict.Violated);
        var isKnown = holding >= 2 && found.Count - holding <= 1;
        found.RemoveAll(r => r.Verdict == Verdict.Violated && !(isKnown && IsSlip(r)));
        return holding >= 3 && holding == found.Count
            ? found.ConvertAll(r => r.NoticingOnly(f => f.Digits >= 2))
            : found.ConvertAll(r => r.Verdict == Verdict.Violated ? r : r.WithoutNotice());
    }

    private static bool IsSlip(Relation relation) => relation.Figures.Any(f => f.Digits >= 2 && relation.Implied!(f) is { } asked && Slips.Repair(f, asked));

    /// <summary>
    /// A forecast stands below the results it is compared with: the nearest table above with a column of the same name and a row of the year before.
    /// </summary>
    private static CellFigure? Elsewhere(DocumentFigures document, CellFigure now, ReportingPeriod wanted)
    {
        var name = LabelKey.Of(now.ColumnView.Header);
        for (var t = now.Table.Index - 1; t >= 0 && name.Length > 0; t--)
        {
            var table = document.Tables[t];
            if (RowOf(table, wanted) is not { } row) { continue; }
            for (var c = 0; c < table.Columns.Count; c++)
            {
                if (table.Cells[row, c] is { Figure.Kind: FigureKind.Amount } cell && LabelKey.Of(table.Columns[c].Header) == name) { return cell; }
            }
        }

        return null;
    }

    /// <summary>A year later may end a day off: the end of February.</summary>
    private static int? RowOf(TableView table, ReportingPeriod wanted)
    {
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Rows[r].Period is { } period && period.Months == wanted.Months && Math.Abs(period.End.DayNumber - wanted.End.DayNumber) <= 1)
            {
                return r;
            }
        }
        return null;
    }

    private static Relation? Make(Figure growth, Figure now, Figure then)
    {
        if (now.Unit != then.Unit || then.Value == 0m) { return null; }
        if (then.Value < 0m) { return OfALoss(growth, now, then); }
        var expected = Interval.Growth(then.Possible, now.Possible);
        if (expected.Low is null || expected.High is null) { return null; }
        var holds = expected.Intersects(growth.Possible);
        return new()
        {
            Rule = RuleCatalog.GrowthDoesNotRecompute,
            Result = growth,
            Inputs = [now, then],
            Verdict = Weakness.Judge(growth, expected),
            Expected = expected,
            Implied = figure => Implied(figure, growth, now, then, expected),
            Unnoticed = figure => !holds
                ? null
                : Implied(figure, growth, now, then, expected) is { } asked ? Relation.Around(asked, figure.Precision / 2m) : null,
            Because = _ => $"{now.Text} against {then.Text} of the year before is {Wording.Range(expected, growth)}%",
            Proves = now.Digits <= 3 ? null : [growth],
        };
    }

    /// <summary>Nothing grows over a loss: a growth that is right without the minus says that the minus is wrong.</summary>
    private static Relation? OfALoss(Figure growth, Figure now, Figure then)
    {
        var expected = Interval.Growth(then.Possible.Abs(), now.Possible);
        if (now.Value < 0m || growth.Digits < 2 || expected.Low is null || !expected.Intersects(growth.Possible)) { return null; }
        return new()
        {
            Rule = RuleCatalog.WrongSign,
            Result = then,
            Inputs = [now, growth],
            Verdict = Verdict.Violated,
            Expected = -then.Possible,
            Implied = figure => figure == then ? -then.Possible : null,
            Because = _ => $"the growth of {growth.Text} is that of {now.Text} against the amount without its sign",
        };
    }

    private static Interval? Implied(Figure figure, Figure growth, Figure now, Figure then, Interval expected)
    {
        if (figure == growth) { return expected; }
        var factor = growth.Possible + Interval.Point(1m);
        return factor.Low is null or <= 0m ? null : figure == now ? then.Possible * factor : now.Possible / factor;
    }
}
