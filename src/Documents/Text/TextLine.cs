using System.Globalization;

namespace Kessan.Documents;

/// <summary>A piece of a line of text: words, or the number of a figure.</summary>
internal readonly record struct Piece(string Text, Figure? Figure = null)
{
    public static IEnumerable<Piece> Of(IEnumerable<Inline> nodes) => nodes.SelectMany(Of);

    private static IEnumerable<Piece> Of(Inline node) => node switch
    {
        TextRun run => [new(run.Text)],
        FigureRun { Figure: var figure } => [new(figure.Prefix), new(figure.Number, figure), new(figure.Suffix)],
        ChosenWord word => [new(word.Text)],
        Emphasis emphasis => Of(emphasis.Content),
        Link link => Of(link.Content),
        NoteMark mark => [new(string.Create(CultureInfo.InvariantCulture, $"({mark.Number})"))],
        Image image => [new(image.Words)],
        LineBreak => [new("\n")],
        _ => [],
    };
}

/// <summary>A line made of pieces, as wide as its characters are in columns (<see cref="TextWidth"/>).</summary>
internal sealed class TextLine
{
    private readonly List<Piece> pieces = [];

    public int Width { get; private set; }

    public IReadOnlyList<Piece> Pieces => pieces;

    public bool IsEmpty => Width == 0;

    public TextLine Add(Piece piece)
    {
        if (piece.Text.Length == 0) { return this; }
        pieces.Add(piece);
        Width += TextWidth.Of(piece.Text);
        return this;
    }

    public TextLine Add(string text) => Add(new Piece(text));

    public TextLine Add(TextLine other)
    {
        foreach (var piece in other.pieces) { Add(piece); }
        return this;
    }

    /// <summary>Blanks up to a width; at least one where something stands there already.</summary>
    public TextLine PadTo(int width)
    {
        if (width > Width) { Add(new string(' ', width - Width)); }
        return this;
    }

    public void WriteTo(PlacedText output)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var text = i == pieces.Count - 1 && pieces[i].Figure is null ? pieces[i].Text.TrimEnd(' ') : pieces[i].Text;
            if (pieces[i].Figure is { } figure) { output.AppendNumber(figure, text); }
            else { output.Append(text); }
        }

        output.Append("\n");
    }
}
