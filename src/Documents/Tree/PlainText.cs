using System.Globalization;

namespace Kessan.Documents;

/// <summary>The words of nodes without any markup, as a heading's link or a page's title needs them.</summary>
internal static class PlainText
{
    public static string Of(IEnumerable<Inline> nodes) => string.Concat(nodes.Select(Of));

    private static string Of(Inline node) => node switch
    {
        TextRun run => run.Text,
        FigureRun figure => figure.Figure.Text,
        ChosenWord word => word.Text,
        Emphasis emphasis => Of(emphasis.Content),
        Image image => image.Words,
        Link link => Of(link.Content),
        NoteMark mark => string.Create(CultureInfo.InvariantCulture, $"({mark.Number})"),
        _ => " ",
    };
}
