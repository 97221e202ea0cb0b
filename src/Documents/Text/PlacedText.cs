using System.Text;

namespace Kessan.Documents;

/// <summary>Collects an output and notes the place of every figure in it.</summary>
internal sealed class PlacedText
{
    private readonly StringBuilder text = new();
    private readonly List<PlacedFigure> figures = [];
    private int offset;
    private int line = 1;
    private int column = 1;

    public PlacedText Append(string words)
    {
        text.Append(words);
        foreach (var c in words)
        {
            if (char.IsLowSurrogate(c)) { continue; }
            offset++;
            if (c == '\n') { (line, column) = (line + 1, 1); }
            else { column++; }
        }

        return this;
    }

    /// <summary>Appends the number of a figure and notes where it stands; currency and unit are the caller's.</summary>
    public PlacedText AppendNumber(Figure figure, string number)
    {
        figures.Add(new(figure, number, new TextPlace(line, column, offset, number.Length)));
        return Append(number);
    }

    /// <summary>Notes a number that a picture draws: it is seen, and no text of this output.</summary>
    public void NoteDrawn(Figure figure, string number, string picture) => figures.Add(new(figure, number, new DrawnPlace(picture)));

    public RenderedDocument Finish(string file) =>
        new(file, Encoding.UTF8.GetBytes(text.ToString()), [.. figures.Where(f => f.Place is not DrawnPlace)]) { WithDrawn = figures };
}
