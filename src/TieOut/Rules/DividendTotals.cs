using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO202 where the dividends of a year stand in a row, quarter by quarter or interim and final, with their total behind them: one number alone may be all of
/// it, so that the words over the columns and not the numbers say what adds up. A row that does not is reported where another comes out and a slip explains it.
/// </summary>
internal static class DividendTotals
{
    private sealed record Year(CellFigure Total, List<CellFigure> Parts)
    {
        public decimal Sum { get; } = Parts.Sum(p => p.Printed);

        public bool Holds => Sum == Total.Printed;

        /// <summary>In printed units, what a figure must be given the others.</summary>
        public decimal Asked(Figure figure) => figure == Total.Figure ? Sum : Parts.First(p => p.Figure == figure).Printed + Total.Printed - Sum;
    }

    public static IEnumerable<Relation> Find(TableSums sums)
    {
        var found = sums.Tables.SelectMany(Years).ToList();
        var (holding, failing) = (found.Count(y => y.Holds), found.FindAll(y => !y.Holds));
        foreach (var year in found.Where(y => y.Holds)) { yield return Make(year, holding >= 2 && failing.Count <= 1); }
        if (holding >= 1 && failing is [var wrong] && IsSlip(wrong)) { yield return Make(wrong, false); }
    }

    private static IEnumerable<Year> Years(TableView table)
    {
        var totals = table.Columns.Where(c => IsDividend(c.Header) && IsTotal(c.Header)).ToList();
        if (totals is not [var total] || table.Columns.Where(c => c.Index < total.Index && IsPart(c.Header)).ToList() is not { Count: >= 1 } parts)
        {
            yield break;
        }
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Cells[r, total.Index] is not { } sum) { continue; }
            var cells = parts.Select(p => Paid(table, r, p.Index))
                .OfType<CellFigure>()
                .Where(c => c.Figure.Unit == sum.Figure.Unit && c.Figure.Scale == sum.Figure.Scale)
                .ToList();
            if (cells.Count > 0) { yield return new(sum, cells); }
        }
    }

    /// <summary>What is forecast for the rest of a year is added to what the row of the same year above prints as paid.</summary>
    private static CellFigure? Paid(TableView table, int row, int column)
    {
        if (table.Cells[row, column] is { } own) { return own; }
        var above = table.Rows[row].Period is { } period ? table.Rows.LastOrDefault(r => r.Index < row && r.Period == period) : null;
        return above is null ? null : table.Cells[above.Index, column];
    }

    private static bool IsDividend(string header) =>
        header.Contains("配当", StringComparison.Ordinal) || header.Contains("dividend", StringComparison.OrdinalIgnoreCase);

    private static bool IsTotal(string header) =>
        !header.Contains("総額", StringComparison.Ordinal)
            && (header.Contains("合計", StringComparison.Ordinal) || header.Contains("年間計", StringComparison.Ordinal) || Has(header, "total")
                || Has(header, "annual"));

    private static bool IsPart(string header) =>
        !header.Contains("合計", StringComparison.Ordinal)
            && (header.Contains("期末", StringComparison.Ordinal) || header.Contains("中間", StringComparison.Ordinal) || Has(header, "interim")
                || Has(header, "quarter") || Has(header, "year-end") || Has(header, "final"));

    private static bool Has(string header, string word) => header.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsSlip(Year year) =>
        year.Parts.Select(p => p.Figure).Prepend(year.Total.Figure).Any(f => f.Digits >= 3 && Slips.Repair(f, Interval.Point(year.Asked(f) * f.Scale)));

    private static Relation Make(Year year, bool survives)
    {
        var (total, sum) = (year.Total.Figure, year.Sum * year.Total.Figure.Scale);
        return new()
        {
            Rule = RuleCatalog.RowDoesNotCrossFoot,
            Result = total,
            Inputs = [.. year.Parts.Select(p => p.Figure)],
            Verdict = year.Holds ? Verdict.Holds : Verdict.Violated,
            Expected = Interval.Point(sum),
            Implied = figure => Interval.Point(year.Asked(figure) * figure.Scale),
            Unnoticed = figure => survives && figure.Digits >= 3 ? Interval.Point(year.Asked(figure) * figure.Scale) : null,
            Because = _ => $"the dividends of the year add to {Wording.Number(sum, total)}",
        };
    }
}
