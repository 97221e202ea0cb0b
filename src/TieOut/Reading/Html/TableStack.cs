using Kessan.TieOut.Reading.Grids;

namespace Kessan.TieOut.Reading.Html;

/// <summary>
/// The tables that are open around a place, the innermost last, and the flow of blocks around them. Tables deeper than any document needs are read as running
/// text.
/// </summary>
internal sealed class TableStack(List<Block> flow)
{
    private const int Deepest = 40;

    private readonly List<TableFrame> tables = [];

    /// <summary>The innermost; null outside of tables.</summary>
    public TableFrame? Frame => tables.Count == 0 ? null : tables[^1];

    /// <summary>No table stands around the innermost.</summary>
    public bool IsOutermost => tables.Count <= 1;

    /// <param name="depth">How many elements are open around it.</param>
    public void Open(int depth)
    {
        if (tables.Count < Deepest) { tables.Add(new TableFrame(depth)); }
    }

    /// <summary>Ends the innermost table and makes sense of its grid, in the cell or the flow around it.</summary>
    public void Close()
    {
        if (Frame is not { } frame) { return; }
        frame.EndRow();
        tables.RemoveAt(tables.Count - 1);
        GridReader.Read(frame.Table, Frame?.Cell is { } cell ? cell.Container() : flow);
    }
}
