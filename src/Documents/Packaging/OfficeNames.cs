using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Kessan.Documents;

/// <summary>The namespaces of slides, drawings and charts, and the few elements that several parts have alike.</summary>
internal static class OfficeNames
{
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    public static readonly XNamespace Xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

    /// <summary>What a frame holds: a chart.</summary>
    public const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    public static readonly XNamespace Svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

    /// <summary>The extension of a picture that holds the drawing whose copy it is ([MS-ODRAWXML] §2.3.2).</summary>
    public const string DrawnUri = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    /// <summary>Gives a part its XML.</summary>
    public static void Feed(OpenXmlPart part, XDocument xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        xml.Save(stream, SaveOptions.DisableFormatting);
    }

    public static XElement Frame(XName name, SlideArea area) =>
        new(name, new XElement(A + "off", new XAttribute("x", area.X), new XAttribute("y", area.Y)),
            new XElement(A + "ext", new XAttribute("cx", area.Width), new XAttribute("cy", area.Height)));

    public static XElement Solid(string color) => new(A + "solidFill", Color(color));

    /// <param name="color">Six hexadecimal digits, or the name of a color of the theme.</param>
    public static XElement Color(string color) => new(A + (color.Length == 6 ? "srgbClr" : "schemeClr"), new XAttribute("val", color));
}
