using System.Xml.Linq;
using static Kessan.Documents.OfficeNames;

namespace Kessan.Documents;

/// <summary>What the speaker sees beside a slide: a picture of the slide, and the words of its <c>::: speaker</c> sections.</summary>
internal static class PptxNotes
{
    public static XDocument Write(Slide slide, PptxText text) =>
        new(new XElement(
            P + "notes", new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R), new XAttribute(XNamespace.Xmlns + "p", P),
            new XElement(P + "cSld", new XElement(
                P + "spTree",
                new XElement(P + "nvGrpSpPr", new XElement(P + "cNvPr", new XAttribute("id", 1), new XAttribute("name", "")), new XElement(P + "cNvGrpSpPr"),
                    new XElement(P + "nvPr")),
                new XElement(P + "grpSpPr"), Picture(), Words(slide, text))),
            new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping"))));

    private static XElement Picture() =>
        new(
            P + "sp",
            new XElement(
                P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", 2), new XAttribute("name", "Slide")),
                new XElement(P + "cNvSpPr",
                    new XElement(A + "spLocks", new XAttribute("noGrp", 1), new XAttribute("noRot", 1), new XAttribute("noChangeAspect", 1))),
                new XElement(P + "nvPr", new XElement(P + "ph", new XAttribute("type", "sldImg")))),
            new XElement(P + "spPr"));

    private static XElement Words(Slide slide, PptxText text) =>
        new(
            P + "sp",
            new XElement(
                P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", 3), new XAttribute("name", "Notes")),
                new XElement(P + "cNvSpPr", new XElement(A + "spLocks", new XAttribute("noGrp", 1))),
                new XElement(P + "nvPr", new XElement(P + "ph", new XAttribute("type", "body"), new XAttribute("idx", 1)))),
            new XElement(P + "spPr"), new XElement(P + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), text.Notes(slide.Notes)));
}
