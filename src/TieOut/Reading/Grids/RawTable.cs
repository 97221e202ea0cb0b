namespace Kessan.TieOut.Reading.Grids;

/// <summary>
/// A table as its format draws it: rows of cells, each over one or more columns and rows of a grid. Nothing is known of labels, headers and columns yet.
/// </summary>
internal sealed class RawTable
{
    public List<Passage> Titles { get; } = [];

    public List<RawRow> Rows { get; } = [];
}

internal sealed class RawRow
{
    public List<RawCell> Cells { get; } = [];

    public bool RuleAbove { get; init; }
}

internal sealed class RawCell
{
    private Passage? whole;
    private bool sawRaised;
    private bool sawPlain;

    public required int Start { get; init; }

    public int Width { get; init; } = 1;

    public int Rows { get; init; } = 1;

    public bool RuleAbove { get; init; }

    public bool RuleBelow { get; init; }

    /// <summary>All its words are raised: a note mark.</summary>
    public bool IsRaised => sawRaised && !sawPlain;

    public bool IsBold { get; private set; } = true;

    /// <summary>Of its first line, in points.</summary>
    public int Indent { get; private set; }

    public List<Passage> Lines { get; } = [];

    /// <summary>Paragraphs and tables, where a table stands within the cell: the outer table then only lays out the page.</summary>
    public List<Block>? Blocks { get; private set; }

    public int End => Start + Width;

    public bool IsEmpty => Lines.Count == 0 && Blocks is null;

    public Passage Words => whole ??= Lines.Count == 0 ? Passage.Empty : Passage.Join(Lines);

    public void SawWords(bool raised)
    {
        sawRaised |= raised;
        sawPlain |= !raised;
    }

    public void Add(Passage line, int indent, bool isBold)
    {
        if (Blocks is not null) { Blocks.Add(AsParagraph(line)); return; }
        if (Lines.Count == 0) { Indent = indent; }
        IsBold &= isBold;
        Lines.Add(line);
    }

    /// <summary>Where the blocks of an inner table go; lines read so far go before them.</summary>
    public List<Block> Container()
    {
        Blocks ??= [.. Lines.Select(AsParagraph)];
        Lines.Clear();
        return Blocks;
    }

    public static Paragraph AsParagraph(Passage line) => new(line, ProseTest.IsHeading(line.Text, 1));
}
