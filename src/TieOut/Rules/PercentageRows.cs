using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO304: a row of percentages below the amount it measures. "Gross profit", "% of revenue": the amount over the revenue of its column, which stands in
/// the same table or, for the same period, in another; a tax rate is the tax over the income before it. Nothing but the numbers says which rows are
/// meant, so the row counts where it comes out in every column, or in all but one that a slip explains.
/// </summary>
internal static class PercentageRows
{
    private const int RowsAbove = 6;
    private const int MostElsewhere = 6;

    /// <summary>Digits that the percentages which come out must have together.</summary>
    private const int Needed = 5;

    /// <summary>Where the revenue stands in another table, so many columns must come out.</summary>
    private const int FewestElsewhere = 3;

    public static IEnumerable<Relation> Find(TableSums sums)
    {
        Dictionary<ReportingPeriod, List<CellFigure>>? revenues = null;
        foreach (var table in sums.Tables)
        {
            foreach (var row in table.Rows)
            {
                if (!SaysPercentage(row.Label) || Percentages(table, row.Index) is not { Count: >= 2 } cells) { continue; }
                revenues ??= Revenues(sums.Tables);
                if (Best(table, row, cells, revenues) is not { } found) { continue; }
                var survives = found.Count(q => q.Holds) > (found.Exists(q => q.Whole.Table != table) ? FewestElsewhere : 2);
                foreach (var quotient in found) { yield return quotient.ToRelation(survives); }
            }
        }
    }

    private static bool SaysPercentage(string label) =>
        (label.Contains('%') || Has(label, "percent") || CellReader.IsRatio(label)) && !Has(label, "change") && !Has(label, "growth")
            && !Has(label, "comparable") && !Has(label, "increase");

    private static bool Has(string label, string word) => label.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The percentages of a row that has nothing else; none where it has.</summary>
    internal static List<CellFigure> Percentages(TableView table, int row)
    {
        var cells = new List<CellFigure>();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (table.Cells[row, c] is not { } cell) { continue; }
            if (cell.Figure is not { Unit: "pure", Kind: FigureKind.Share or FigureKind.Margin }) { return []; }
            if (!table.Columns[c].IsChange) { cells.Add(cell); }
        }

        return cells;
    }

    private static bool IsRevenue(string label) =>
        LabelKey.Of(label) is "revenue" or "revenues" or "totalrevenue" or "totalrevenues" or "netrevenue" or "netrevenues" or "totalnetrevenue" or "netsales"
            or "totalnetsales" or "totalsales" or "sales" or "\u58F2\u4E0A\u9AD8";

    private static Dictionary<ReportingPeriod, List<CellFigure>> Revenues(IReadOnlyList<TableView> tables)
    {
        var found = new Dictionary<ReportingPeriod, List<CellFigure>>();
        foreach (var cell in tables.Where(t => !t.Table.MayBeDamaged)
            .SelectMany(t => t.Figures)
            .Where(f => f.Figure is { Kind: FigureKind.Amount, Value: > 0m, Period: not null } && IsRevenue(f.RowView.Label)))
        {
            if (!found.TryGetValue(cell.Figure.Period!, out var list)) { found.Add(cell.Figure.Period!, list = []); }
            if (list.Count < MostElsewhere && !list.Exists(c => c.Figure.Value == cell.Figure.Value)) { list.Add(cell); }
        }

        return found;
    }

    /// <summary>The pair of rows by which the most columns come out; null where none does well enough.</summary>
    private static List<Quotient>? Best(TableView table, RowView row, List<CellFigure> cells, Dictionary<ReportingPeriod, List<CellFigure>> revenues)
    {
        List<Quotient>? best = null;
        var isTax = Has(row.Label, "tax rate");
        var wholes = table.Rows.Where(r => r != row && (isTax ? Has(r.Label, "before") : IsRevenue(r.Label))).Take(4).ToList();
        for (var above = row.Index - 1; above >= 0; above--)
        {
            var isNamed = IsRatioOf(row.Key, table.Rows[above].Key);
            if (isTax ? !Has(table.Rows[above].Label, "tax") : !isNamed && above < row.Index - RowsAbove) { continue; }
            foreach (var whole in wholes)
            {
                if (whole.Index != above) { best = Better(best, Quotients(table, cells, above, c => table.Cells[whole.Index, c.Column]), cells.Count, 2); }
            }
            if (!isTax) { best = Better(best, Quotients(table, cells, above, c => Elsewhere(table, c, above, revenues)), cells.Count, FewestElsewhere); }
        }

        return best;
    }

    /// <summary>"Net income margin", 営業利益率: a ratio that bears the name of its amount is of that row, however far above it stands.</summary>
    private static bool IsRatioOf(string ratio, string amount) => 
        amount.Length > 0 && ratio.StartsWith(amount, StringComparison.Ordinal) && ratio.AsSpan(amount.Length) is "margin" or "\u7387";

    private static List<Quotient> Quotients(TableView table, List<CellFigure> cells, int part, Func<CellFigure, CellFigure?> whole)
    {
        var found = new List<Quotient>();
        foreach (var cell in cells)
        {
            if (table.Cells[part, cell.Column] is { Figure.Kind: FigureKind.Amount } own
                && whole(cell) is { Figure: { Kind: FigureKind.Amount, Value: > 0m } } all && all.Figure.Unit == own.Figure.Unit
                && all.Figure.Scale == own.Figure.Scale)
            {
                found.Add(new(cell, own, all));
            }
        }

        return found;
    }

    /// <summary>The revenue of another table for the period of the cell by which the percentage comes out, or would but for a slip.</summary>
    private static CellFigure? Elsewhere(TableView table, CellFigure percentage, int part, Dictionary<ReportingPeriod, List<CellFigure>> revenues) =>
        percentage.Figure.Period is { } period && revenues.TryGetValue(period, out var known) && table.Cells[part, percentage.Column] is { } own
            ? known.Find(w => new Quotient(percentage, own, w).Holds) ?? known.Find(w => new Quotient(percentage, own, w).IsSlip) : null;

    private static List<Quotient>? Better(List<Quotient>? best, List<Quotient> found, int cells, int fewest)
    {
        var holding = found.FindAll(q => q.Holds);
        var failing = found.FindAll(q => !q.Holds);
        if (holding.Count < fewest || found.Count * 3 < cells * 2 || holding.Sum(q => q.Percentage.Figure.Digits) < Needed) { return best; }
        if (failing.Count > 1 || (failing.Count == 1 && (holding.Count < 2 || !failing[0].IsSlip))) { return best; }
        return best is null || holding.Count > best.Count(q => q.Holds) ? found : best;
    }
}
