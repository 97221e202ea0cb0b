using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO602: a mark behind a word for which there is no note, in a document that has the note before it. Only documents that write their
/// notes so are judged: elsewhere "(2)" may number a list.
/// </summary>
internal static class NoteMarkWithoutNote
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        var notes = NoteMarks.Notes(document);
        if (notes.Count == 0) { yield break; }
        var marks = NoteMarks.Of(document).ToList();
        // A note proves the habit only where a mark points to it.
        if (!marks.Exists(m => notes.ContainsKey(m.Mark))) { yield break; }
        foreach (var mark in marks.Where(m => !notes.ContainsKey(m.Mark) && notes.ContainsKey(Before(m.Mark)) && NoteMarks.Uses(document, m.Mark) == 1))
        {
            yield return Report(document, mark, notes[Before(mark.Mark)][0]);
        }
    }

    private static string Before(string mark) => $"({(char)(mark[1] - 1)})";

    private static TieFinding Report(DocumentFigures document, NoteMark mark, PassageText last)
    {
        var source = document.Document.Source;
        var rule = RuleCatalog.NoteMarkWithoutNote;
        var place = source.PlaceOf(last.Passage.Whole);
        var message = $"the mark {mark.Mark} stands here, and no note begins with it; note {Before(mark.Mark)} at line {place.Line} is the last before it.";
        return new(new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(mark.Passage.Passage.SourceSpan(mark.Start, mark.End)), message)
        {
            Printed = mark.Mark
        }, null, []);
    }
}
