using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO205: total assets are the total of liabilities and equity of the same day, to the last digit, in one table or in two; in the form that takes the
/// liabilities off, net assets are the total of equity.
/// </summary>
internal static class BalanceSheetDoesNotBalance
{
    private static readonly Form Gross = new(IsAssets, IsClaims, "the assets", "the liabilities and the equity");

    private static readonly Form Net = new(IsNetAssets, IsEquity, "the net assets", "the equity");

    /// <summary>Which rows are the two totals of a balance sheet, and what they are called.</summary>
    private sealed record Form(Func<RowName, bool> IsAssets, Func<RowName, bool> IsClaims, string Assets, string Claims);

    /// <param name="Key">The label as a <see cref="LabelKey"/>.</param>
    private readonly record struct RowName(string Key, string Label)
    {
        public RowName(RowView row) : this(row.Key, row.Label) { }
    }

    public static IEnumerable<Relation> Find(DocumentFigures document)
    {
        var cells = document.CellFigures.Where(c => c.Figure.Kind == FigureKind.Amount && !c.ColumnView.IsPercent && !c.ColumnView.IsChange).ToList();
        return Find(cells, Gross).Concat(Find(cells, Net));
    }

    private static IEnumerable<Relation> Find(List<CellFigure> cells, Form form)
    {
        var assets = cells.FindAll(c => Says(c, form.IsAssets));
        foreach (var claim in assets.Count == 0 ? [] : cells.Where(c => Says(c, form.IsClaims)))
        {
            var own = assets.FindAll(a => a.Table == claim.Table && a.Column == claim.Column);
            if (own.Count == 0)
            {
                own = assets.FindAll(a => Math.Abs(a.Table.Index - claim.Table.Index) == 1 && a.Column == claim.Column
                    && a.ColumnView.Header == claim.ColumnView.Header);
            }
            if (own.Count == 1 && own[0].Figure.Scale == claim.Figure.Scale && own[0].Figure.Unit == claim.Figure.Unit)
            {
                yield return Make(own[0].Figure, claim.Figure, form);
            }
        }
    }

    /// <summary>The label says so; or it says no more than "TOTAL", and the heading over it of what.</summary>
    private static bool Says(CellFigure cell, Func<RowName, bool> isName)
    {
        if (isName(new(cell.RowView))) { return true; }
        if (cell.RowView.Key != "total") { return false; }
        foreach (var heading in cell.Table.Table.Rows[cell.Row].Headings) { if (isName(new("total" + LabelKey.Of(heading.Text), "total " + heading.Text))) { return true; } }
        return false;
    }

    internal static bool IsAssets(RowView row) => IsAssets(new RowName(row));

    internal static bool IsClaims(RowView row) => IsClaims(new RowName(row));

    private static bool IsAssets(RowName name) => name.Key is "totalassets" || name.Label.Trim() is "資産合計" or "資産の部合計";

    private static bool IsClaims(RowName name)
    {
        var (key, label) = name;
        if (key.StartsWith("totalliabilit", StringComparison.Ordinal) && !key.Contains("excluding", StringComparison.Ordinal))
        {
            return key.Contains("equity", StringComparison.Ordinal) || key.Contains("deficit", StringComparison.Ordinal)
                || key.Contains("capital", StringComparison.Ordinal) || key.Contains("netassets", StringComparison.Ordinal);
        }
        return label.Contains("負債", StringComparison.Ordinal) && label.Contains("合計", StringComparison.Ordinal)
            && (label.Contains("純資産", StringComparison.Ordinal) || label.Contains("資本", StringComparison.Ordinal));
    }

    private static bool IsNetAssets(RowName name) => name.Key is "netassets" or "totalnetassets";

    private static bool IsEquity(RowName name) =>
        name.Key is "totalequity" or "totalshareholdersfunds" or "shareholdersfunds" or "totalshareholdersequity" or "equityshareholdersfunds";

    private static Relation Make(Figure assets, Figure claims, Form form) => new()
    {
        Rule = RuleCatalog.BalanceSheetDoesNotBalance,
        Result = claims,
        Inputs = [assets],
        Verdict = assets.Value == claims.Value ? Verdict.Holds : Verdict.Violated,
        Expected = assets.Possible,
        Implied = figure => figure == claims ? assets.Possible : claims.Possible,
        Unnoticed = figure => Interval.Point(figure == claims ? assets.Value : claims.Value),
        Because = figure => figure == claims ? $"{form.Assets} are {assets.Text}" : $"{form.Claims} {(form == Net ? "is" : "are")} {claims.Text}",
    };
}
