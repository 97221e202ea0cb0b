using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>A row of a statement of components with the facts of its columns.</summary>
internal sealed record PlannedRow(MatrixRow Row, string Caption, Period Period, IReadOnlyList<Fact?> Facts, int At);

/// <summary>
/// The sheet of a statement whose columns are components (shareholders' equity): a block per period. A total across is the sum of its components, a closing
/// balance the opening one and the movements.
/// </summary>
internal sealed class MatrixSheet
{
    private readonly StatementDefinition definition;
    private readonly StatementMatrix matrix;
    private readonly IReadOnlyList<PlannedRow> rows;
    private readonly decimal largest;

    public MatrixSheet(StatementDefinition definition, StatementMatrix matrix, IEnumerable<Period> periods, StatementPlanner planner, CaptionsOfBook captions)
    {
        (this.definition, this.matrix) = (definition, matrix);
        Name = planner.SheetOf(definition);
        var at = StatementPlan.FirstRow;
        var planned = new List<PlannedRow>();
        foreach (var period in periods)
        {
            if (planned.Count > 0) { at++; }
            foreach (var row in matrix.Rows)
            {
                Fact?[] found = [.. matrix.Columns.Select(c => row.Cells.TryGetValue(c.Key, out var name) ? planner.Find(name, period, "actual") : null)];
                if (row.Always || found.Any(f => f?.Number is not null))
                {
                    planned.Add(new(row, captions.Of(row.Caption, null, [period]), period, found, at++));
                }
            }
        }

        rows = planned;
        largest = StatementPlan.LargestOf(rows.SelectMany(r => r.Facts));
        Columns = [.. matrix.Columns.Select(c => captions.Of(c.Caption, null, []))];
    }

    public StatementDefinition Definition => definition;

    public string Name { get; }

    public decimal Largest => largest;

    public bool HasNumbers => rows.Any(r => r.Facts.Any(f => f?.Number is not null));

    private string[] Columns { get; }

    public void Register(CellIndex cells)
    {
        foreach (var row in rows)
        {
            for (var c = 0; c < row.Facts.Count; c++)
            {
                if (row.Facts[c] is { } fact) { cells.Register(fact.Key, Place(row, c)); }
            }
        }
    }

    /// <summary>A component says what its column is shown in.</summary>
    private string Heading(int column, BookWords words) =>
        rows.Select(r => r.Facts[column]).OfType<Fact>().FirstOrDefault() is { } fact
            ? $"{Columns[column]}{words.Comma}{UnitFormat.Heading(fact.Key.Unit, largest, words.IsJapanese)}"
            : Columns[column];

    public Sheet Write(IReadOnlyList<string> title, BookCells cells)
    {
        var sheet = new Sheet(Name, "", ["", .. Columns.Select((_, c) => Heading(c, cells.Words))]) { Title = title, Page = new(1, Columns.Length + 1) };
        foreach (var row in rows)
        {
            while (sheet.Next < row.At) { sheet.Add(); }
            var look = new CellStyle("")
            {
                Bold = row.Row.Kind != MatrixRowKind.Movement,
                Rule = row.Row.Kind is MatrixRowKind.Closing or MatrixRowKind.Subtotal
            };
            sheet.Add([new Cell.Text(row.Caption) { Style = new("") { Bold = look.Bold, Wrapped = true } },
                .. row.Facts.Select((f, c) => f is null
                    ? Cell.Blank
                    : cells.Amount(f, Place(row, c), Across(row, c) ?? Down(row, c), UnitFormat.For(f.Key.Unit, largest, f.Number ?? 0m), look))]);
        }

        return sheet;
    }

    private BookPlace Place(PlannedRow row, int column) => new(Name, column + 1, row.At);

    /// <summary>The last column as the sum of the components before it that have its unit, where it is.</summary>
    private string? Across(PlannedRow row, int column)
    {
        if (column != matrix.Columns.Count - 1 || row.Facts[column] is not { Number: { } total } fact) { return null; }
        var first = Enumerable.Range(0, column).FirstOrDefault(c => rows.Any(r => r.Facts[c]?.Key.Unit == fact.Key.Unit), -1);
        if (first < 0 || row.Facts.Skip(first).Take(column - first).Any(f => f is not null && f.Key.Unit != fact.Key.Unit)) { return null; }
        var sum = row.Facts.Skip(first).Take(column - first).Sum(f => f?.Number ?? 0m);
        return sum == total && sum != 0m ? $"SUM({Sheet.Reference(first + 1, row.At)}:{Sheet.Reference(column, row.At)})" : null;
    }

    /// <summary>A closing balance as the opening one and the movements, where it is.</summary>
    private string? Down(PlannedRow row, int column)
    {
        if (row.Row.Kind != MatrixRowKind.Closing || row.Facts[column] is not { Number: { } closing }) { return null; }
        PlannedRow[] parts = [.. rows.Where(r => r.Period == row.Period && r.At < row.At && r.Row.Kind is MatrixRowKind.Opening or MatrixRowKind.Movement
            && r.Period == row.Period && r.Facts[column]?.Number is not null)];
        return parts.Length > 0 && parts.Sum(p => p.Facts[column]!.Number!.Value) == closing
            ? string.Join('+', parts.Select(p => Sheet.Reference(column + 1, p.At)))
            : null;
    }
}
