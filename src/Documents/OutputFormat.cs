namespace Kessan.Documents;

/// <summary>The formats a document is written in; a folder each.</summary>
public enum OutputFormat
{
    Text,
    Html,
    Docx,

    /// <summary>Of presentations only.</summary>
    Pptx,
    Pdf,
}
