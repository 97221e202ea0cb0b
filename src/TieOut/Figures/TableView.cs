using Kessan.Core;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>A figure in a cell, with its place in the grid.</summary>
public sealed class CellFigure
{
    public required Figure Figure { get; init; }

    public required TableView Table { get; init; }

    public required int Row { get; init; }

    public required int Column { get; init; }

    /// <summary>The printed number without scale, signed: what adds up in a column.</summary>
    public required decimal Printed { get; init; }

    /// <summary>The place of the last digit in printed units: 1 for whole thousands, 0.1 for one decimal.</summary>
    public required decimal PrintedPrecision { get; init; }

    public required SignStyle Sign { get; init; }

    public Interval PrintedPossible => Interval.OfPrinted(Printed, PrintedPrecision, Figure.Rounding);

    public RowView RowView => Table.Rows[Row];

    public ColumnView ColumnView => Table.Columns[Column];

    /// <summary>The cells of its row, itself among them.</summary>
    public IEnumerable<CellFigure> InRow()
    {
        for (var c = 0; c < Table.Columns.Count; c++) { if (Table.Cells[Row, c] is { } cell) { yield return cell; } }
    }

    /// <summary>The same period; where neither is known, the same words over the column.</summary>
    public bool HasTimeOf(CellFigure other) =>
        Figure.Period is { } period
            ? period == other.Figure.Period
            : other.Figure.Period is null && ColumnView.Header.Length > 0 && ColumnView.Header == other.ColumnView.Header;
}

/// <summary>What a column says of its cells.</summary>
public sealed record ColumnView(int Index, string Header, Caption Caption, ReportingPeriod? Period, IReadOnlyList<TimeExpression> Times)
{
    /// <summary>Most cells carry a per cent sign, or the header does.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Of many numbers no more than one is a thousand or more.</summary>
    public bool HasOneLarge { get; init; }

    /// <summary>The numbers of the notes to each row: they point, and count nothing.</summary>
    public bool IsNotes { get; init; }

    /// <summary>A change against another column, as an amount or in per cent.</summary>
    public bool IsChange => Caption.IsChange;
}

/// <summary>What a row says of its cells.</summary>
/// <param name="Core">The words of the label itself, without what follows "net of", "less" or stands in parentheses.</param>
/// <param name="All">Also the rest of the label.</param>
/// <param name="Heading">The words of the headings over it, of the table's title and of nothing else.</param>
public sealed record RowView(int Index, string Label, IReadOnlySet<int> Core, IReadOnlySet<int> All, IReadOnlySet<int> Heading, Caption Caption,
    ReportingPeriod? Period)
{
    /// <summary>The label for comparison as a whole.</summary>
    internal string Key { get; } = Structure.LabelKey.Of(Label);

    /// <summary>What the row counts or measures that is no money, whatever its columns are in: GWh; null where the label says nothing of the kind.</summary>
    internal string? Measure { get; } = UnitWords.MeasureIn(Label);

    public int Indent { get; init; }

    public bool RuleAbove { get; init; }

    /// <summary>The label says that this is a total: Total, net, a heading in capitals.</summary>
    public bool SaysTotal { get; init; }

    /// <summary>The label names nothing but a time: the columns then carry the names.</summary>
    public bool IsTime { get; init; }
}

/// <summary>A table with its figures.</summary>
public sealed class TableView
{
    public required int Index { get; init; }

    public required Table Table { get; init; }

    public required string Title { get; init; }

    public required Caption Caption { get; init; }

    public required IReadOnlyList<ColumnView> Columns { get; init; }

    public required IReadOnlyList<RowView> Rows { get; init; }

    /// <summary>Null where no number stands; a dash is no figure.</summary>
    public CellFigure?[,] Cells
    {
        get;
        internal set
        {
            field = value;
            var figures = new List<CellFigure>();
            foreach (var cell in value) { if (cell is not null) { figures.Add(cell); } }
            Figures = [.. figures];
        }
    } = new CellFigure?[0, 0];

    /// <summary>A second figure in parentheses in the same cell: JPY33,254 million ($313.9 million).</summary>
    public List<Apposition> Appositions { get; } = [];

    /// <summary>The scale was not said and has been found by comparison with the rest of the document, or not at all.</summary>
    public bool ScaleIsOpen { get; init; }

    public bool IsNil(int row, int column) => Table.Rows[row].Cells[column] is { IsNil: true };

    /// <summary>Row by row.</summary>
    public CellFigure[] Figures { get; private set; } = [];
}

/// <summary>A second amount in a cell, as "1,000 ($9.4)" prints it behind the first.</summary>
public sealed record Apposition(CellFigure Cell, Figure Figure);
