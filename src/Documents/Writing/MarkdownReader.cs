using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kessan.Documents;

/// <summary>
/// Reads the Markdown of a document into its tree. Headings, paragraphs, lists, rules; <c>::: kind</c> sections (notes, contact);
/// a fenced block <c>```table id</c> or <c>```chart id</c> where a table or chart stands, <c>```include name</c> where a fixed text does; <c>[^name]: …</c> for
/// the text of a note; comments are not printed.
/// </summary>
internal sealed class MarkdownReader(
    SourceText source, Func<SourceText, InlineReader> inlinesOf, SentenceChecks checks, NoteNumbers notes, Func<string, Kessan.Core.Place, Table?> tableOf,
    Func<string, Kessan.Core.Place, Chart?> chartOf, Boilerplate boilerplate,
    FindingList findings)
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder { PreciseSourceLocation = true }.UseYamlFrontMatter().UseCustomContainers().Use<BindingExtension>().Build();

    private readonly InlineReader inlines = inlinesOf(source);

    private HashSet<string> ids = new(StringComparer.Ordinal);

    private bool isIncluded;

    public IReadOnlyList<Block> Read()
    {
        var blocks = Blocks(Markdown.Parse(source.Text, Pipeline));
        var list = notes.Finish();
        return [.. blocks.Select(b => b is NoteList ? list : b)];
    }

    private List<Block> Blocks(ContainerBlock container) =>
        [.. container.SelectMany(b => b is FencedCodeBlock { Info: "include" } include ? Included(include) : Read(b) is { } block ? [block] : [])];

    private Block? Read(Markdig.Syntax.Block block) => block switch
    {
        YamlFrontMatterBlock or LinkReferenceDefinitionGroup => null,
        HeadingBlock heading => Heading(heading),
        ParagraphBlock paragraph => Paragraph(paragraph),
        Markdig.Syntax.ListBlock list => List(list),
        ThematicBreakBlock => new PageRule(),
        CustomContainer { Info: "notes" } container => NotesHere(container),
        CustomContainer container => new Section(container.Info ?? "", Blocks(container)),
        QuoteBlock quote => new Section("quote", Blocks(quote)),
        FencedCodeBlock { Info: "table" } table => tableOf((table.Arguments ?? "").Trim(), source.PlaceAt(table.Span.Start)),
        FencedCodeBlock { Info: "chart" } chart => chartOf((chart.Arguments ?? "").Trim(), source.PlaceAt(chart.Span.Start)),
        HtmlBlock { Type: HtmlBlockType.Comment } => null,
        _ => Unusable(block),
    };

    /// <summary>The blocks of a fixed text; its headings and notes are the document's.</summary>
    private List<Block> Included(FencedCodeBlock include)
    {
        if (isIncluded) { return Unusable(include) is { } none ? [none] : []; }
        List<string> lines = include.Lines.Count == 0 ? [] : [.. include.Lines.Lines.Take(include.Lines.Count).Select(l => l.Slice.ToString())];
        if (boilerplate.Find((include.Arguments ?? "").Trim(), lines, source.PlaceAt(include.Span.Start)) is not { } text) { return []; }
        return new MarkdownReader(text, inlinesOf, checks, notes, tableOf, chartOf, boilerplate, findings)
        {
            ids = ids,
            isIncluded = true
        }.Blocks(Markdown.Parse(text.Text, Pipeline));
    }

    private Heading Heading(HeadingBlock heading)
    {
        var content = checks.Sentence(inlines.Read(heading.Inline), source);
        return new(heading.Level, Id(content), content);
    }

    private Block? Paragraph(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is { } content && BeginsNote(content.FirstChild))
        {
            DefineNotes(content);
            return null;
        }

        var placed = inlines.Read(paragraph.Inline);
        return placed.Count == 0 ? null : new Paragraph(checks.Sentence(placed, source));
    }

    private static bool BeginsNote(Markdig.Syntax.Inlines.Inline? inline) =>
        inline is NoteMarkInline { NextSibling: LiteralInline literal } && literal.Content.CurrentChar == ':';

    /// <summary>One note, or several on lines of their own without a blank line between them.</summary>
    private void DefineNotes(ContainerInline content)
    {
        var mark = (NoteMarkInline)content.FirstChild!;
        var next = content.FirstOrDefault(i => i.PreviousSibling is LineBreakInline && BeginsNote(i));
        var rest = new ContainerInline();
        for (var moved = next; moved is not null;)
        {
            var behind = moved.NextSibling;
            moved.Remove();
            rest.AppendChild(moved);
            moved = behind;
        }

        if (next is not null) { content.LastChild!.Remove(); }
        notes.Define(mark.Id, checks.Sentence(NoteText(content), source), source.PlaceAt(mark.Span.Start));
        if (next is not null) { DefineNotes(rest); }
    }

    /// <summary>The nodes after <c>[^name]:</c>.</summary>
    private IReadOnlyList<PlacedInline> NoteText(ContainerInline container)
    {
        container.FirstChild!.Remove();
        var placed = inlines.Read(container);
        var text = ((TextRun)placed[0].Node).Text;
        return [placed[0] with { Node = new TextRun(text[1..].TrimStart()) }, .. placed.Skip(1)];
    }

    private ListBlock List(Markdig.Syntax.ListBlock list) =>
        new(list.IsOrdered, int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1,
            [.. list.OfType<ListItemBlock>().Select(i => (IReadOnlyList<Block>)Blocks(i))]);

    private NoteList NotesHere(CustomContainer container)
    {
        notes.HasPlace = true;
        foreach (var other in Blocks(container)) { _ = other; }
        return new([]);
    }

    private Block? Unusable(Markdig.Syntax.Block block)
    {
        findings.Add(DocumentRule.UnusableDefinition, source.PlaceAt(block.Span.Start),
            "This block is no part of a document; headings, paragraphs, lists, rules, sections and tables by name are.");
        return null;
    }

    /// <summary>The words of a heading joined by hyphens, with a number where two headings are the same.</summary>
    private string Id(IReadOnlyList<Inline> content)
    {
        var slug = new StringBuilder();
        foreach (var c in PlainText.Of(content).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || (c > '\u007F' && char.IsLetterOrDigit(c))) { slug.Append(c); }
            else if (slug.Length > 0 && slug[^1] != '-') { slug.Append('-'); }
        }

        var id = slug.ToString().Trim('-');
        if (id.Length == 0) { id = "section"; }
        var unique = id;
        for (var n = 2; !ids.Add(unique); n++) { unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{n}"); }
        return unique;
    }
}
