using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO603: a note whose mark stands nowhere, beside notes that are marked. A list whose items are numbered so has no marks at all and is left alone.
/// </summary>
internal static class NoteWithoutMark
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        var notes = NoteMarks.Notes(document);
        // A mark that points to the wrong note leaves the right one without: one mistake, reported there.
        if (notes.Count < 2 || NoteMarkPointsElsewhere.Find(document).Any()) { yield break; }
        var marked = NoteMarks.Of(document).Select(m => m.Mark).ToHashSet(StringComparer.Ordinal);
        foreach (var (mark, places) in notes)
        {
            var beside = notes.Where(n => n.Key != mark && marked.Contains(n.Key)).SelectMany(n => n.Value).ToList();
            if (marked.Contains(mark) || places.Count != 1 || NoteMarks.Uses(document, mark) != 1
                || !beside.Exists(b => Math.Abs(b.Block - places[0].Block) == 1))
            {
                continue;
            }
            yield return Report(document, mark, places[0]);
        }
    }

    private static TieFinding Report(DocumentFigures document, string mark, PassageText note)
    {
        var source = document.Document.Source;
        var rule = RuleCatalog.NoteWithoutMark;
        return new(new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(note.Passage.SourceSpan(0, 3)),
            $"the note {mark} stands here, and nothing in the document bears its mark, though the notes beside it are marked.")
        {
            Printed = mark
        }, null, []);
    }
}
