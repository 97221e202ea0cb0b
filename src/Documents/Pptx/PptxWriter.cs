using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Kessan.Documents.OfficeNames;

namespace Kessan.Documents;

/// <summary>A presentation: one master, native tables, and native charts that can be edited, each with the workbook of its figures.</summary>
public static class PptxWriter
{
    private const string Main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

    public static RenderedDocument Write(Document document)
    {
        var figures = new PptxFigures();
        var content = FixedPackage.Write(s => PresentationDocument.Create(s, PresentationDocumentType.Presentation),
            package => Fill(package, document, figures));
        return new(document.Name + ".pptx", content, figures.Placed);
    }

    private static void Fill(PresentationDocument package, Document document, PptxFigures figures)
    {
        CoreProperties.Write(package.AddNewPart<CoreFilePropertiesPart>("core"), document.Title, document.Issuer, document.Language);
        var presentation = package.AddNewPart<PresentationPart>(Main, "presentation");
        var master = presentation.AddNewPart<SlideMasterPart>("master");
        Feed(master, Resource("master"));
        var layout = master.AddNewPart<SlideLayoutPart>("layout");
        Feed(layout, Resource("layout"));
        layout.AddPart(master, "master");
        Feed(master.AddNewPart<ThemePart>("theme"), Resource("theme"));
        presentation.AddPart(master.ThemePart!, "theme");
        var slides = SlideDeck.Of(document);
        for (var i = 0; i < slides.Count; i++)
        {
            var part = presentation.AddNewPart<SlidePart>(Name(i));
            part.AddPart(layout, "layout");
            var text = new PptxText(figures, document.Language == "ja" ? "ja-JP" : "en-US");
            Feed(part, new PptxSlide(slides[i], i + 1, part, figures, text).Write());
            if (slides[i].Notes.Count > 0) { AddNotes(slides[i], part, presentation.NotesMasterPart ?? AddNotesMaster(presentation), figures, text); }
        }

        Feed(presentation, Presentation(slides.Count, presentation.NotesMasterPart is not null));
    }

    private static NotesMasterPart AddNotesMaster(PresentationPart presentation)
    {
        var master = presentation.AddNewPart<NotesMasterPart>("notesMaster");
        Feed(master, Resource("notes"));
        Feed(master.AddNewPart<ThemePart>("theme"), Resource("theme"));
        return master;
    }

    private static void AddNotes(Slide slide, SlidePart part, NotesMasterPart master, PptxFigures figures, PptxText text)
    {
        var notes = part.AddNewPart<NotesSlidePart>("notes");
        notes.AddPart(master, "master");
        notes.AddPart(part, "slide");
        figures.At(notes.Uri.ToString().TrimStart('/'), "Notes");
        Feed(notes, PptxNotes.Write(slide, text));
    }

    private static XDocument Presentation(int slides, bool hasNotes) =>
        new(new XElement(
            P + "presentation", new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R), new XAttribute(XNamespace.Xmlns + "p", P),
            new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", new XAttribute("id", 2_147_483_648L), new XAttribute(R + "id", "master"))),
            hasNotes ? new XElement(P + "notesMasterIdLst", new XElement(P + "notesMasterId", new XAttribute(R + "id", "notesMaster"))) : null,
            new XElement(P + "sldIdLst",
                Enumerable.Range(0, slides).Select(i => new XElement(P + "sldId", new XAttribute("id", 256 + i), new XAttribute(R + "id", Name(i))))),
            new XElement(P + "sldSz", new XAttribute("cx", 12_192_000), new XAttribute("cy", 6_858_000)),
            new XElement(P + "notesSz", new XAttribute("cx", 6_858_000), new XAttribute("cy", 9_144_000))));

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"slide{index + 1}");

    private static XDocument Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"pptx.{name}.xml")!;
        return XDocument.Load(stream);
    }
}
