namespace Kessan.TieOut.Reports.Html;

/// <summary>A tag of a source page: where it stands, its name in lower case, and whether it opens or closes.</summary>
internal readonly record struct SourceTag(int Start, int End, string Name, bool Closes);

/// <summary>
/// The tags of a page that was not made by us. What looks like a tag and is none is text; comments, declarations and the contents of scripts and styles are
/// passed over, wherever they end.
/// </summary>
internal static class PageMarkup
{
    private static readonly string[] Raw = ["script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "title", "xmp", "noembed",
        "noframes", "ix:header"];

    /// <returns>Tags in order; a raw element comes as one tag, from its start to behind its end.</returns>
    public static IEnumerable<SourceTag> Tags(string text, int start)
    {
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf('<', start); at >= 0 && at < text.Length;)
        {
            if (Skipped(text, at) is { } passed)
            {
                yield return new(at, passed, "", false);
                at = Next(text, passed);
                continue;
            }

            var closes = at + 1 < text.Length && text[at + 1] == '/';
            var first = at + (closes ? 2 : 1);
            var stop = first;
            while (stop < text.Length && (char.IsAsciiLetterOrDigit(text[stop]) || text[stop] is ':' or '-')) { stop++; }
            if (stop == first || !char.IsAsciiLetter(text[first])) { at = Next(text, at + 1); continue; }
            var name = text[first..stop].ToLowerInvariant();
            var end = EndOfTag(text, stop);
            if (!closes && Raw.Contains(name, StringComparer.Ordinal)) { end = EndOfRaw(text, name, end, unclosed); name = ""; }
            yield return new(at, end, name, closes);
            at = Next(text, end);
        }
    }

    private static int Next(string text, int from) => from >= text.Length ? -1 : text.IndexOf('<', from);

    /// <summary>Behind a comment, declaration or processing instruction; null where none begins.</summary>
    private static int? Skipped(string text, int at)
    {
        if (Starts(text, at, "<!--")) { return Behind(text, "-->", at + 4); }
        if (Starts(text, at, "<![CDATA[")) { return Behind(text, "]]>", at); }
        return Starts(text, at, "<!") || Starts(text, at, "<?") ? Behind(text, ">", at) : null;
    }

    private static bool Starts(string text, int at, string with) => text.AsSpan(at).StartsWith(with, StringComparison.Ordinal);

    private static int Behind(string text, string mark, int from)
    {
        var found = text.IndexOf(mark, Math.Min(from, text.Length), StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }

    /// <summary>Behind the closing bracket that is not within a quoted attribute.</summary>
    private static int EndOfTag(string text, int at)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != '\0') { if (c == quote) { quote = '\0'; } }
            else if (c is '"' or '\'') { quote = c; }
            else if (c == '>') { return at + 1; }
        }

        return text.Length;
    }

    /// <summary>An element that is never closed hides nothing, and is looked for once.</summary>
    private static int EndOfRaw(string text, string name, int from, HashSet<string> unclosed)
    {
        if (unclosed.Contains(name)) { return from; }
        var close = text.IndexOf("</" + name, Math.Min(from, text.Length), StringComparison.OrdinalIgnoreCase);
        if (close < 0) { unclosed.Add(name); }
        return close < 0 ? from : Behind(text, ">", close);
    }
}
