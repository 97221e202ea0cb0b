using Kessan.TieOut.Reading;

namespace Kessan.TieOut;

/// <summary>The pipeline for one document: figures, structure, links, verdicts.</summary>
internal static class DocumentCheck
{
    public static CheckedDocument Run(Document document) => new(document.Source.Path, document.Source, [], [], null);
}
