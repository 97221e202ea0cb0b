using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>Inline nodes as runs.</summary>
internal sealed class DocxInlines(DocxFigures figures, MainDocumentPart main, Document document)
{
    private readonly DocxPictures pictures = new(main);

    // Bookmarks are limited to 40 characters (ISO/IEC 29500-1 §17.13.6.2), headings are not.
    private readonly Dictionary<string, string> anchors = document.AllBlocks.OfType<Heading>().Index()
        .ToDictionary(h => h.Item.Id, h => string.Create(CultureInfo.InvariantCulture, $"section_{h.Index + 1}"), StringComparer.Ordinal);

    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly HashSet<string> marked = new(StringComparer.Ordinal);

    public IEnumerable<OpenXmlElement> Of(IEnumerable<Inline> nodes) => nodes.SelectMany(n => Of(n));

    /// <summary>A bookmark around elements, for links within the file.</summary>
    public IEnumerable<OpenXmlElement> Bookmarked(string name, IEnumerable<OpenXmlElement> content)
    {
        var id = figures.NextBookmark();
        return [new W.BookmarkStart { Id = id, Name = name }, .. content, new W.BookmarkEnd { Id = id }];
    }

    public string Anchor(string heading) => anchors.GetValueOrDefault(heading, heading);

    public static string NoteBookmark(int number) => string.Create(CultureInfo.InvariantCulture, $"note_{number}");

    private IEnumerable<OpenXmlElement> Of(Inline node) => node switch
    {
        TextRun run => [DocxText.Run(Typography.Dashes(run.Text))],
        ChosenWord word => [DocxText.Run(word.Text)],
        FigureRun run => FigureOf(run.Figure),
        Image image => [image.Size is { } size ? pictures.Of(image, size) : DocxText.Run(image.Words)],
        LineBreak => [new W.Run(new W.Break())],
        NoteMark mark => Mark(mark),
        Link link => [LinkOf(link)],
        Emphasis emphasis => Of(emphasis.Content).Select(e => Emphasised(e, emphasis.Strong)),
        _ => [],
    };

    private IEnumerable<OpenXmlElement> FigureOf(Figure figure)
    {
        var number = Typography.NumberOf(figure);
        if (figure.Prefix.Length > 0) { yield return DocxText.Run(figure.Prefix); }
        foreach (var element in Bookmarked(figures.Place(figure, number), [DocxText.Run(number)])) { yield return element; }
        if (figure.Suffix.Length > 0) { yield return DocxText.Run(figure.Suffix); }
    }

    private IEnumerable<OpenXmlElement> Mark(NoteMark mark)
    {
        var run = DocxText.Run(string.Create(CultureInfo.InvariantCulture, $"({mark.Number})"));
        run.RunProperties = new W.RunProperties(new W.VerticalTextAlignment { Val = W.VerticalPositionValues.Superscript });
        var link = new W.Hyperlink(run) { Anchor = NoteBookmark(mark.Number) };
        return marked.Add(mark.Id) ? Bookmarked(string.Create(CultureInfo.InvariantCulture, $"mark_{mark.Number}"), [link]) : [link];
    }

    private W.Hyperlink LinkOf(Link link)
    {
        var hyperlink = new W.Hyperlink(Of(link.Content));
        foreach (var run in hyperlink.Elements<W.Run>()) { run.RunProperties = new W.RunProperties(new W.RunStyle { Val = "Hyperlink" }); }
        if (link.Target.StartsWith('#')) { hyperlink.Anchor = Anchor(link.Target[1..]); }
        else { hyperlink.Id = Relationship(link.Target); }
        return hyperlink;
    }

    private string Relationship(string target)
    {
        if (links.TryGetValue(target, out var id)) { return id; }
        id = "link" + (links.Count + 1).ToString(CultureInfo.InvariantCulture);
        main.AddHyperlinkRelationship(new Uri(target, UriKind.RelativeOrAbsolute), isExternal: true, id);
        return links[target] = id;
    }

    private static OpenXmlElement Emphasised(OpenXmlElement element, bool strong)
    {
        if (element is not W.Run run) { return element; }
        run.RunProperties ??= new W.RunProperties();
        if (strong) { run.RunProperties.Bold = new W.Bold(); }
        else { run.RunProperties.Italic = new W.Italic(); }
        return run;
    }
}
