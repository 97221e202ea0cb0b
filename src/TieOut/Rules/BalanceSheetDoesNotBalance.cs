using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO205: total assets are the total of liabilities and equity of the same day, to the last digit, in one table or in two.</summary>
internal static class BalanceSheetDoesNotBalance
{
    public static IEnumerable<Relation> Find(DocumentFigures document)
    {
        var (assets, claims) = (new List<CellFigure>(), new List<CellFigure>());
        foreach (var cell in document.CellFigures)
        {
            if (cell.Figure.Kind != FigureKind.Amount || cell.ColumnView.IsPercent || cell.ColumnView.IsChange) { continue; }
            if (Says(cell, IsAssets)) { assets.Add(cell); }
            else if (Says(cell, IsClaims)) { claims.Add(cell); }
        }

        foreach (var claim in claims)
        {
            var own = assets.Where(a => a.Table == claim.Table && a.Column == claim.Column).ToList();
            if (own.Count == 0) { own = assets.Where(a => a.Table != claim.Table && Math.Abs(a.Table.Index - claim.Table.Index) == 1 && a.Column == claim.Column && a.ColumnView.Header == claim.ColumnView.Header).ToList(); }
            if (own.Count == 1 && own[0].Figure.Scale == claim.Figure.Scale && own[0].Figure.Unit == claim.Figure.Unit) { yield return Make(own[0].Figure, claim.Figure); }
        }
    }

    /// <summary>The label says so; or it says no more than "TOTAL", and the heading over it of what.</summary>
    private static bool Says(CellFigure cell, Func<string, bool> isName)
    {
        if (isName(cell.RowView.Label)) { return true; }
        if (cell.RowView.Key != "total") { return false; }
        foreach (var heading in cell.Table.Table.Rows[cell.Row].Headings) { if (isName("total " + heading.Text)) { return true; } }
        return false;
    }

    internal static bool IsAssets(string label) => LabelKey.Of(label) is "totalassets" || label.Trim() is "資産合計" or "資産の部合計";

    internal static bool IsClaims(string label)
    {
        var key = LabelKey.Of(label);
        if (key.StartsWith("totalliabilit", StringComparison.Ordinal) && !key.Contains("excluding", StringComparison.Ordinal)) { return key.Contains("equity", StringComparison.Ordinal) || key.Contains("deficit", StringComparison.Ordinal) || key.Contains("capital", StringComparison.Ordinal) || key.Contains("netassets", StringComparison.Ordinal); }
        return label.Contains("負債", StringComparison.Ordinal) && label.Contains("合計", StringComparison.Ordinal) && (label.Contains("純資産", StringComparison.Ordinal) || label.Contains("資本", StringComparison.Ordinal));
    }

    private static Relation Make(Figure assets, Figure claims) => new()
    {
        Rule = RuleCatalog.BalanceSheetDoesNotBalance,
        Result = claims,
        Inputs = [assets],
        Verdict = assets.Value == claims.Value ? Verdict.Holds : Verdict.Violated,
        Expected = assets.Possible,
        Implied = figure => figure == claims ? assets.Possible : claims.Possible,
        Unnoticed = figure => Interval.Point(figure == claims ? assets.Value : claims.Value),
        Because = figure => figure == claims ? $"the assets are {assets.Text}" : $"the liabilities and the equity are {claims.Text}",
    };
}
