using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO601: a note mark at two places, whose note repeats all the words of the one and hardly a word in common with the other. A note,
/// not an exception: notes may speak of a thing in other words.
/// </summary>
internal static class NoteMarkPointsElsewhere
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        var notes = NoteMarks.Notes(document);
        var vocabulary = new Vocabulary();
        foreach (var group in NoteMarks.Of(document).GroupBy(m => NoteOf(notes, m)).Where(g => g.Key is not null))
        {
            var words = vocabulary.SetOf(group.Key!.Passage.Text);
            var fitting = group.Where(m => Words(vocabulary, m).IsSubsetOf(words)).ToList();
            if (fitting.Count == 0) { continue; }
            foreach (var mark in group.Where(m => IsElsewhere(Words(vocabulary, m), words))) { yield return Report(document, mark, group.Key, fitting[0]); }
        }
    }

    /// <summary>The first note with this mark below the place that bears it.</summary>
    private static PassageText? NoteOf(Dictionary<string, List<PassageText>> notes, NoteMark mark) =>
        notes.GetValueOrDefault(mark.Mark)?.FirstOrDefault(n => n.Passage.Whole.Start > mark.Passage.Passage.Whole.Start);

    /// <summary>Fewer than one word in four of the place comes back in the note.</summary>
    private static bool IsElsewhere(HashSet<int> place, HashSet<int> note) => place.Count > 2 && place.Count(note.Contains) * 4 < place.Count;

    /// <summary>The phrase before the mark: the whole label or heading, or the last words of the sentence.</summary>
    private static HashSet<int> Words(Vocabulary vocabulary, NoteMark mark) =>
        vocabulary.SetOf(mark.Passage.Passage.Text[Math.Max(0, mark.Start - 80)..mark.Start]);

    private static TieFinding Report(DocumentFigures document, NoteMark mark, PassageText note, NoteMark right)
    {
        var source = document.Document.Source;
        var rule = RuleCatalog.NoteMarkPointsElsewhere;
        var notePlace = source.PlaceOf(note.Passage.Whole);
        var message =
            $"the mark {mark.Mark} stands here, but note {mark.Mark} at line {notePlace.Line} is about what line {source.PlaceOf(right.Passage.Passage.SourceSpan(right.Start, right.End)).Line} marks, not about this place.";
        return new(new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(mark.Passage.Passage.SourceSpan(mark.Start, mark.End)), message)
        {
            Printed = mark.Mark,
            Evidence = [new(notePlace, note.Passage.Text.Length > 60 ? string.Concat(note.Passage.Text.AsSpan(0, 57), "...") : note.Passage.Text)],
        }, null, []);
    }
}
