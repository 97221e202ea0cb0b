namespace Kessan.Documents;

/// <summary>Breaks pieces into lines at blanks. A word longer than the width stands on a line of its own.</summary>
internal static class Wrapping
{
    /// <param name="first">Width of the first line.</param>
    /// <param name="rest">Width of the lines after it.</param>
    public static IReadOnlyList<TextLine> Wrap(IEnumerable<Piece> pieces, int first, int rest)
    {
        List<TextLine> lines = [new()];
        var separated = false;
        foreach (var word in Words(pieces))
        {
            if (word.Pieces is [{ Text: "\n" }]) { lines.Add(new()); separated = false; continue; }
            var width = lines.Count == 1 ? first : rest;
            if (separated && lines[^1].Width + 1 + word.Width > width) { lines.Add(new()); }
            else if (separated) { lines[^1].Add(" "); }
            lines[^1].Add(word);
            separated = true;
        }

        return lines;
    }

    /// <summary>The words, each a run of pieces between blanks.</summary>
    private static IEnumerable<TextLine> Words(IEnumerable<Piece> pieces)
    {
        var word = new TextLine();
        foreach (var piece in pieces)
        {
            if (piece.Figure is not null) { word.Add(piece); continue; }
            var parts = piece.Text.Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && !word.IsEmpty) { yield return word; word = new(); }
                if (parts[i] == "\n") { yield return new TextLine().Add("\n"); continue; }
                word.Add(parts[i]);
            }
        }

        if (!word.IsEmpty) { yield return word; }
    }
}
