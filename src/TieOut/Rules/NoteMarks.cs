using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>A note mark and where it stands in its passage.</summary>
internal sealed record NoteMark(string Mark, PassageText Passage, int Start, int End);

/// <summary>The note marks of a document, "(2)" directly behind a word, and the notes that begin with one.</summary>
internal static class NoteMarks
{
    /// <summary>A digit in parentheses directly behind a word.</summary>
    public static IEnumerable<NoteMark> Of(DocumentFigures document)
    {
        foreach (var passage in document.Passages)
        {
            var text = passage.Passage.Text;
            for (var i = text.IndexOf('('); i > 0 && i + 2 < text.Length; i = text.IndexOf('(', i + 1))
            {
                if (char.IsAsciiDigit(text[i + 1]) && text[i + 2] == ')' && char.IsLetter(text[i - 1]))
                {
                    yield return new(text.Substring(i, 3), passage, i, i + 3);
                }
            }
        }
    }

    /// <summary>Paragraphs that begin with a mark, by their mark.</summary>
    public static Dictionary<string, List<PassageText>> Notes(DocumentFigures document)
    {
        var notes = new Dictionary<string, List<PassageText>>(StringComparer.Ordinal);
        foreach (var passage in document.Passages.Where(p => !p.IsLabel))
        {
            var text = passage.Passage.Text;
            if (text.Length < 12 || text[0] != '(' || !char.IsAsciiDigit(text[1]) || text[2] != ')') { continue; }
            if (!notes.TryGetValue(text[..3], out var list)) { notes.Add(text[..3], list = []); }
            list.Add(passage);
        }

        return notes;
    }

    /// <summary>How often the source has the mark, wherever it stands.</summary>
    public static int Uses(DocumentFigures document, string mark)
    {
        var (text, count) = (document.Document.Source.Text, 0);
        for (var i = text.IndexOf(mark, StringComparison.Ordinal); i >= 0; i = text.IndexOf(mark, i + mark.Length, StringComparison.Ordinal)) { count++; }
        return count;
    }
}
