using System.Globalization;

namespace Kessan.Documents;

/// <summary>Names the bookmarks of a file and notes which figure stands at each.</summary>
internal sealed class DocxFigures
{
    private const string Part = "word/document.xml";
    private readonly List<PlacedFigure> placed = [];
    private int bookmarks;

    public IReadOnlyList<PlacedFigure> Placed => placed;

    /// <summary>A number no other bookmark of the file has.</summary>
    public string NextBookmark() => (++bookmarks).ToString(CultureInfo.InvariantCulture);

    /// <returns>The name of the figure's bookmark.</returns>
    public string Place(Figure figure, string number)
    {
        var name = "f" + (placed.Count + 1).ToString(CultureInfo.InvariantCulture);
        placed.Add(new(figure, number, new PartPlace(Part, name)));
        return name;
    }
}
