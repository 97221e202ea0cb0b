namespace Kessan.TieOut.Reading;

/// <summary>
/// Puts wrapped label lines together, keeps headings apart from them, and knows which headings a row stands under: those less
/// indented, and those that end with a colon or are in capitals until the next one of their rank.
/// </summary>
internal sealed class RowBuilder(string text)
{
    private sealed record Heading(int Indent, bool Strong, Passage Label);

    private sealed record LabelLine(Span Span, int Indent);

    private readonly List<Heading> open = [];
    private readonly List<LabelLine> pending = [];
    private readonly List<Row> rows = [];
    private readonly List<Span> lastLabel = [];

    public IReadOnlyList<Row> Rows => rows;

    public bool RuleAbove { get; set; }

    /// <summary>Every row stands between rules: all lines between two rules are one label.</summary>
    public bool Boxed { get; init; }

    public void AddLabelLine(Span span, int indent)
    {
        if (pending.Count == 0 && lastLabel.Count > 0 && EndsOpen(text.AsSpan(lastLabel[^1].Start, lastLabel[^1].Length).TrimEnd()))
        {
            ExtendLastLabel(span);
            return;
        }

        if (pending.Count > 0 && !Continues(span, indent)) { CloseHeading(); }
        pending.Add(new(span, indent));
    }

    /// <summary>The numbers stood beside the middle of the label: "NUMBER OF    206,478" and below "SHARES (shares)".</summary>
    private void ExtendLastLabel(Span span)
    {
        lastLabel.Add(span);
        var row = rows[^1];
        rows[^1] = new Row { Label = Passage.Of(text, lastLabel.ToArray()), Indent = row.Indent, Headings = row.Headings, Cells = row.Cells, RuleAbove = row.RuleAbove };
    }

    /// <summary>A blank line or rule ends a label: what stands there is a heading.</summary>
    public void Break()
    {
        lastLabel.Clear();
        if (pending.Count > 0) { CloseHeading(); }
    }

    public void AddRow(Span? label, int indent, Cell?[] cells)
    {
        if (label is { } span)
        {
            if (pending.Count > 0 && !Continues(span, indent)) { CloseHeading(); }
            pending.Add(new(span, indent));
        }

        var first = pending.Count > 0 ? pending[0].Indent : indent;
        var passage = Passage.Of(text, [.. pending.Select(p => p.Span)]);
        lastLabel.Clear();
        lastLabel.AddRange(pending.Select(p => p.Span));
        pending.Clear();
        open.RemoveAll(h => h.Strong ? h.Indent > first : h.Indent >= first);
        rows.Add(new Row { Label = passage, Indent = first, Headings = [.. open.Select(h => h.Label)], Cells = cells, RuleAbove = RuleAbove });
        if (passage.Text.Length > 0) { open.Add(new(first, false, passage)); }
        CloseTotalled(passage.Text);
        RuleAbove = false;
    }

    /// <summary>"Total current assets" ends what stands under "CURRENT ASSETS:"; a bare "Total" ends the nearest heading.</summary>
    private void CloseTotalled(string label)
    {
        if (!label.StartsWith("total", StringComparison.OrdinalIgnoreCase)) { return; }
        var key = Letters(label.AsSpan(5));
        var at = key.Length == 0 ? open.FindLastIndex(h => h.Label.Text.EndsWith(':')) : open.FindLastIndex(h => h.Strong && Letters(h.Label.Text) == key);
        if (at >= 0) { open.RemoveRange(at, open.Count - at); }
    }

    private static string Letters(ReadOnlySpan<char> text)
    {
        var letters = new System.Text.StringBuilder(text.Length);
        foreach (var c in text) { if (char.IsLetter(c)) { letters.Append(char.ToLowerInvariant(c)); } }
        return letters.ToString();
    }

    private void CloseHeading()
    {
        var passage = Passage.Of(text, [.. pending.Select(p => p.Span)]);
        var indent = pending[0].Indent;
        pending.Clear();
        if (passage.Text.Length == 0) { return; }
        var strong = passage.Text[^1] == ':' || IsCapitals(passage.Text);
        open.RemoveAll(h => h.Indent >= indent && !(h.Strong && IsCapitals(h.Label.Text) && h.Label.Text[^1] != ':' && h.Indent == indent && passage.Text[^1] == ':'));
        open.Add(new(indent, strong, passage));
    }

    /// <summary>
    /// Whether a line goes on with the label begun above: it starts in lower case or within parentheses, the line above ends in the
    /// middle of a phrase, or it keeps the indent of the wrapped lines (one deeper than the first).
    /// </summary>
    private bool Continues(Span span, int indent)
    {
        if (Boxed) { return true; }
        var above = text.AsSpan(pending[^1].Span.Start, pending[^1].Span.Length).TrimEnd();
        if (above.EndsWith(":", StringComparison.Ordinal)) { return false; }
        var line = text.AsSpan(span.Start, span.Length).TrimStart();
        if (StartsOpen(line) || EndsOpen(above) || above.LastIndexOf('(') > above.LastIndexOf(')')) { return true; }
        if (indent < pending[0].Indent || (IsCapitals(above) && !BeginsInCapitals(line))) { return false; }
        if (line[0] is '-' && pending.Count > 0 && indent > pending[0].Indent) { return true; }
        return pending.Count == 1 ? indent == pending[0].Indent + 1 : indent == pending[^1].Indent && indent > pending[0].Indent;
    }

    /// <summary>INVESTEES, net of ...: a caption in capitals goes on in mixed case after a word in capitals.</summary>
    private static bool BeginsInCapitals(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAny(' ', ',');
        return !char.IsLetter(line[0]) || IsCapitals(end > 0 ? line[..end] : line);
    }

    private static bool StartsOpen(ReadOnlySpan<char> line)
    {
        if (char.IsLower(line[0]) || line[0] is '(' or '/' || char.IsAsciiDigit(line[0])) { return true; }
        var end = line.IndexOf(' ');
        return end > 0 && line[..end] is "OF" or "AND" or "IN" or "FOR" or "TO" or "OR";
    }

    private static bool EndsOpen(ReadOnlySpan<char> line)
    {
        if (line.EndsWith(",", StringComparison.Ordinal) || line.EndsWith("-", StringComparison.Ordinal) || line.EndsWith("/", StringComparison.Ordinal) || line.EndsWith("&", StringComparison.Ordinal)) { return true; }
        var word = line[(line.LastIndexOf(' ') + 1)..];
        return word is "and" or "AND" or "of" or "OF" or "for" or "FOR" or "in" or "IN" or "to" or "TO" or "the" or "THE" or "from" or "FROM" or "or" or "OR" or "by" or "with" or "on" or "before" or "BEFORE";
    }

    private static bool IsCapitals(ReadOnlySpan<char> label)
    {
        var letters = 0;
        foreach (var c in label)
        {
            if (char.IsLower(c)) { return false; }
            if (char.IsLetter(c)) { letters++; }
        }

        return letters > 1;
    }
}
