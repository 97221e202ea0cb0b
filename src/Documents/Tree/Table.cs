namespace Kessan.Documents;

/// <summary>A table of figures: columns with their headings, rows with their captions, and how the rows add up.</summary>
/// <param name="Title">One entry per line; empty where the text above names the table.</param>
/// <param name="Width">Columns of text in the wire format, the leading space included.</param>
public sealed record Table(
    string Id,
    IReadOnlyList<string> Title,
    int Width,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<RowSum> Sums,
    IReadOnlyList<TableNote> Notes) : Block
{
    internal override IEnumerable<Inline> Inlines =>
        Rows.SelectMany(r => r.Caption.Concat(r.Cells.SelectMany(c => c))).Concat(Notes.SelectMany(n => n.Content));

    public IEnumerable<TableRow> FigureRows => Rows.Where(r => r.Kind == RowKind.Figures);
}

/// <param name="Group">The heading that this column shares with its neighbours of the same group; null for none.</param>
/// <param name="Unit">What the figures are in (JPY millions); empty where each figure says so itself.</param>
/// <param name="IsAmount">Whether rules above totals run under this column.</param>
public sealed record TableColumn(string Id, string? Group, string Heading, string Unit, CellAlign Align, bool IsAmount);

public enum CellAlign
{
    /// <summary>Last digits under one another; a closing parenthesis hangs to the right.</summary>
    Digits,

    Left,
}

public enum RowKind
{
    Figures,

    /// <summary>A caption over the rows that follow.</summary>
    Heading,

    /// <summary>A line across the table.</summary>
    Rule,

    /// <summary>A line under the amount columns, above a total.</summary>
    AmountRule,

    Blank,
}

/// <param name="Id">The concept with its members, and the time where it differs: CashAndCashEquivalents@opening.</param>
/// <param name="Cells">One per column; an empty cell has no nodes.</param>
public sealed record TableRow(RowKind Kind, string Id, int Indent, bool IsTotal, IReadOnlyList<Inline> Caption, IReadOnlyList<IReadOnlyList<Inline>> Cells)
{
    public static TableRow Of(RowKind kind) => new(kind, "", 0, false, [], []);
}

/// <summary>The printed rows that add to another printed row; a weight of −1 subtracts.</summary>
public sealed record RowSum(string Total, IReadOnlyList<(string Row, int Weight)> Addends);

/// <param name="Label">Note, Note 1.</param>
public sealed record TableNote(string Label, IReadOnlyList<Inline> Content);
