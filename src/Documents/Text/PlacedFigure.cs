using System.Text;

namespace Kessan.Documents;

/// <summary>A figure, its number as this output prints it, and where it stands: line and column from 1, offset from 0, all in Unicode code points of the output.</summary>
public sealed record PlacedFigure(Figure Figure, string Text, int Line, int Column, int Offset, int Length);

/// <summary>A document in one format.</summary>
/// <param name="File">The name of the output: 1h08-release.txt.</param>
public sealed record RenderedDocument(string File, string Text, IReadOnlyList<PlacedFigure> Figures);

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
        figures.Add(new(figure, number, line, column, offset, number.Length));
        return Append(number);
    }

    public RenderedDocument Finish(string file) => new(file, text.ToString(), figures);
}
