namespace Kessan.TieOut.Reading;

/// <summary>A document is a list of blocks in reading order, whatever format it was read from.</summary>
public abstract class Block
{
    private protected Block() { }
}

/// <summary>A paragraph of sentences, a heading, a list item or a note: anything that is not a table.</summary>
public sealed class Paragraph(Passage passage, bool isHeading) : Block
{
    public Passage Passage { get; } = passage;

    /// <summary>A short line that ends without a full stop and stands alone.</summary>
    public bool IsHeading { get; } = isHeading;
}

/// <summary>A table as a grid: one label column, header texts per column, rows of cells.</summary>
public sealed class Table : Block
{
    /// <summary>Title and caption lines above the header.</summary>
    public required IReadOnlyList<Passage> Title { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>The rows with which a part begins that was printed apart, under the same header again.</summary>
    public IReadOnlyList<int> PartsBegin { get; init; } = [];

    /// <summary>Tab-separated text out of a PDF: cells may have been lost or shifted.</summary>
    public bool MayBeDamaged { get; init; }
}

/// <param name="Headers">The header texts over this column, from top to bottom; a text over several columns stands in each.</param>
public sealed record Column(int Index, IReadOnlyList<Passage> Headers)
{
    public string Header { get; } = string.Join(' ', Headers.Select(h => h.Text));
}

public sealed class Row
{
    /// <summary>The label with all its wrapped lines; empty where the row has none.</summary>
    public required Passage Label { get; init; }

    /// <summary>Blanks before the first line of the label.</summary>
    public required int Indent { get; init; }

    /// <summary>Labels of the headings above it, the outermost first.</summary>
    public required IReadOnlyList<Passage> Headings { get; init; }

    /// <summary>What stands for the row in a column of units: JPY thousands, shares. Empty where there is no such column.</summary>
    public string Unit { get; init; } = "";

    /// <summary>One per column; null where nothing stands.</summary>
    public required IReadOnlyList<Cell?> Cells { get; init; }

    /// <summary>A rule stands between this row and the one above.</summary>
    public bool RuleAbove { get; init; }
}

/// <param name="IsNil">A dash: reported as nothing, which is not zero.</param>
public sealed record Cell(Passage Passage, bool IsNil);
