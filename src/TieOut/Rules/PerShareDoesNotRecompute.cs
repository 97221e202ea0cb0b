using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO306: net income per share. The shares stand in the same table or the one after, the income in the same table or the one before;
/// basic goes with basic, diluted with diluted, ADS with ADS. A row counts when at least two of its columns recompute.
/// </summary>
internal static class PerShareDoesNotRecompute
{
    public static IEnumerable<Relation> Find(IReadOnlyList<TableView> tables)
    {
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                if (!IsEarnings(row.Label) || table.Figures.All(f => f.Row != row.Index || f.Figure.Kind != FigureKind.PerShare)) { continue; }
                var relations = Find(tables, table, row).ToList();
                var good = relations.Count(r => r.Verdict != Verdict.Violated);
                if (good == relations.Count || good >= 2) { foreach (var relation in relations) { yield return relation; } }
            }
        }
    }

    private static bool IsEarnings(string label) =>
        (label.Contains("income", StringComparison.OrdinalIgnoreCase) || label.Contains("earnings", StringComparison.OrdinalIgnoreCase) || label.StartsWith("EPS", StringComparison.Ordinal)) && !label.Contains("before", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Relation> Find(IReadOnlyList<TableView> tables, TableView table, RowView row)
    {
        var near = tables.Where(t => Math.Abs(t.Index - table.Index) <= 1).ToList();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (table.Cells[row.Index, c] is not { } perShare || perShare.Figure.Period is not { } period) { continue; }
            var shares = Pick(near, period, f => f.Figure.Kind == FigureKind.Count && SameShares(f.RowView.Label, FullLabel(table, row)));
            var income = Pick(near, period, f => f.Figure.Kind == FigureKind.Amount && f.Figure.Unit == perShare.Figure.Unit?.Split('/')[0] && IsNetIncome(f.RowView.Label));
            if (shares is not null && income is not null && shares.Figure.Value > 0m) { yield return Make(perShare.Figure, income.Figure, shares.Figure); }
        }
    }

    private static string FullLabel(TableView table, RowView row) => string.Join(' ', table.Table.Rows[row.Index].Headings.Select(h => h.Text).Append(row.Label));

    private static CellFigure? Pick(List<TableView> tables, ReportingPeriod period, Func<CellFigure, bool> test) =>
        tables.SelectMany(t => t.Figures).FirstOrDefault(f => f.Figure.Period == period && test(f));

    private static bool SameShares(string shares, string earnings) =>
        (Has(shares, "share") || Has(shares, "ADS")) && Has(shares, "dilut") == (Has(earnings, "dilut") || !Has(earnings, "basic")) && Has(shares, "ADS") == Has(earnings, "ADS") && (Has(shares, "average") || Has(shares, "outstanding"));

    private static bool IsNetIncome(string label) =>
        LabelKey.Of(label) is "netincome" or "netincomeloss" or "netlossincome" or "netearnings" or "netloss" or "netincomeattributabletocommonshareholders" or "netincomeattributabletocommonstockholders";

    private static bool Has(string label, string word) => label.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static Relation Make(Figure perShare, Figure income, Figure shares)
    {
        var expected = income.Possible / shares.Possible;
        var holds = expected.Intersects(perShare.Possible);
        return new()
        {
            Rule = RuleCatalog.PerShareDoesNotRecompute,
            Result = perShare,
            Inputs = [income, shares],
            Verdict = !holds ? Verdict.Violated : Weakness.IsWeak(perShare, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => figure == perShare ? expected : figure == income ? perShare.Possible * shares.Possible : null,
            Because = _ => $"{income.Text} divided by {shares.Text} shares is {Wording.Range(expected, perShare)}",
        };
    }
}
