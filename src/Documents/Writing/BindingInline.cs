using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kessan.Documents;

/// <summary>Markdig's node for <c>{{…}}</c>.</summary>
internal sealed class BindingInline(string content, bool isComplete) : LeafInline
{
    public string Content { get; } = content;

    public bool IsComplete { get; } = isComplete;
}

/// <summary>Markdig's node for <c>[^name]</c>.</summary>
internal sealed class NoteMarkInline(string id) : LeafInline
{
    public string Id { get; } = id;
}

/// <summary>Reads a binding; one that is not closed on its line takes the rest of the line, so that the fault is reported once.</summary>
internal sealed class BindingInlineParser : InlineParser
{
    public BindingInlineParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{') { return false; }
        var rest = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
        var line = rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest;
        var close = line.IndexOf("}}", StringComparison.Ordinal);
        var length = close >= 0 ? close + 2 : line.Length;
        var content = (close >= 0 ? line[2..close] : line[2..]).ToString();
        var start = processor.GetSourcePosition(slice.Start, out var row, out var column);
        processor.Inline = new BindingInline(content, close >= 0) { Span = new(start, start + length - 1), Line = row, Column = column };
        slice.Start += length;
        return true;
    }
}

/// <summary>Reads the mark of a note.</summary>
internal sealed class NoteMarkInlineParser : InlineParser
{
    public NoteMarkInlineParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '^') { return false; }
        var rest = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
        var close = rest.IndexOf(']');
        if (close < 3) { return false; }
        var start = processor.GetSourcePosition(slice.Start, out var row, out var column);
        processor.Inline = new NoteMarkInline(rest[2..close].ToString()) { Span = new(start, start + close), Line = row, Column = column };
        slice.Start += close + 1;
        return true;
    }
}

/// <summary>
/// Opens a paragraph at <c>[^name]:</c>. Markdown would take <c>[^name]: 未監査。</c>, whose text has no blank, for the address of a link, and print nothing.
/// </summary>
internal sealed class NoteTextParser : ParagraphBlockParser
{
    public NoteTextParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.Text.AsSpan(processor.Start, Math.Max(0, processor.Line.End - processor.Start + 1));
        var close = line.IndexOf(']');
        return !processor.IsCodeIndent && close >= 3 && line.StartsWith("[^") && line[(close + 1)..].StartsWith(":")
            ? base.TryOpen(processor) : BlockState.None;
    }

    public override bool Close(BlockProcessor processor, Markdig.Syntax.Block block)
    {
        ((LeafBlock)block).Lines.Trim();
        return true;
    }
}

/// <summary>Adds bindings and note marks to Markdown.</summary>
internal sealed class BindingExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new NoteTextParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new NoteMarkInlineParser());
        pipeline.InlineParsers.Insert(0, new BindingInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // The tree is Kessan's own; Markdig renders nothing.
    }
}
