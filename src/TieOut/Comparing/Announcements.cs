using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Comparing;

/// <summary>Where a document says that earlier numbers are presented anew: reclassified, restated, recast, adjusted for a stock split.</summary>
internal static class Announcements
{
    private static readonly string[] Words =
        ["reclassif", "restat", "recast", "retrospectiv", "conform to", "conform with", "conformed to", "represented to", "re-presented",
            "change in presentation", "changes in presentation", "previously reported", "stock split", "組替", "組み替え", "修正再表示", "遡及", "表示方法の変更", "株式分割"];

    /// <summary>The first such place; null where the document says nothing of the kind.</summary>
    public static Evidence? Find(DocumentFigures document)
    {
        foreach (var passage in document.Passages)
        {
            var text = passage.Passage.Text;
            foreach (var word in Words)
            {
                var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                {
                    return new(document.Document.Source.PlaceOf(passage.Passage.SourceSpan(at, at + word.Length)), text[at..Math.Min(text.Length, at + 60)]);
                }
            }
        }

        return null;
    }
}
