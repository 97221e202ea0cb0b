using System.Text;

namespace Kessan.Documents;

/// <summary>Reads a caption or heading of a table: words, bindings, note marks and code spans, nothing else of Markdown.</summary>
internal sealed class CaptionReader(BindingReader bindings, FindingList findings)
{
    private static readonly Rendering InCaption = new() { Spaced = true };

    public IReadOnlyList<PlacedInline> Read(string text, int offset, SourceText source)
    {
        List<PlacedInline> nodes = [];
        var words = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("{{", StringComparison.Ordinal)) { Flush(at); at += Binding(text, at, offset, source, nodes); }
            else if (rest.StartsWith("[^", StringComparison.Ordinal) && rest.IndexOf(']') is var close and > 2)
            {
                Flush(at);
                nodes.Add(new(new NoteMark(rest[2..close].ToString(), 0), offset + at));
                at += close + 1;
            }
            else if (rest[0] == '`' && rest[1..].IndexOf('`') is var end and > 0)
            {
                Flush(at);
                nodes.Add(new(new TextRun(rest.Slice(1, end).ToString()), offset + at + 1, IsDeclared: true));
                at += end + 2;
            }
            else { words.Append(text[at++]); }
        }

        Flush(at);
        return nodes;

        void Flush(int upTo)
        {
            if (words.Length == 0) { return; }
            nodes.Add(new(new TextRun(words.ToString()), offset + upTo - words.Length));
            words.Clear();
        }
    }

    private int Binding(string text, int at, int offset, SourceText source, List<PlacedInline> nodes)
    {
        var close = text.IndexOf("}}", at, StringComparison.Ordinal);
        var place = source.PlaceAt(offset + at, close < 0 ? text.Length - at : close + 2 - at);
        if (close < 0)
        {
            findings.Add(DocumentRule.UnclosedBinding, place, "A binding is opened with {{ and not closed with }}.", printed: text[at..]);
            return text.Length - at;
        }

        nodes.AddRange(bindings.Read(text[(at + 2)..close], InCaption, place).Select(n => new PlacedInline(n, offset + at, IsDeclared: n is TextRun)));
        return close + 2 - at;
    }
}
