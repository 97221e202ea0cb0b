using Markdig.Syntax.Inlines;

namespace Kessan.Documents;

/// <summary>Turns Markdig's inline nodes into the document's, each with its place in the source.</summary>
internal sealed class InlineReader(SourceText source, BindingReader bindings, ImageReader images, NoteNumbers notes, FindingList findings)
{
    private static readonly Rendering InSentence = new();

    public IReadOnlyList<PlacedInline> Read(ContainerInline? container) => container is null ? [] : [.. container.SelectMany(Read)];

    private IEnumerable<PlacedInline> Read(Markdig.Syntax.Inlines.Inline inline)
    {
        var at = inline.Span.Start;
        return inline switch
        {
            LiteralInline literal => Literal(literal),
            CodeInline code => [new(new TextRun(code.Content), at + 1, IsDeclared: true)],
            HtmlEntityInline entity => [new(new TextRun(entity.Transcoded.ToString()), at)],
            LineBreakInline line => [new(line.IsHard ? new LineBreak() : new TextRun(" "), at)],
            BindingInline binding => Binding(binding),
            NoteMarkInline mark => [new(notes.Mark(mark.Id, source.PlaceAt(at, mark.Span.Length)), at)],
            EmphasisInline emphasis => Emphasis(emphasis),
            LinkInline { IsImage: true } image =>
                images.Read(image.Url ?? "", PlainText.Of(Nodes(image)), source.PlaceAt(at, image.Span.Length)) is { } shown ? [new(shown, at)] : [],
            LinkInline link => [new(new Link(link.Url ?? "", Nodes(link)), at)],
            AutolinkInline auto => [new(new Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, [new TextRun(auto.Url)]), at, IsDeclared: true)],
            HtmlInline html when html.Tag.StartsWith("<!--", StringComparison.Ordinal) => [],
            ContainerInline other => Read(other),
            _ => Unusable(inline),
        };
    }

    private IReadOnlyList<Inline> Nodes(ContainerInline container) => [.. Read(container).Select(p => p.Node)];

    private IEnumerable<PlacedInline> Literal(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        var isMeant = literal.IsFirstCharacterEscaped && text.Length == 1;
        if (literal.NextSibling is null && text.EndsWith('\\') && !isMeant)
        {
            findings.Add(DocumentRule.UnusableDefinition, source.PlaceAt(literal.Span.End),
                "This backslash breaks no line: a list or the end of the paragraph follows, and it would be printed.",
                remedy: "Take it away.");
        }
        yield return new(new TextRun(text), literal.Span.Start);
    }

    /// <summary>Emphasised words stay words of the sentence for its checks: one node each, in order.</summary>
    private IEnumerable<PlacedInline> Emphasis(EmphasisInline emphasis) =>
        Read((ContainerInline)emphasis).Select(p => p with { Node = new Emphasis(emphasis.DelimiterCount > 1, [p.Node]) });

    private IEnumerable<PlacedInline> Binding(BindingInline binding)
    {
        var place = source.PlaceAt(binding.Span.Start, binding.Span.Length);
        if (!binding.IsComplete)
        {
            findings.Add(DocumentRule.UnclosedBinding, place, "A binding is opened with {{ and not closed with }} on its line.",
                printed: "{{" + binding.Content);
            return [];
        }

        return bindings.Read(binding.Content, InSentence, place).Select(n => new PlacedInline(n, binding.Span.Start, IsDeclared: n is TextRun));
    }

    private IEnumerable<PlacedInline> Unusable(Markdig.Syntax.Inlines.Inline inline)
    {
        findings.Add(DocumentRule.UnusableDefinition, source.PlaceAt(inline.Span.Start),
            "This markup is no part of a document; words, emphasis, links, bindings and note marks are.");
        return [];
    }
}
