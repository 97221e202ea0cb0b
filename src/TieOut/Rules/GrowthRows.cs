using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO301 where a row of percentages measures the change between two rows above it, column by column: revenue, operating income, net income of two years, and
/// below them "Percentage change". Nothing but the numbers says which two rows are meant, so the row counts where it comes out in every column, or in all
/// but one that a slip explains.
/// </summary>
internal static class GrowthRows
{
    private const int RowsAbove = 6;

    /// <summary>Columns that must come out, and digits of their percentages together.</summary>
    private const int FewestColumns = 3;
    private const int Needed = 5;

    private sealed record Growth(CellFigure Percentage, CellFigure Now, CellFigure Then, Interval Expected)
    {
        public bool Holds { get; } = Expected.Intersects(Percentage.Figure.Possible);

        public bool IsSlip => !ShareDoesNotRecompute.OneOff(Percentage.Figure, Expected) && Slips.Repair(Percentage.Figure, Expected);
    }

    public static IEnumerable<Relation> Find(TableSums sums)
    {
        foreach (var table in sums.Tables.Where(t => t.Columns.Count >= FewestColumns))
        {
            foreach (var row in table.Rows)
            {
                if (!SaysGrowth(row.Label) || Percentages(table, row.Index) is not { Count: >= FewestColumns } cells
                    || Best(table, row, cells) is not { } found)
                {
                    continue;
                }
                var survives = found.Count(g => g.Holds) > FewestColumns;
                foreach (var growth in found) { yield return Make(growth, survives); }
            }
        }
    }

    private static bool SaysGrowth(string label) =>
        label.Contains("change", StringComparison.OrdinalIgnoreCase) || label.Contains("growth", StringComparison.OrdinalIgnoreCase)
            || label.Contains("increase", StringComparison.OrdinalIgnoreCase) || JapaneseWords.IsChange(label);

    private static List<CellFigure> Percentages(TableView table, int row) =>
        [.. Enumerable.Range(0, table.Columns.Count)
            .Select(c => table.Cells[row, c])
            .OfType<CellFigure>()
            .Where(c => c.Figure.Unit == "pure" && c.Figure.Kind != FigureKind.Points)];

    /// <summary>The pair of rows in which every column comes out, the nearest first.</summary>
    private static List<Growth>? Best(TableView table, RowView row, List<CellFigure> cells)
    {
        var first = Math.Max(0, row.Index - RowsAbove);
        for (var lower = row.Index - 1; lower > first; lower--)
        {
            for (var upper = lower - 1; upper >= first; upper--)
            {
                foreach (var (now, then) in ((int, int)[])[(lower, upper), (upper, lower)])
                {
                    var found = cells.Select(c => Of(table, c, now, then)).OfType<Growth>().ToList();
                    if (IsEnough(found, cells.Count)) { return found; }
                }
            }
        }

        return null;
    }

    private static bool IsEnough(List<Growth> found, int cells)
    {
        var (holding, failing) = (found.FindAll(g => g.Holds), found.FindAll(g => !g.Holds));
        return found.Count == cells && holding.Count >= FewestColumns && holding.Sum(g => g.Percentage.Figure.Digits) >= Needed
            && (failing.Count == 0 || (failing.Count == 1 && failing[0].IsSlip));
    }

    private static Growth? Of(TableView table, CellFigure percentage, int now, int then) =>
        table.Cells[now, percentage.Column] is { } current && table.Cells[then, percentage.Column] is { Figure.Value: > 0m } old
            && current.Figure.Unit == old.Figure.Unit && current.Figure.Unit != "pure"
        && Interval.Growth(old.Figure.Possible, current.Figure.Possible) is { Low: not null, High: not null } expected
        ? new(percentage, current, old, expected)
        : null;

    private static Relation Make(Growth growth, bool survives)
    {
        var (percentage, now, then) = (growth.Percentage.Figure, growth.Now.Figure, growth.Then.Figure);
        return new()
        {
            Rule = RuleCatalog.GrowthDoesNotRecompute,
            Result = percentage,
            Inputs = [now, then],
            Verdict = Weakness.Judge(percentage, growth.Expected),
            Expected = growth.Expected,
            Implied = figure => figure == percentage ? growth.Expected : null,
            Unnoticed = figure => growth.Holds && survives && figure == percentage ? Relation.Around(growth.Expected, figure.Precision * 1.5m) : null,
            Because = _ => $"{now.Text} against {then.Text} in this column is {Wording.Percent(growth.Expected, percentage)}",
            Proves = [percentage],
        };
    }
}
