namespace Kessan.TieOut.Reading;

internal enum RunNature
{
    /// <summary>Sentences.</summary>
    Prose,

    /// <summary>At least one row of cells.</summary>
    Data,

    /// <summary>Titles, headers, labels, rules: what may belong to a table.</summary>
    Short,
}

/// <summary>Tells running text from the lines of a table.</summary>
internal static class ProseTest
{
    private const int LongLine = 100;

    public static RunNature NatureOf(string text, ReadOnlySpan<TextLine> lines)
    {
        int data = 0, wide = 0, words = 0, texts = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Kind == LineKind.Rule) { continue; }
            if (line.HasTabs) { data += 2; texts++; continue; }
            if (line.Kind == LineKind.Data && !(i > 0 && EndsSentence(lines[i - 1], line))) { data++; }
            if (IsWide(line) && line.Segments.Count == 1) { wide++; }
            texts++;
            words += WordCount(text, line.Span);
        }

        if (data * 5 < texts && EndsInJapanese(text, lines)) { return RunNature.Prose; }
        if (data > 0 && wide == 0 && !(texts >= 4 && data * 5 < texts && IsFull(lines))) { return RunNature.Data; }
        if (data > 0 && wide > 0 && data >= wide) { return RunNature.Data; }
        if (wide > 0 || IsNote(text, lines)) { return RunNature.Prose; }
        return words >= 7 && EndsAsSentence(text, lines) && HasSentenceLine(text, lines) && !IsCentred(lines) ? RunNature.Prose
            : words >= 25 && IsFull(lines) ? RunNature.Prose : RunNature.Short;
    }

    /// <summary>The last word of a sentence, a number, had no room on the long line above.</summary>
    private static bool EndsSentence(TextLine above, TextLine line) =>
        line.Segments.Count == 1 && above is { Kind: LineKind.Text, Segments.Count: 1 } && IsWide(above) && Math.Abs(above.Indent - line.Indent) <= 2;

    private static bool IsWide(TextLine line) => line.Width - line.Indent > LongLine;

    public static bool IsHeading(string text, int lines) =>
        lines <= 2 && text.Length < 120 && text[^1] is not ('.' or ';' or ',' or '\u3002' or '\u3001') && text.Count(char.IsLetter) > 1;

    /// <summary>Lines of running text fill the width; labels and headers do not.</summary>
    private static bool IsFull(ReadOnlySpan<TextLine> lines)
    {
        var full = 0;
        var count = 0;
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Rule) { continue; }
            count++;
            if (line.Width - line.Indent >= 48 && line.Segments.Count <= 2 && line.Segments[^1].Length >= 36) { full++; }
        }

        return count > 1 && full * 3 >= (count - 1) * 2;
    }

    private static bool IsCentred(ReadOnlySpan<TextLine> lines)
    {
        foreach (var line in lines) { if (line.Indent < 8 && line.Kind != LineKind.Rule) { return false; } }
        return true;
    }

    /// <summary>At least one line is a phrase of six words; a line in parentheses ("For the quarter ended ...") is part of a title.</summary>
    private static bool HasSentenceLine(string text, ReadOnlySpan<TextLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Text && text[line.Span.Start + line.Indent] != '(' && line.Segments.Any(s => WordCount(text, new(s.Start, s.End)) >= 6))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsAsSentence(string text, ReadOnlySpan<TextLine> lines)
    {
        var end = lines[^1].Span.End;
        while (end > lines[^1].Span.Start && char.IsWhiteSpace(text[end - 1])) { end--; }
        return end > 0 && text[end - 1] is '.' or ')' or '"' or ':' or ';' or '\u201D';
    }

    /// <summary>Japanese sentences leave no blanks between words by which they could be known; their full stop stands in no table.</summary>
    private static bool EndsInJapanese(string text, ReadOnlySpan<TextLine> lines)
    {
        var end = lines[^1].Span.End;
        while (end > lines[^1].Span.Start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ')' or '\u300D')) { end--; }
        return end > lines[^1].Span.Start && text[end - 1] == '\u3002';
    }

    /// <summary>(Note 1) ..., (1) ..., * ...: an explanation below a table, however it is indented.</summary>
    private static bool IsNote(string text, ReadOnlySpan<TextLine> lines)
    {
        var first = lines[0];
        var s = text.AsSpan(first.Span.Start + first.Indent, first.Span.Length - first.Indent);
        if (s.StartsWith("(Note", StringComparison.OrdinalIgnoreCase) || s.StartsWith("Note:", StringComparison.OrdinalIgnoreCase))
        {
            return first.Kind == LineKind.Text;
        }
        var mark = s.StartsWith("* ", StringComparison.Ordinal) || s.StartsWith("** ", StringComparison.Ordinal)
            || (s.Length > 4 && s[0] == '(' && char.IsAsciiDigit(s[1]) && s[2] == ')');
        return mark && first.Kind == LineKind.Text && WordCount(text, first.Span) >= 7;
    }

    private static int WordCount(string text, Span span)
    {
        var count = 0;
        for (var i = span.Start; i < span.End; i++)
        {
            if (char.IsLetter(text[i]) && (i == span.Start || !char.IsLetter(text[i - 1]))) { count++; }
        }

        return count;
    }
}
