namespace Kessan.TieOut.Reading;

/// <summary>
/// Puts wrapped label lines together, keeps headings apart from them, and knows which headings a row stands under: those less
/// indented, and those that end with a colon or are in capitals until the next one of their rank.
/// </summary>
internal sealed class RowBuilder
{
    private sealed record Heading(int Indent, bool Strong, Passage Label);

    private sealed record LabelLine(Passage Words, int Indent, bool Bold);

    private readonly List<Heading> open = [];
    private readonly List<LabelLine> pending = [];
    private readonly List<Row> rows = [];
    private readonly List<Passage> lastLabel = [];

    public IReadOnlyList<Row> Rows => rows;

    public bool RuleAbove { get; set; }

    /// <summary>Every row stands between rules: all lines between two rules are one label.</summary>
    public bool Boxed { get; init; }

    /// <summary>Long labels are wrapped by hand, with their indent; in a grid a cell holds its label whole.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <param name="isBold">Set off from the rows below it, as a heading with a colon is.</param>
    public void AddLabelLine(Passage words, int indent, bool isBold = false)
    {
        if (pending.Count == 0 && lastLabel.Count > 0 && EndsOpen(lastLabel[^1].Text))
        {
            ExtendLastLabel(words);
            return;
        }

        if (pending.Count > 0 && !Continues(words.Text, indent)) { CloseHeading(); }
        pending.Add(new(words, indent, isBold));
    }

    /// <summary>The numbers stood beside the middle of the label: "NUMBER OF    206,478" and below "SHARES (shares)".</summary>
    private void ExtendLastLabel(Passage words)
    {
        lastLabel.Add(words);
        var row = rows[^1];
        rows[^1] = new Row
        {
            Label = Passage.Join(lastLabel),
            Indent = row.Indent,
            Headings = row.Headings,
            Cells = row.Cells,
            RuleAbove = row.RuleAbove,
            Unit = row.Unit
        };
    }

    /// <summary>A blank line or rule ends a label: what stands there is a heading.</summary>
    public void Break()
    {
        lastLabel.Clear();
        if (pending.Count > 0) { CloseHeading(); }
    }

    /// <param name="above">Labels that stand beside several rows, of which this is one.</param>
    /// <param name="unit">What a column of units says of the row.</param>
    public void AddRow(Passage? label, int indent, Cell?[] cells, IReadOnlyList<Passage>? above = null, string unit = "")
    {
        if (label is not null)
        {
            if (pending.Count > 0 && !Continues(label.Text, indent)) { CloseHeading(); }
            pending.Add(new(label, indent, false));
        }

        var first = pending.Count > 0 ? pending[0].Indent : indent;
        var passage = pending.Count == 0 ? Passage.Empty : Passage.Join([.. pending.Select(p => p.Words)]);
        lastLabel.Clear();
        lastLabel.AddRange(pending.Select(p => p.Words));
        pending.Clear();
        open.RemoveAll(h => h.Strong ? h.Indent > first : h.Indent >= first);
        rows.Add(new Row
        {
            Label = passage,
            Indent = first,
            Headings = HeadingsOver(above ?? []),
            Cells = cells,
            RuleAbove = RuleAbove,
            Unit = unit
        });
        if (passage.Text.Length > 0) { open.Add(new(first, false, passage)); }
        CloseTotalled(passage.Text);
        RuleAbove = false;
    }

    /// <summary>Rows one below the other mostly stand under the same: they share the list.</summary>
    private IReadOnlyList<Passage> HeadingsOver(IReadOnlyList<Passage> above)
    {
        Passage[] headings = [.. open.Select(h => h.Label), .. above];
        return rows is [.., { Headings: var last }] && last.SequenceEqual(headings) ? last : headings;
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
        var passage = Passage.Join([.. pending.Select(p => p.Words)]);
        var (indent, isBold) = (pending[0].Indent, pending[0].Bold);
        pending.Clear();
        // The rule stands above the heading, not above the first of the rows below it.
        RuleAbove = false;
        if (passage.Text.Length == 0) { return; }
        var strong = isBold || passage.Text[^1] == ':' || IsCapitals(passage.Text);
        open.RemoveAll(h => h.Indent >= indent
            && !(h.Strong && IsCapitals(h.Label.Text) && h.Label.Text[^1] != ':' && h.Indent == indent && passage.Text[^1] == ':'));
        open.Add(new(indent, strong, passage));
    }

    /// <summary>
    /// Whether a line goes on with the label begun above: it starts in lower case or within parentheses, the line above ends in the
    /// middle of a phrase, or it keeps the indent of the wrapped lines (one deeper than the first).
    /// </summary>
    private bool Continues(string words, int indent)
    {
        if (Boxed) { return true; }
        var above = pending[^1].Words.Text.AsSpan().TrimEnd();
        if (above.EndsWith(":", StringComparison.Ordinal)) { return false; }
        var line = words.AsSpan().TrimStart();
        if (line.IsEmpty || above.IsEmpty) { return false; }
        if (!IsWrapped) { return EndsOpen(above) || char.IsLower(line[0]) || EndsWithin(); }
        if (StartsOpen(line) || EndsOpen(above) || EndsWithin()) { return true; }
        if (indent < pending[0].Indent || (IsCapitals(above) && !BeginsInCapitals(line))) { return false; }
        if (line[0] is '-' && pending.Count > 0 && indent > pending[0].Indent) { return true; }
        return pending.Count == 1 ? indent == pending[0].Indent + 1 : indent == pending[^1].Indent && indent > pending[0].Indent;
    }

    /// <summary>A parenthesis opened in the lines above is still open.</summary>
    private bool EndsWithin()
    {
        for (var i = pending.Count - 1; i >= 0; i--)
        {
            var line = pending[i].Words.Text;
            if (line.AsSpan().LastIndexOfAny('(', ')') is var at and >= 0) { return line[at] == '('; }
        }

        return false;
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
        if (line.EndsWith(",", StringComparison.Ordinal) || line.EndsWith("-", StringComparison.Ordinal) || line.EndsWith("/", StringComparison.Ordinal)
            || line.EndsWith("&", StringComparison.Ordinal))
        {
            return true;
        }
        var word = line[(line.LastIndexOf(' ') + 1)..];
        return word is "and" or "AND" or "of" or "OF" or "for" or "FOR" or "in" or "IN" or "to" or "TO" or "the" or "THE" or "from" or "FROM" or "or" or "OR"
            or "by" or "with" or "on" or "before" or "BEFORE" or "at" or "AT" or "net" or "as";
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
