using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO304: rows of margins. "SI Gross Margin Ratio" is 1 − "Cost of SI" / "SI Revenues": the three labels name the same thing besides
/// the words revenue, cost and margin. "Operating margin" is "Operating income" over the revenues.
/// </summary>
internal static class RatioDoesNotRecompute
{
    private static readonly string[] RatioWords = ["gross", "margin", "ratio", "percentage", "percent", "rate", "profit", "total"];
    private static readonly string[] RevenueWords = ["revenue", "sale", "net", "total"];

    public static IEnumerable<Relation> Find(DocumentFigures document)
    {
        var vocabulary = document.Vocabulary;
        var ratioWords = Numbers(vocabulary, RatioWords);
        var revenueWords = Numbers(vocabulary, RevenueWords);
        var cost = vocabulary.Find("cost");
        foreach (var table in document.Tables)
        {
            foreach (var row in table.Rows)
            {
                if (!CellReader.IsRatio(row.Label) || !row.Label.Contains("margin", StringComparison.OrdinalIgnoreCase)) { continue; }
                var subject = row.Core.Except(ratioWords).ToHashSet();
                var costs = table.Rows.FirstOrDefault(r => r.Core.Contains(cost) && r.Core.Except([cost]).ToHashSet().SetEquals(subject));
                var revenues = table.Rows.FirstOrDefault(r => !r.Core.Contains(cost) && r != row && r.Core.Except(revenueWords).ToHashSet().SetEquals(subject)
                    && !CellReader.IsRatio(r.Label));
                if (costs is null || revenues is null || subject.Count == 0) { continue; }
                for (var c = 0; c < table.Columns.Count; c++)
                {
                    if (Make(table, row.Index, revenues.Index, costs.Index, c) is { } relation) { yield return relation; }
                }
            }
        }
    }

    private static HashSet<int> Numbers(Vocabulary vocabulary, string[] words) => [.. words.Select(vocabulary.Find).Where(n => n >= 0)];

    private static Relation? Make(TableView table, int ratioRow, int revenueRow, int costRow, int c)
    {
        if (table.Cells[ratioRow, c] is not { Figure.Unit: "pure" } ratio || table.Cells[revenueRow, c] is not { Figure.Kind: FigureKind.Amount } revenue
            || table.Cells[costRow, c] is not { Figure.Kind: FigureKind.Amount } costs || revenue.Figure.Value <= 0m)
        {
            return null;
        }
        var expected = Interval.Point(1m) - (costs.Figure.Possible / revenue.Figure.Possible);
        var holds = expected.Intersects(ratio.Figure.Possible);
        return new()
        {
            Rule = RuleCatalog.RatioDoesNotRecompute,
            Result = ratio.Figure,
            Inputs = [revenue.Figure, costs.Figure],
            Verdict = Weakness.Judge(ratio.Figure, expected),
            Expected = expected,
            Implied = figure => figure == ratio.Figure
                ? expected
                : figure == costs.Figure
                    ? revenue.Figure.Possible * (Interval.Point(1m) - ratio.Figure.Possible)
                    : costs.Figure.Possible / (Interval.Point(1m) - ratio.Figure.Possible),
            Unnoticed = figure => !holds ? null : figure == ratio.Figure ? Relation.Around(expected, figure.Precision / 2m) : null,
            Because = _ => $"{revenue.Figure.Text} less cost of {costs.Figure.Text} is {Wording.Percent(expected, ratio.Figure)} of the revenues",
        };
    }
}
