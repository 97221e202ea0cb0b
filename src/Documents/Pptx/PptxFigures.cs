namespace Kessan.Documents;

/// <summary>Notes where the figures of a presentation stand: the part being written, and the shape within it.</summary>
internal sealed class PptxFigures
{
    private readonly List<PlacedFigure> placed = [];
    private PartPlace place = new("", "");

    public IReadOnlyList<PlacedFigure> Placed => placed;

    public void At(string part, string shape) => place = new(part, shape);

    public void Place(Figure figure) => placed.Add(new(figure, Typography.NumberOf(figure), place));
}
