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
        foreach (var (word, afterBlank) in Words(pieces))
        {
            if (word.Pieces is [{ Text: "\n" }]) { lines.Add(new()); separated = false; continue; }
            var width = lines.Count == 1 ? first : rest;
            var blank = afterBlank ? 1 : 0;
            if (separated && lines[^1].Width + blank + word.Width > width) { lines.Add(new()); }
            else if (separated && afterBlank) { lines[^1].Add(" "); }
            lines[^1].Add(word);
            separated = true;
        }

        return lines;
    }

    /// <summary>A heading: between its words and phrases, where each of them finds room on a line, and else wherever a line may break.</summary>
    public static IReadOnlyList<TextLine> Heading(string text, int width) =>
        TextWidth.Of(text) > width && HeadingLines(text, width) is { } lines ? [.. lines.Select(l => new TextLine().Add(l))] : Wrap([new(text)], width, width);

    /// <summary>The lines of a heading that is broken at its blanks, or else between phrases; null where one of these is wider than a line.</summary>
    public static IReadOnlyList<string>? HeadingLines(string text, int width) =>
        Filled(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (w, true)), width) ?? Filled(JapanesePhrases.Of(text), width);

    private static List<string>? Filled(IEnumerable<(string Text, bool AfterBlank)> parts, int width)
    {
        List<string> lines = [];
        foreach (var (part, afterBlank) in parts)
        {
            if (TextWidth.Of(part) > width) { return null; }
            var joint = afterBlank ? " " : "";
            if (lines.Count > 0 && TextWidth.Of(lines[^1] + joint + part) <= width) { lines[^1] += joint + part; }
            else { lines.Add(part); }
        }

        return lines;
    }

    /// <summary>The widest run that no line may break.</summary>
    public static int Widest(string text) => Words([new(text)]).Select(w => w.Word.Width).DefaultIfEmpty(0).Max();

    /// <summary>The words, each a run of pieces that no line breaks, and whether a blank stands before it.</summary>
    private static IEnumerable<(TextLine Word, bool AfterBlank)> Words(IEnumerable<Piece> pieces)
    {
        var (word, afterBlank) = (new TextLine(), true);
        foreach (var piece in pieces)
        {
            if (piece.Figure is not null) { word.Add(piece); continue; }
            var parts = piece.Text.Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && !word.IsEmpty) { yield return (word, afterBlank); word = new(); }
                if (i > 0) { afterBlank = true; }
                if (parts[i] == "\n") { yield return (new TextLine().Add("\n"), false); continue; }
                foreach (var run in Runs(parts[i]))
                {
                    if (run.MayStartLine && !word.IsEmpty) { yield return (word, afterBlank); (word, afterBlank) = (new(), false); }
                    word.Add(run.Text);
                }
            }
        }

        if (!word.IsEmpty) { yield return (word, afterBlank); }
    }

    /// <summary>
    /// Ideographs and kana may be parted from their neighbours; marks that may not begin a line (、。」) or end one (「) stay with theirs (JIS X 4051 §6.1).
    /// </summary>
    private static IEnumerable<(string Text, bool MayStartLine)> Runs(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !MayBreak(text[i - 1], text[i])) { continue; }
            if (i > start) { yield return (text[start..i], start > 0 || TextWidth.IsBreakable(text[0])); }
            start = i;
        }
    }

    private static bool MayBreak(char before, char after) =>
        (TextWidth.IsBreakable(before) || TextWidth.IsBreakable(after)) && !NeverFirst.Contains(after) && !NeverLast.Contains(before);

    private const string NeverFirst = "、。，．」』）)］】〉》〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ・：；？！%％";
    private const string NeverLast = "「『（(［【〈《〔";
}
