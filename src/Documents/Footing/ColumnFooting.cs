using System.Globalization;

namespace Kessan.Documents;

/// <summary>Proposes the moves for one column: totals first, then the parts that must add to them.</summary>
internal sealed class ColumnFooting(string document, Table table, int column)
{
    private readonly Dictionary<string, decimal> moved = new(StringComparer.Ordinal);

    public IEnumerable<Adjustment> Propose()
    {
        // The later sums are the outer ones: a statement prints a total after its parts.
        foreach (var sum in table.Sums.Reverse()) { Close(sum); }
        return [.. table.FigureRows.Where(r => moved.GetValueOrDefault(r.Id) != 0m).Select(r => Adjustment(r.Id))];
    }

    private void Close(RowSum sum)
    {
        if (Figure(sum.Total) is not { Rounded: not null } total || !Footing.Adds(total)) { return; }
        var parts = sum.Addends.Select(a => (a.Row, a.Weight, Figure: Figure(a.Row))).ToList();
        if (parts.Exists(p => p.Figure is null)) { return; }
        var step = total.Format.LastDigit;
        var gap = Printed(sum.Total, total) - parts.Sum(p => Printed(p.Row, p.Figure!) * p.Weight);
        var moves = (int)Math.Abs(gap / step);
        var direction = Math.Sign(gap);
        var candidates = parts.Where(p => p.Figure is { Rounded: not null, Adjustment: null } && moved.GetValueOrDefault(p.Row) == 0m)
            .OrderByDescending(p => Remainder(p.Figure!) * p.Weight * direction).Take(moves).ToList();
        if (candidates.Count < moves) { return; }
        foreach (var (row, weight, _) in candidates) { moved[row] = direction * weight * step; }
    }

    /// <summary>What rounding took away, in printed units: positive where the fact is above the printed number.</summary>
    private static decimal Remainder(Figure figure) => (figure.Fact.Number!.Value / figure.Format.Scale) - figure.Rounded!.Value;

    private decimal Printed(string row, Figure figure) => (figure.Printed ?? 0m) + moved.GetValueOrDefault(row);

    private Figure? Figure(string row) => Footing.FigureOf(table, row, column);

    private Adjustment Adjustment(string row)
    {
        var figure = Figure(row)!;
        var from = figure.Rounded!.Value;
        var exact = (figure.Fact.Number!.Value / figure.Format.Scale).ToString("0.####", CultureInfo.InvariantCulture);
        return new(document, table.Id, row, table.Columns[column].Id, from, from + moved[row], $"the column foots; exactly {exact}", "", figure.Source);
    }
}
