namespace Kessan.TieOut.Reading.Html;

internal enum MarkupKind
{
    End,
    Text,
    Open,
    Close,
}

/// <summary>
/// Cuts markup into tags and text, in one pass and with the place of each. Nothing is built and nothing is refused: what is no tag is
/// text, what is never closed ends with the file. No input makes it go over the same stretch more than twice.
/// </summary>
internal sealed class MarkupScanner(string source, int origin = 0)
{
    private readonly int lastTagEnd = source.LastIndexOf('>');
    private int position = origin;
    private int attributes;

    public MarkupKind Kind { get; private set; }

    /// <summary>Of the text, or of the whole tag.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>CDATA: ampersands stand for themselves.</summary>
    public bool IsLiteral { get; private set; }

    public bool ClosesItself { get; private set; }

    public Span NameSpan { get; private set; }

    public ReadOnlySpan<char> Name => source.AsSpan(NameSpan.Start, NameSpan.Length);

    public bool Read()
    {
        while (position < source.Length)
        {
            IsLiteral = false;
            if (source[position] != '<') { return ReadText(position); }
            if (position + 1 >= source.Length || position > lastTagEnd) { return ReadText(position); }
            var next = source[position + 1];
            if (char.IsAsciiLetter(next)) { return ReadTag(position + 1, MarkupKind.Open); }
            if (next == '/' && position + 2 < source.Length && char.IsAsciiLetter(source[position + 2])) { return ReadTag(position + 2, MarkupKind.Close); }
            if (next is not ('!' or '?' or '/')) { return ReadText(position); }
            if (ReadDeclaration()) { return true; }
        }

        Kind = MarkupKind.End;
        return false;
    }

    public (int Position, Span Name, int Attributes, int Start, int End, MarkupKind Kind, bool ClosesItself) Mark() =>
        (position, NameSpan, attributes, Start, End, Kind, ClosesItself);

    public void Return((int Position, Span Name, int Attributes, int Start, int End, MarkupKind Kind, bool ClosesItself) mark) =>
        (position, NameSpan, attributes, Start, End, Kind, ClosesItself) = mark;

    /// <summary>Goes to the end tag of an element whose content is no markup: style, script.</summary>
    public void SkipTo(string endTag)
    {
        var at = source.IndexOf(endTag, position, StringComparison.OrdinalIgnoreCase);
        position = at < 0 ? source.Length : at;
    }

    /// <summary>The value as written, entities included; empty where the tag has no such attribute.</summary>
    public ReadOnlySpan<char> Attribute(scoped ReadOnlySpan<char> name)
    {
        for (var i = attributes; i < End - 1;)
        {
            while (i < End - 1 && (char.IsWhiteSpace(source[i]) || source[i] == '/')) { i++; }
            var start = i;
            while (i < End - 1 && !char.IsWhiteSpace(source[i]) && source[i] is not ('=' or '/')) { i++; }
            if (i == start) { i++; }
            var key = source.AsSpan(start, Math.Min(i, End - 1) - start);
            var value = ReadValue(ref i);
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) { return value.IsEmpty ? key : value; }
        }

        return default;
    }

    private ReadOnlySpan<char> ReadValue(scoped ref int i)
    {
        var at = i;
        while (at < End - 1 && char.IsWhiteSpace(source[at])) { at++; }
        if (at >= End - 1 || source[at] != '=') { return default; }
        at++;
        while (at < End - 1 && char.IsWhiteSpace(source[at])) { at++; }
        var start = at;
        if (at < End - 1 && source[at] is '"' or '\'')
        {
            var close = source.IndexOf(source[at], at + 1, End - 1 - at - 1);
            i = close < 0 ? End - 1 : close + 1;
            return source.AsSpan(start + 1, Math.Max(0, (close < 0 ? End - 1 : close) - start - 1));
        }

        while (at < End - 1 && !char.IsWhiteSpace(source[at])) { at++; }
        i = at;
        return source.AsSpan(start, at - start);
    }

    private bool ReadText(int start)
    {
        var end = start + 1 >= source.Length || start > lastTagEnd ? -1 : source.IndexOf('<', start + 1);
        return Found(MarkupKind.Text, start, end < 0 ? source.Length : end);
    }

    private bool Found(MarkupKind kind, int start, int end)
    {
        (Kind, Start, End, position) = (kind, start, end, end);
        return true;
    }

    private bool ReadTag(int name, MarkupKind kind)
    {
        var i = name;
        while (i < source.Length && !char.IsWhiteSpace(source[i]) && source[i] is not ('>' or '/')) { i++; }
        NameSpan = new(name, i);
        attributes = i;
        var end = EndOfTag(i);
        ClosesItself = end > i && source[end - 2] == '/';
        return Found(kind, position, end);
    }

    /// <summary>A quoted value may hold a &gt;; a quote begins a value only behind an equals sign.</summary>
    private int EndOfTag(int from)
    {
        var i = from;
        while (true)
        {
            var next = source.AsSpan(i).IndexOfAny('>', '"', '\'');
            if (next < 0) { break; }
            i += next;
            if (source[i] == '>') { return i + 1; }
            if (!IsBehindEquals(i, from)) { i++; continue; }
            var close = source.IndexOf(source[i], i + 1);
            if (close < 0 || close > lastTagEnd) { break; }
            i = close + 1;
        }

        return source.IndexOf('>', from) + 1;
    }

    private bool IsBehindEquals(int quote, int from)
    {
        var i = quote - 1;
        while (i > from && source[i] is ' ' or '\n' or '\t' && quote - i < 8) { i--; }
        return source[i] == '=';
    }

    /// <summary>Comments, document types and processing instructions are left out; the text of a CDATA section is text.</summary>
    /// <returns>Whether something to hand on was found.</returns>
    private bool ReadDeclaration()
    {
        var rest = source.AsSpan(position);
        if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
        {
            var close = source.IndexOf("]]>", position, StringComparison.Ordinal);
            Found(MarkupKind.Text, position + 9, close < 0 ? source.Length : close);
            position = close < 0 ? source.Length : close + 3;
            IsLiteral = true;
            return true;
        }

        var mark = rest.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : ">";
        var end = source.IndexOf(mark, position + (mark.Length == 3 ? 4 : 1), StringComparison.Ordinal);
        position = end < 0 ? source.Length : end + mark.Length;
        return false;
    }
}
