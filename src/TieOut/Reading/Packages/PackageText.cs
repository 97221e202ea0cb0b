using System.Text;
using Kessan.TieOut.Reading.Grids;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>
/// The words of a package as one text: a line to a paragraph or row, a tab between cells. It is the source that offsets and excerpts of findings speak of.
/// </summary>
/// <param name="marks">How the document marks the digits of its numbers.</param>
internal sealed class PackageText(NumberMarks marks)
{
    private readonly StringBuilder text = new();
    private readonly List<PlacedStretch> places = [];

    public Passage Add(string words, string part)
    {
        if (words.Length == 0) { return Passage.Empty; }
        if (text.Length > 0 && text[^1] != '\n') { text.Append('\t'); }
        var start = text.Length;
        text.Append(words);
        places.Add(new(start, text.Length, null, null, part));
        return new(marks.Fold(FullWidth.Fold(words)), [new(0, words.Length, start, words.Length)], markup: true);
    }

    /// <summary>A cell of a grid with these words; without any where there are none.</summary>
    public RawCell Cell(int column, string words, string part)
    {
        var cell = new RawCell { Start = column };
        if (words.Length > 0) { cell.Add(Add(words, part), 0, isBold: false); }
        return cell;
    }

    public void EndLine()
    {
        if (text.Length > 0 && text[^1] != '\n') { text.Append('\n'); }
    }

    public Document Finish(string path, List<Block> blocks) => new(new SourceText(path, text.ToString(), new PlaceTable(places)), TableJoiner.Join(blocks));
}
