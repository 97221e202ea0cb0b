using System.Globalization;
using System.Xml.Linq;
using static Kessan.Documents.OfficeNames;

namespace Kessan.Documents;

/// <summary>Words of a slide as paragraphs of DrawingML, in the largest size at which they fit.</summary>
internal sealed class PptxText(PptxFigures figures, string language)
{
    private const int Largest = 20, Least = 8;

    /// <summary>Words of an average letter's width, in hundredths of the letter's height; Arial has about 50.</summary>
    private const long LetterWidth = 52;

    public DocumentWords Words { get; } = DocumentWords.Of(language.Split('-')[0]);

    private sealed record Line(int Level, bool Bullet, IReadOnlyList<Inline> Content);

    public XElement Body(IReadOnlyList<Block> blocks, SlideArea area)
    {
        var lines = blocks.SelectMany(b => Lines(b, 0)).ToArray();
        var size = Size(lines, area);
        return new(P + "txBody",
            new XElement(A + "bodyPr", new XAttribute("lIns", 0), new XAttribute("tIns", 0), new XAttribute("rIns", 0), new XAttribute("bIns", 0)),
            new XElement(A + "lstStyle"), lines.Select(l => Paragraph(l, size)));
    }

    /// <summary>What the speaker says, as paragraphs of the notes.</summary>
    public IEnumerable<XElement> Notes(IReadOnlyList<Block> blocks) =>
        blocks.SelectMany(b => Lines(b, 0))
            .Select(l => new XElement(A + "p",
                l.Bullet
                    ? new XElement(A + "pPr", new XAttribute("marL", l.Level * 171_450L), new XAttribute("indent", -171_450L),
                        new XElement(A + "buChar", new XAttribute("char", "•")))
                    : null, Runs(l.Content)));

    /// <param name="points">The size of the letters; null for the master's.</param>
    public IEnumerable<XElement> Runs(IEnumerable<Inline> nodes, int? points = null, bool bold = false)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextRun run: yield return Run(Typography.Dashes(run.Text), points, bold); break;
                case ChosenWord word: yield return Run(word.Text, points, bold); break;
                case Image image: yield return Run(image.Words, points, bold); break;
                case LineBreak:
                    yield return new(A + "br",
                        points is { } size ? new XElement(A + "rPr", new XAttribute("lang", language), new XAttribute("sz", size * 100)) : null);
                    break;
                case NoteMark mark: yield return Run(string.Create(CultureInfo.InvariantCulture, $"({mark.Number})"), points, bold); break;
                case FigureRun { Figure: var figure }:
                    figures.Place(figure);
                    yield return Run(figure.Prefix + Typography.NumberOf(figure) + figure.Suffix, points, bold);
                    break;
                case Emphasis emphasis:
                    foreach (var run in Runs(emphasis.Content, points, bold || emphasis.Strong)) { yield return run; }
                    break;
                case Link link:
                    foreach (var run in Runs(link.Content, points, bold)) { yield return run; }
                    break;
                default: break;
            }
        }
    }

    private XElement Run(string text, int? points, bool bold) =>
        new(A + "r", new XElement(A + "rPr", new XAttribute("lang", language), points is { } size ? new XAttribute("sz", size * 100) : null,
            bold ? new XAttribute("b", 1) : null), new XElement(A + "t", text));

    private XElement Paragraph(Line line, int size)
    {
        var points = Math.Max(Least, size - (line.Level > 1 ? 2 : 0));
        var indent = (long)points * SlideArea.Point;
        var properties = new XElement(
            A + "pPr", new XAttribute("marL", line.Bullet ? indent * line.Level : 0), new XAttribute("indent", line.Bullet ? -indent : 0),
            new XElement(A + "spcBef", new XElement(A + "spcPts", new XAttribute("val", points * (line.Level > 1 ? 20 : 45)))),
            line.Bullet ? new XElement(A + "buChar", new XAttribute("char", line.Level > 1 ? "–" : "•")) : new XElement(A + "buNone"));
        return new(A + "p", properties, Runs(line.Content, points, bold: false));
    }

    private static IEnumerable<Line> Lines(Block block, int level) => block switch
    {
        Paragraph paragraph => [new(level, level > 0, paragraph.Content)],
        Heading heading => [new(0, false, [new Emphasis(true, heading.Content)])],
        ListBlock list => list.Items.SelectMany(item => item.SelectMany(b => Lines(b, level + 1))),
        Section section => section.Blocks.SelectMany(b => Lines(b, level)),
        _ => [],
    };

    private static int Size(Line[] lines, SlideArea area)
    {
        for (var size = Largest; size > Least; size--)
        {
            if (Height(lines, size, area) <= area.Height) { return size; }
        }

        return Least;
    }

    private static long Height(Line[] lines, int size, SlideArea area)
    {
        var height = 0L;
        foreach (var line in lines)
        {
            var points = Math.Max(Least, size - (line.Level > 1 ? 2 : 0));
            var room = (area.Width - (line.Level * points * SlideArea.Point)) / (points * SlideArea.Point * LetterWidth / 100);
            var rows = Wrapping.Wrap([new(PlainText.Of(line.Content))], (int)room, (int)room).Count;
            height += ((rows * points * 122 / 100) + (points * (line.Level > 1 ? 20 : 45) / 100)) * SlideArea.Point;
        }

        return height;
    }
}
