using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Kessan.Documents;

/// <summary>Title, author and language of an Office file (ISO/IEC 29500-2 §8.3). No date: it would say when the file was written, not what is in it.</summary>
internal static class CoreProperties
{
    private const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string Elements = "http://purl.org/dc/elements/1.1/";

    public static void Write(CoreFilePropertiesPart part, string title, string creator, string language)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteAttributeString("xmlns", "dc", null, Elements);
        xml.WriteElementString("dc", "title", Elements, title);
        xml.WriteElementString("dc", "creator", Elements, creator);
        xml.WriteElementString("dc", "language", Elements, language);
        xml.WriteEndElement();
    }
}
