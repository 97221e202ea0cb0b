namespace Kessan.Documents.Workbooks;

/// <summary>The look of a cell.</summary>
/// <param name="Format">A number format of ECMA-376 part 1, §18.8.31: #,##0,;(#,##0,) shows thousands of what the cell holds. Empty for texts.</param>
public sealed record CellStyle(string Format)
{
    public bool Bold { get; init; }

    /// <summary>A line above: the amount is a total.</summary>
    public bool Rule { get; init; }

    /// <summary>Steps to the right.</summary>
    public int Indent { get; init; }

    /// <summary>The number is typed here, not computed: blue, as finance people expect it.</summary>
    public bool Typed { get; init; }

    public bool Wrapped { get; init; }

    public bool Right { get; init; }
}

/// <summary>How a sheet is frozen and printed.</summary>
/// <param name="FrozenColumns">Columns that stay in sight, with everything down to the header.</param>
/// <param name="Columns">How many columns are printed, from the first.</param>
public sealed record SheetPage(int FrozenColumns, int Columns)
{
    /// <summary>The first of the columns that only compute for a chart, folded away behind the others; null for none.</summary>
    public int? FirstHelper { get; init; }

    /// <summary>Names of cells: Revenues for $C$9.</summary>
    public IReadOnlyList<DefinedCell> Names { get; init; } = [];
}

/// <param name="Name">Unique in the workbook.</param>
public sealed record DefinedCell(string Name, int Column, int Row);
