using System.Globalization;
using System.Text;

namespace Kessan.Documents.Workbooks;

/// <summary>A cell of a table that is written as CSV and as a sheet of a workbook.</summary>
public abstract record Cell
{
    private Cell() { }

    /// <summary>How it looks; null for the plain look of its kind.</summary>
    public CellStyle? Style { get; init; }

    /// <summary>A note of the cell, shown when it is pointed at; null for none.</summary>
    public string? Note { get; init; }

    public sealed record Text(string Value) : Cell;

    public sealed record Number(decimal Value) : Cell;

    /// <param name="Expression">As a workbook writes it, without the equals sign: SUM(C2:C9).</param>
    /// <param name="Value">What it gives, computed here from the same numbers in exact decimals.</param>
    public sealed record Formula(string Expression, decimal Value) : Cell;

    public static readonly Cell Blank = new Text("");

    /// <summary>The number of a cell; zero where it is a text.</summary>
    public decimal Amount => this switch
    {
        Number number => number.Value,
        Formula formula => formula.Value,
        _ => 0m,
    };

    public string Shown => this switch
    {
        Text text => text.Value,
        _ => Amount.ToString("0.############################", CultureInfo.InvariantCulture),
    };
}

/// <summary>A table with a header row. Rows count from 1 as in a workbook, title and header included.</summary>
/// <param name="file">The name of its CSV file, which holds no title.</param>
public sealed class Sheet(string name, string file, IReadOnlyList<string> header)
{
    private readonly List<IReadOnlyList<Cell>> rows = [];

    public string Name { get; } = name;

    public string File { get; } = file;

    public IReadOnlyList<string> Header { get; } = header;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => rows;

    /// <summary>Lines above the header of a workbook.</summary>
    public IReadOnlyList<string> Title { get; init; } = [];

    /// <summary>How the sheet is frozen and printed; null for a list of which only the header stays.</summary>
    public SheetPage? Page { get; init; }

    /// <summary>A chart over the cells of the sheet, drawn below them; null for none.</summary>
    internal NativeChart? Chart { get; init; }

    /// <summary>The last row that is printed: of the cells, or of the chart below them.</summary>
    internal int LastRow => Math.Max(Next - 1, HeaderRow) + (Chart is null ? 0 : SheetDrawing.Rows);

    /// <summary>How many columns are printed: those of the cells, and as many more as the chart below them covers.</summary>
    /// <param name="widths">Of the columns that are shown, in digits.</param>
    internal int PrintedColumns(IReadOnlyList<uint> widths) => Math.Max(Page?.Columns ?? Header.Count, Chart is null ? 0 : SheetDrawing.ColumnsBelow(widths));

    /// <summary>The number of the header's row.</summary>
    public int HeaderRow => Title.Count + 1;

    /// <summary>The number of the row that comes next.</summary>
    public int Next => rows.Count + HeaderRow + 1;

    public void Add(params IReadOnlyList<Cell> cells) => rows.Add(cells);

    /// <summary>The sum of a stretch of the row that comes next.</summary>
    public Cell SumOfRow(IReadOnlyList<Cell> cells, int from, int to) =>
        new Cell.Formula($"SUM({Reference(from, Next)}:{Reference(to, Next)})", cells.Skip(from).Take(to - from + 1).Sum(c => c.Amount));

    /// <summary>The sum of a column over rows; zero over none.</summary>
    public Cell SumOfColumn(int column, int first, int last) => last < first ? new Cell.Number(0m)
        : new Cell.Formula($"SUM({Reference(column, first)}:{Reference(column, last)})", Enumerable.Range(first, last - first + 1).Sum(r => At(column, r)));

    /// <summary>The sum of some cells of a column.</summary>
    public Cell SumOfRows(int column, IReadOnlyList<int> of) => of.Count == 0 ? new Cell.Number(0m)
        : new Cell.Formula(string.Join('+', of.Select(r => Reference(column, r))), of.Sum(r => At(column, r)));

    public decimal At(int column, int row) => rows[row - HeaderRow - 1][column].Amount;

    public static string Reference(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    public static Cell Text(string? value) => string.IsNullOrEmpty(value) ? Cell.Blank : new Cell.Text(value);

    public string Csv()
    {
        var csv = new StringBuilder().AppendJoin(',', Header.Select(Quoted)).Append('\n');
        foreach (var row in rows) { csv.AppendJoin(',', row.Select(c => Quoted(c.Shown))).Append('\n'); }
        return csv.ToString();
    }

    internal static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
