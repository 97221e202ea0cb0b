using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Numbers the notes in the order of their first marks, and finds marks without a note and notes without a mark.</summary>
internal sealed class NoteNumbers(FindingList findings)
{
    private readonly Dictionary<string, (int Number, Place FirstMark)> marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<Inline> Content, Place Place)> notes = new(StringComparer.Ordinal);

    public bool HasPlace { get; set; }

    public NoteMark Mark(string id, Place place)
    {
        if (!marks.TryGetValue(id, out var mark)) { marks.Add(id, mark = (marks.Count + 1, place)); }
        return new(id, mark.Number);
    }

    public void Define(string id, IReadOnlyList<Inline> content, Place place)
    {
        if (!notes.TryAdd(id, (content, place)))
        {
            findings.Add(DocumentRule.UnknownNote, place, $"The note '{id}' is written twice.", printed: id);
        }
    }

    /// <summary>The notes in the order of their numbers, once the whole document has been read.</summary>
    public NoteList Finish()
    {
        foreach (var (id, mark) in marks.Where(m => !notes.ContainsKey(m.Key)))
        {
            var nearest = NearestName.Several(id, notes.Keys);
            findings.Add(DocumentRule.UnknownNote, mark.FirstMark, $"There is no note '{id}'.", printed: id, expected: string.Join(", ", notes.Keys),
                remedy: nearest.Count > 0 ? $"Perhaps {nearest[0]}." : $"Write it: [^{id}]: ...");
        }

        foreach (var (id, note) in notes.Where(n => !marks.ContainsKey(n.Key)))
        {
            findings.Add(DocumentRule.NoteWithoutMark, note.Place, $"No mark points at the note '{id}'.", printed: id);
        }

        if (!HasPlace && notes.Count > 0)
        {
            findings.Add(DocumentRule.NoPlaceForNotes, notes.Values.First().Place, "The document has notes, but no '::: notes' where they are printed.");
        }

        return new([.. marks.Where(m => notes.ContainsKey(m.Key))
            .OrderBy(m => m.Value.Number)
            .Select(m => new Note(m.Value.Number, m.Key, notes[m.Key].Content))]);
    }
}
