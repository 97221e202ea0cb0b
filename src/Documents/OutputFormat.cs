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

    /// <summary>The statements and schedules of the document's period, computing.</summary>
    Xlsx,

    /// <summary>The facts of the books, once for all documents.</summary>
    Csv,

    /// <inheritdoc cref="Csv"/>
    Json,
}
