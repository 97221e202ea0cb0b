namespace Kessan.TieOut.Reading;

/// <summary>
/// Reads plain text: wire releases and what comes out of PDF files as text. Lines are gathered into runs between blank lines; runs of
/// sentences are paragraphs, everything between two of those that holds cells is cut into tables.
/// </summary>
public static class WireTextReader
{
    private sealed record Region(int First, int Count, bool HasData);

    /// <param name="countsColumns">The text is set for letters of one width, of which Japanese ones take two; not where it was made of a page, whose places are
    /// known.</param>
    public static Document Read(SourceText source, bool countsColumns = true)
    {
        var text = NumberMarks.Of(source.Text).Fold(FullWidth.Fold(source.Text));
        var lines = new TextLine[source.LineCount];
        Parallel.For(0, lines.Length, i =>
            lines[i] = LineScanner.Scan(text, source.LineAt(i), countsColumns ? WideCharacters.In(source.Text, source.LineAt(i)) : []));
        Region[] regions = [.. Regions(text, lines)];
        var blocks = new List<Block>[regions.Length];
        Parallel.For(0, regions.Length, i => blocks[i] = Read(text, lines.AsSpan(regions[i].First, regions[i].Count), regions[i].HasData));
        return new(source, TableJoiner.Join([.. blocks.SelectMany(b => b)]));
    }

    private static List<Block> Read(string text, ReadOnlySpan<TextLine> lines, bool hasData)
    {
        var blocks = new List<Block>();
        if (hasData) { TableCutter.Cut(text, lines, blocks); } else { AddParagraph(text, lines, blocks); }
        return blocks;
    }

    /// <summary>Consecutive runs that are no prose form one region; it is a table region when any of them holds data.</summary>
    private static IEnumerable<Region> Regions(string text, TextLine[] lines)
    {
        var start = -1;
        var end = 0;
        var hasData = false;
        var pending = new List<Region>();
        for (var i = 0; i < lines.Length;)
        {
            if (lines[i].Kind == LineKind.Blank) { i++; continue; }
            var first = i;
            while (i < lines.Length && lines[i].Kind != LineKind.Blank) { i++; }
            var nature = ProseTest.NatureOf(text, lines.AsSpan(first, i - first));
            if (nature == RunNature.Prose)
            {
                if (hasData) { yield return new(start, end - start, true); }
                else { foreach (var run in pending) { yield return run; } }
                pending.Clear();
                (start, hasData) = (-1, false);
                yield return new(first, i - first, false);
                continue;
            }

            if (start < 0) { start = first; }
            end = i;
            hasData |= nature == RunNature.Data;
            pending.Add(new(first, i - first, false));
        }

        if (hasData) { yield return new(start, end - start, true); }
        else { foreach (var run in pending) { yield return run; } }
    }

    /// <summary>A run of prose: hard-wrapped lines make one paragraph; list marks and long lines begin a new one.</summary>
    internal static void AddParagraph(string text, ReadOnlySpan<TextLine> lines, List<Block> blocks)
    {
        var pieces = new List<Span>();
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Rule) { Flush(text, pieces, blocks); continue; }
            if (pieces.Count > 0 && (BeginsItem(text, line) || line.Span.Length > 160)) { Flush(text, pieces, blocks); }
            pieces.Add(IsLetterForBullet(text, line) ? line.Span with { Start = line.Span.Start + line.Indent + 1 } : line.Span);
            if (line.Span.Length > 160) { Flush(text, pieces, blocks); }
        }

        Flush(text, pieces, blocks);
    }

    private static void Flush(string text, List<Span> pieces, List<Block> blocks)
    {
        if (pieces.Count == 0) { return; }
        var passage = Passage.Of(text, pieces.ToArray());
        if (passage.Text.Length > 0) { blocks.Add(new Paragraph(passage, ProseTest.IsHeading(passage.Text, pieces.Count))); }
        pieces.Clear();
    }

    /// <summary>"o  Revenue up": what a word processor's round bullet becomes in text.</summary>
    private static bool IsLetterForBullet(string text, TextLine line)
    {
        var s = text.AsSpan(line.Span.Start + line.Indent, line.Span.Length - line.Indent).TrimEnd();
        return s.Length > 3 && s[0] == 'o' && (s[1] is ' ' or '\t') && s[1..].TrimStart() is [var first, ..] && !char.IsAsciiLetterLower(first);
    }

    /// <summary>Bullets, dashes and numbers in parentheses or with a full stop begin an item of a list.</summary>
    private static bool BeginsItem(string text, TextLine line)
    {
        var s = text.AsSpan(line.Span.Start + line.Indent, line.Span.Length - line.Indent);
        if (s.Length < 3) { return false; }
        if (IsLetterForBullet(text, line)
            || s[0] is '*' or '\u2022' or '\u25C6' or '\u25CF' or '\u25A0' or '\u00B7' or '\u25AA' or '\u25E6' or '\u2023' or '\uF0B7' or '\uF0A7')
        {
            return true;
        }
        if (s[0] is '-' or '\u2013' && s[1] == ' ') { return true; }
        if (s[0] == '(' && s.Length > 3 && s[..Math.Min(8, s.Length)].IndexOf(')') is > 1)
        {
            return char.IsAsciiDigit(s[1]) || s.StartsWith("(Note", StringComparison.OrdinalIgnoreCase);
        }
        return char.IsAsciiDigit(s[0]) && (s[1] is '.' or ')' && (s[2] == ' ' || Script.IsCjk(s[2])));
    }
}
