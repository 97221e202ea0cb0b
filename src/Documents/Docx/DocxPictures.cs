using System.Globalization;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Kessan.Documents;

/// <summary>Pictures within lines (ISO/IEC 29500-1 §20.4.2.8), each file kept once, with the words for those who cannot see them.</summary>
internal sealed class DocxPictures(MainDocumentPart main)
{
    private const string PictureUri = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    // What A4 leaves between the margins, in English Metric Units: 170 by 220 mm.
    private const long Width = 6_120_000, Height = 7_920_000;

    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);
    private uint shown;

    public W.Run Of(Image image, PictureSize size)
    {
        var (wide, high) = size.Within(Width, Height);
        var (id, name) = (++shown, string.Create(CultureInfo.InvariantCulture, $"Picture {shown}"));
        var picture = new P.Picture(
            new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = id, Name = name, Description = image.Shows },
                new P.NonVisualPictureDrawingProperties(new A.PictureLocks { NoChangeAspect = true })),
            new P.BlipFill(Blip(image), new A.Stretch(new A.FillRectangle())),
            new P.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = wide, Cy = high }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        return new(new W.Drawing(new Wp.Inline(
            new Wp.Extent { Cx = wide, Cy = high }, new Wp.DocProperties { Id = id, Name = name, Description = image.Shows },
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(picture) { Uri = PictureUri }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 }));
    }

    /// <summary>A drawn picture is its copy in dots with the drawing behind it.</summary>
    private A.Blip Blip(Image image)
    {
        if (image.Copy.IsEmpty) { return new() { Embed = PartOf(image.File, image.Type, image.Content) }; }
        var copy = new A.Blip { Embed = PartOf(image.File + " in dots", "image/png", image.Copy) };
        copy.Append(new A.BlipExtensionList(new A.BlipExtension(new SVGBlip { Embed = PartOf(image.File, image.Type, image.Content) })
        {
            Uri = OfficeNames.DrawnUri
        }));
        return copy;
    }

    private string PartOf(string key, string type, ReadOnlyMemory<byte> of)
    {
        if (parts.TryGetValue(key, out var id)) { return id; }
        id = string.Create(CultureInfo.InvariantCulture, $"image{parts.Count + 1}");
        using var content = new MemoryStream(of.ToArray());
        main.AddNewPart<ImagePart>(type, id).FeedData(content);
        return parts[key] = id;
    }
}
