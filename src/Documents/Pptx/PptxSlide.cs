using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Kessan.Documents.OfficeNames;

namespace Kessan.Documents;

/// <summary>One slide: its title, its pictures and its words, each in its place.</summary>
internal sealed class PptxSlide(Slide slide, int number, SlidePart part, PptxFigures figures, PptxText text)
{
    private const string TableUri = "http://schemas.openxmlformats.org/drawingml/2006/table";

    private readonly List<XElement> shapes = [];
    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"ppt/slides/slide{number}.xml");

    public XDocument Write()
    {
        Title();
        foreach (var (picture, area) in SlideArrangement.Of(slide))
        {
            switch (picture)
            {
                case null: Words(area); break;
                case Chart chart: AddChart(chart, area); break;
                case Table table: AddTable(table, area); break;
                case Paragraph { Picture: { Size: { } size } image }: AddPicture(image, size, area); break;
                default: break;
            }
        }

        if (!slide.IsFirst) { Number(); }
        return new(new XElement(
            P + "sld", new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R), new XAttribute(XNamespace.Xmlns + "p", P),
            new XElement(P + "cSld", new XElement(
                P + "spTree",
                new XElement(P + "nvGrpSpPr", new XElement(P + "cNvPr", new XAttribute("id", 1), new XAttribute("name", "")), new XElement(P + "cNvGrpSpPr"),
                    new XElement(P + "nvPr")),
                new XElement(P + "grpSpPr"), shapes)),
            new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping"))));
    }

    private void Title()
    {
        figures.At(name, "Title");
        var place = slide.IsFirst ? Frame(A + "xfrm", SlideArea.Body with { Y = 1_600_200, Height = 1_371_600 }) : null;
        shapes.Add(new(
            P + "sp", Named("Title", new XElement(P + "cNvSpPr", new XElement(A + "spLocks", new XAttribute("noGrp", 1))),
                new XElement(P + "ph", new XAttribute("type", "title"))),
            new XElement(P + "spPr", place),
            new XElement(P + "txBody", new XElement(A + "bodyPr", new XElement(A + "normAutofit")), new XElement(A + "lstStyle"),
                new XElement(A + "p", text.Runs(slide.Title, slide.IsFirst ? 34 : null)))));
    }

    private void Words(SlideArea area)
    {
        if (slide.IsFirst) { area = SlideArea.Body with { Y = 3_200_400, Height = 2_743_200 }; }
        figures.At(name, "Words");
        shapes.Add(new(
            P + "sp", Named("Words", new XElement(P + "cNvSpPr", new XAttribute("txBox", 1)), null),
            new XElement(P + "spPr", Frame(A + "xfrm", area), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))),
            text.Body(slide.Words, area)));
    }

    private void AddTable(Table table, SlideArea area)
    {
        figures.At(name, table.Id);
        shapes.Add(Graphic(table.Id, area, TableUri, new PptxTable(table, area).Write(text)));
    }

    /// <summary>In the middle of its area, as large as it is or as the area lets it be.</summary>
    private void AddPicture(Image image, PictureSize size, SlideArea area)
    {
        var (width, height) = size.Within(area.Width, area.Height);
        var place = new SlideArea(area.X + ((area.Width - width) / 2), area.Y + ((area.Height - height) / 2), width, height);
        shapes.Add(new(
            P + "pic",
            new XElement(
                P + "nvPicPr", new XElement(P + "cNvPr", new XAttribute("id", shapes.Count + 2), new XAttribute("name", image.File),
                    new XAttribute("descr", image.Shows)),
                new XElement(P + "cNvPicPr", new XElement(A + "picLocks", new XAttribute("noChangeAspect", 1))), new XElement(P + "nvPr")),
            new XElement(P + "blipFill", Blip(image), new XElement(A + "stretch", new XElement(A + "fillRect"))),
            new XElement(P + "spPr", Frame(A + "xfrm", place), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst")))));
    }

    /// <summary>A drawn picture is its copy in dots with the drawing behind it.</summary>
    private XElement Blip(Image image)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"image{shapes.Count}");
        if (image.Copy.IsEmpty) { return new(A + "blip", new XAttribute(R + "embed", AddImage(id, image.Type, image.Content))); }
        var drawing = new XElement(Svg + "svgBlip", new XAttribute(XNamespace.Xmlns + "asvg", Svg),
            new XAttribute(R + "embed", AddImage(id + "drawn", image.Type, image.Content)));
        return new(
            A + "blip", new XAttribute(R + "embed", AddImage(id, "image/png", image.Copy)),
            new XElement(A + "extLst", new XElement(A + "ext", new XAttribute("uri", DrawnUri), drawing)));
    }

    private string AddImage(string id, string type, ReadOnlyMemory<byte> of)
    {
        using var content = new MemoryStream(of.ToArray());
        part.AddNewPart<ImagePart>(type, id).FeedData(content);
        return id;
    }

    private void AddChart(Chart chart, SlideArea area)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"chart{shapes.Count}");
        var chartPart = part.AddNewPart<ChartPart>(id);
        var native = new NativeChart(chart, ChartData.Embedded);
        figures.At(chartPart.Uri.ToString().TrimStart('/'), chart.Id);
        foreach (var figure in native.Figures) { figures.Place(figure); }
        Feed(chartPart, native.Write());
        using (var data = new MemoryStream(native.Data()))
        {
            chartPart.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "data").FeedData(data);
        }
        var hatched = ChartTable.Hatched(chart, text.Words);
        var callOuts = 300_000L * (chart.CallOuts.Count + (hatched.Length > 0 ? 1 : 0));
        var drawn = area with { Height = area.Height - callOuts };
        shapes.Add(Graphic(chart.Id, drawn, ChartUri, new XElement(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(R + "id", id))));
        if (callOuts > 0) { CallOuts(chart, hatched, area with { Y = area.Y + drawn.Height, Height = callOuts }); }
    }

    private void CallOuts(Chart chart, string hatched, SlideArea area)
    {
        figures.At(name, chart.Id + " call-outs");
        shapes.Add(new(
            P + "sp", Named(chart.Id + " call-outs", new XElement(P + "cNvSpPr", new XAttribute("txBox", 1)), null),
            new XElement(P + "spPr", Frame(A + "xfrm", area), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))),
            new XElement(P + "txBody",
                new XElement(A + "bodyPr", new XAttribute("lIns", 0), new XAttribute("tIns", 0), new XAttribute("bIns", 0), new XAttribute("anchor", "ctr")),
                new XElement(A + "lstStyle"), chart.CallOuts.Select(c => CallOut(text.Runs(c, 13, bold: true))),
                hatched.Length > 0 ? CallOut(text.Runs([new TextRun(hatched)], 10)) : null)));
    }

    private static XElement CallOut(IEnumerable<XElement> runs) => new(A + "p", new XElement(A + "pPr", new XAttribute("algn", "ctr")), runs);

    private void Number() =>
        shapes.Add(new(
            P + "sp", Named("Number", new XElement(P + "cNvSpPr", new XElement(A + "spLocks", new XAttribute("noGrp", 1))),
                new XElement(P + "ph", new XAttribute("type", "sldNum"), new XAttribute("sz", "quarter"), new XAttribute("idx", 4))),
            new XElement(P + "spPr"),
            new XElement(P + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
                new XElement(A + "p",
                    new XElement(A + "fld", new XAttribute("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), new XAttribute("type", "slidenum"),
                        new XElement(A + "rPr", new XAttribute("lang", "en-US")), new XElement(A + "t", number))))));

    private XElement Graphic(string id, SlideArea area, string uri, XElement content) =>
        new(
            P + "graphicFrame",
            new XElement(P + "nvGraphicFramePr", new XElement(P + "cNvPr", new XAttribute("id", shapes.Count + 2), new XAttribute("name", id)),
                new XElement(P + "cNvGraphicFramePr"), new XElement(P + "nvPr")),
            Frame(P + "xfrm", area), new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", uri), content)));

    private XElement Named(string shape, XElement kind, XElement? placeholder) =>
        new(P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", shapes.Count + 2), new XAttribute("name", shape)), kind,
            new XElement(P + "nvPr", placeholder));
}
