using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// A column that is the sum of others in (nearly) every row: segments and their total, quarters and the year, a measure, its adjustments
/// and the adjusted measure. The addends stand side by side, or as far apart as there are periods under each heading. Tables under the same headers
/// (this year and the year before, one segment after the other) speak together.
/// <example>2004 and 2003 of two segments and of both together: the fifth column is the first and the third.</example>
/// </summary>
internal sealed class ColumnSum
{
    private const int MostAddends = 12;
    private const int WidestStep = 4;

    /// <summary>Decimal digits that the rows which come out must have together, beyond those that their number of ways takes away.</summary>
    private const decimal Needed = 6m;

    public required TableView Table { get; init; }

    public required int Total { get; init; }

    public required IReadOnlyList<int> Addends { get; init; }

    private decimal Evidence { get; init; }

    private int Holds { get; init; }

    private int Same { get; init; }

    private int Broken { get; init; }

    /// <param name="alike">The tables under the headers of this one, itself among them.</param>
    public static IEnumerable<ColumnSum> Find(TableView table, IReadOnlyList<TableView> alike)
    {
        if (table.Columns.Count < 3 || alike.Sum(t => t.Rows.Count) < 2) { yield break; }
        var additive = new List<int>();
        for (var c = 0; c < table.Columns.Count; c++) { if (Additive.IsColumn(table, c) && !table.Columns[c].IsChange) { additive.Add(c); } }
        var found = new List<ColumnSum>();
        List<int> percent = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].IsPercent && table.Columns[c].IsChange)];
        foreach (var kind in (List<int>[])[additive, percent])
        {
            for (var i = 0; i < kind.Count; i++)
            {
                if (Best(table, alike, kind, i) is { } sum && !found.Any(f => f.Addends.Contains(sum.Total) && sum.Addends.Contains(f.Total)))
                {
                    found.Add(sum);
                }
            }
        }

        foreach (var sum in found) { yield return sum; }
    }

    /// <summary>One row: whether it comes out, and by how many units of the last digit it does not.</summary>
    public RowSum? InRow(int row)
    {
        if (Table.Cells[row, Total] is not { } total) { return null; }
        var (sum, unit) = (0m, total.PrintedPrecision);
        var cells = new List<CellFigure>();
        foreach (var c in Addends)
        {
            if (Table.Cells[row, c] is { } cell)
            {
                if (cell.Figure.Kind != total.Figure.Kind || cell.Figure.Unit != total.Figure.Unit || cell.Figure.Scale != total.Figure.Scale) { return null; }
                cells.Add(cell);
                sum += cell.Printed;
                unit = Math.Max(unit, cell.PrintedPrecision);
            }
            else if (!Table.IsNil(row, c)) { return null; }
        }

        if (cells.Count == 0 || total.Figure.Kind is not (FigureKind.Amount or FigureKind.Count or FigureKind.Growth or FigureKind.PerShare)) { return null; }
        var periods = SumsPeriods(total);
        if (periods
            && (total.Figure.Kind is FigureKind.Count or FigureKind.PerShare || CellReader.IsRatio(total.RowView.Label)
                || CellReader.HasWord(total.RowView.Label, "average")))
        {
            return null;
        }
        var miss = Math.Abs(sum - total.Printed) / unit;
        var footing = miss == 0m ? Footing.Exact : miss * 2m <= cells.Count + (periods ? 2 * cells.Count : 1) ? Footing.Rounding : Footing.Broken;
        return new(total, cells, sum, unit, footing);
    }

    /// <summary>Quarters that make up a year: each was rounded, or moved to foot, for itself, and numbers of shares do not add up.</summary>
    private bool SumsPeriods(CellFigure total) =>
        total.Figure.Period is { Months: > 0 } whole && Addends.All(c => Table.Columns[c].Period is { Months: > 0 } part && part.Months < whole.Months);

    /// <summary>The arrangement that speaks loudest, the one with the fewest addends of equals.</summary>
    private static ColumnSum? Best(TableView table, IReadOnlyList<TableView> alike, List<int> additive, int i)
    {
        ColumnSum? best = null;
        foreach (var direction in (int[])[-1, 1])
        {
            for (var step = 1; step <= WidestStep; step++) { best = Better(best, table, alike, additive, i, i + (direction * step), direction * step); }
            for (var gap = 2; gap <= WidestStep; gap++) { best = Better(best, table, alike, additive, i, i + (direction * gap), direction); }
        }

        return best;
    }

    /// <summary>Addends from one column on, each a step further: those directly beside the total, or behind the columns of another period.</summary>
    private static ColumnSum? Better(ColumnSum? best, TableView table, IReadOnlyList<TableView> alike, List<int> additive, int total, int first, int step)
    {
        var addends = new List<int>();
        for (var j = first; j >= 0 && j < additive.Count && addends.Count < MostAddends; j += step)
        {
            addends.Add(additive[j]);
            if (addends.Count > 1 && Weigh(table, alike, additive[total], addends) is { } sum && (best is null || sum.Evidence > best.Evidence)) { best = sum; }
        }

        return best;
    }

    /// <param name="same">Rows in which one addend alone makes the total, and the others are dashes: they agree, and add nothing up.</param>
    private static bool IsEnough(int holds, int same, int broken, decimal evidence) =>
        (holds >= 2 || (holds == 1 && same > 0)) && broken <= Math.Max(1, holds / 5)
            && evidence >= Needed + (broken == 1 && holds <= 2 ? 1m : 0m) + (holds == 1 ? 1m : 0m);

    /// <summary>Whether the columns would still be known to add up with a slip in this row.</summary>
    public bool Survives(RowSum row) =>
        row.Addends.Count > 1 ? IsEnough(Holds - 1, Same, Broken + 1, Evidence - Said(row)) : IsEnough(Holds, Same - 1, Broken, Evidence - (Said(row) / 2m));

    private static decimal Said(RowSum row) =>
        Magnitude.Log10(row.Total.Printed / row.Unit / (row.Footing == Footing.Exact ? 1m : (2 * row.Addends.Count) + 3m));

    private static ColumnSum? Weigh(TableView table, IReadOnlyList<TableView> alike, int total, List<int> addends)
    {
        var (holds, same, broken, evidence) = (0, 0, 0, 0m);
        foreach (var view in alike)
        {
            var candidate = new ColumnSum { Table = view, Total = total, Addends = addends };
            for (var r = 0; r < view.Rows.Count; r++)
            {
                if (candidate.InRow(r) is not { } row || (row.Addends.Count < 2 && row.Footing != Footing.Exact)) { continue; }
                if (row.Footing == Footing.Broken) { broken++; }
                else
                {
                    if (row.Addends.Count < 2) { same++; } else { holds++; }
                    evidence += row.Addends.Count < 2 ? Said(row) / 2m : Said(row);
                }

                if (broken > 2 && broken > holds) { return null; }
            }
        }

        return IsEnough(holds, same, broken, evidence)
            ? new ColumnSum { Table = table, Total = total, Addends = [.. addends], Evidence = evidence, Holds = holds, Same = same, Broken = broken }
            : null;
    }
}

/// <summary>A row of a <see cref="ColumnSum"/>: the cells, their sum as printed, and the unit of the coarsest last digit.</summary>
internal sealed record RowSum(CellFigure Total, IReadOnlyList<CellFigure> Addends, decimal Sum, decimal Unit, Footing Footing);
