namespace Kessan.Documents;

/// <summary>A column of a table that does not add up as printed.</summary>
/// <param name="Difference">The printed total less the sum of its printed parts, in printed units.</param>
public sealed record FootingGap(Table Table, TableColumn Column, RowSum Sum, decimal Difference);

/// <summary>
/// Columns of rounded numbers need not add up. Where a document's habit is that they do, last digits are moved: the program proposes which, a
/// person accepts, and only what was accepted is printed.
/// </summary>
public static class Footing
{
    /// <summary>Every sum of every table that the printed numbers miss.</summary>
    public static IReadOnlyList<FootingGap> Gaps(Document document) =>
        [.. from table in document.Tables
            from sum in table.Sums
            from column in table.Columns.Index()
            let difference = Difference(table, column.Index, sum)
            where difference is not null and not 0m
            select new FootingGap(table, column.Item, sum, difference.Value)];

    /// <summary>
    /// The fewest moves of one last digit that close every gap, total by total from the outermost inwards: the parts whose rounding
    /// lost most in the direction needed move first (largest remainder), so that each printed number stays as near its fact as can be. Numbers that
    /// are adjusted already stay.
    /// </summary>
    public static IReadOnlyList<Adjustment> Propose(Document document)
    {
        List<Adjustment> proposals = [];
        foreach (var table in document.Tables)
        {
            for (var column = 0; column < table.Columns.Count; column++) { proposals.AddRange(new ColumnFooting(document.Name, table, column).Propose()); }
        }

        return proposals;
    }

    /// <summary>The figure of a cell that holds nothing else; null for a cell that is empty or written out.</summary>
    internal static Figure? FigureOf(Table table, string row, int column) =>
        table.Rows.FirstOrDefault(r => r.Id == row)?.Cells is { } cells && column < cells.Count && cells[column] is [FigureRun { Figure: var figure }]
            ? figure
            : null;

    /// <summary>Printed total less printed parts; null where the column does not show them all, or shows what cannot be added.</summary>
    private static decimal? Difference(Table table, int column, RowSum sum)
    {
        if (FigureOf(table, sum.Total, column) is not { Printed: { } total } figure || !Adds(figure)) { return null; }
        var parts = sum.Addends.Select(a => (Figure: FigureOf(table, a.Row, column), a.Weight)).ToList();
        return parts.Exists(p => p.Figure is null) ? null : total - parts.Sum(p => (p.Figure!.Printed ?? 0m) * p.Weight);
    }

    internal static bool Adds(Figure figure) => figure.Kind is FigureKind.Value or FigureKind.Share or FigureKind.Change && figure.Format.Suffix.Length <= 1;
}
