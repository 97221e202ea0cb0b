using Kessan.TieOut.Reading.Grids;
using Kessan.TieOut.Reading.Xbrl;

namespace Kessan.TieOut.Reading.Html;

/// <summary>
/// Reads HTML as filers write it, in one pass over its tags: paragraphs at every block, tables as raw grids that <see cref="GridReader"/>
/// makes sense of, preformatted text as a wire release. Hidden elements are left out. Every word keeps its place in the file.
/// </summary>
internal sealed class HtmlReader
{
    private readonly SourceText source;
    private readonly string text;
    private readonly MarkupScanner scanner;
    private readonly ElementStack open;
    private readonly HiddenElements hidden;
    private readonly PassageBuilder words;
    private readonly List<Block> flow = [];
    private readonly TableStack tables;
    private readonly OpenTags tags = new();
    private readonly bool drawsTables;
    private int breaks;
    private bool bold = true;
    private int lineIndent;

    private HtmlReader(SourceText source)
    {
        this.source = source;
        text = source.Text;
        words = new PassageBuilder(NumberMarks.Of(text, isMarkup: true));
        scanner = new MarkupScanner(text, HtmlTest.StartOfPage(text));
        open = new ElementStack(text);
        hidden = new HiddenElements(scanner);
        tables = new TableStack(flow);
        drawsTables = text.Contains("table-row", StringComparison.Ordinal) || text.Contains("role=\"row\"", StringComparison.Ordinal);
    }

    private TableFrame? Frame => tables.Frame;

    public static Document Read(SourceText source) => new HtmlReader(source).Read();

    private Document Read()
    {
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) { Text(); }
            else if (scanner.Kind == MarkupKind.Open) { Open(Elements.KindOf(scanner.Name)); }
            else { Close(Elements.KindOf(scanner.Name)); }
        }

        CloseTo(0);
        Flush();
        return new(source, TableJoiner.Join(flow)) { Tags = InlineHeader.Read(text, tags.Sorted()) };
    }

    private void Text()
    {
        if (open.Raised > 0 && !RaisedText.IsKept(text.AsSpan(scanner.Start, scanner.End - scanner.Start))) { return; }
        var before = words.Length;
        if (scanner.IsLiteral) { words.Append(text.AsSpan(scanner.Start, scanner.End - scanner.Start), scanner.Start); }
        else { EntityReader.Append(words, text, scanner.Start, scanner.End); }
        if (words.Length == before) { return; }
        breaks = 0;
        bold &= open.Bold > 0;
        Frame?.Cell?.SawWords(open.Raised > 0);
    }

    private void Open(ElementKind kind)
    {
        switch (kind)
        {
            case ElementKind.Void: return;
            case ElementKind.Break: Break(); return;
            case ElementKind.Rule: Flush(); return;
            case ElementKind.Raw: scanner.SkipTo("</" + scanner.Name.ToString()); return;
            case ElementKind.Preformatted when Frame is null: Preformatted(); return;
            default: break;
        }

        if (kind == ElementKind.Inline && OpenTags.IsTag(scanner.Name)) { tags.Open(scanner); }
        if (scanner.ClosesItself && kind is not (ElementKind.Cell or ElementKind.Row)) { if (kind is not ElementKind.Inline) { Flush(); } return; }
        var style = scanner.Attribute("style");
        if ((kind == ElementKind.Hidden || InlineStyle.Hides(style) || !scanner.Attribute("hidden").IsEmpty) && hidden.Skip()) { return; }
        Enter(drawsTables ? Elements.KindOf(kind, scanner.Attribute("role"), style) : kind, style);
    }

    private void Enter(ElementKind kind, ReadOnlySpan<char> style)
    {
        switch (kind)
        {
            case ElementKind.Table: OpenTable(); break;
            case ElementKind.Row: OpenRow(style); break;
            case ElementKind.Cell: OpenCell(style); break;
            case ElementKind.Caption or ElementKind.Block or ElementKind.Heading: Flush(); break;
            default: break;
        }

        if (words.IsEmpty && kind is not (ElementKind.Table or ElementKind.Row)) { lineIndent += InlineStyle.Indent(style); }
        var isBold = kind is ElementKind.Bold or ElementKind.Heading || InlineStyle.IsBold(style) || (kind == ElementKind.Cell && scanner.Name is "th" or "TH");
        open.Push(new(scanner.NameSpan, kind, isBold, kind == ElementKind.Raised || InlineStyle.Raises(style)));
        if (scanner.ClosesItself) { CloseTo(open.Count - 1); }
    }

    private void Close(ElementKind kind)
    {
        if (kind == ElementKind.Inline && OpenTags.IsTag(scanner.Name)) { tags.Close(scanner.Start); }
        var depth = open.DepthOf(scanner.Name, kind);
        if (depth >= 0) { CloseTo(depth); }
        else if (kind is ElementKind.Block or ElementKind.Heading) { Flush(); }
    }

    private void CloseTo(int depth)
    {
        while (open.Count > depth)
        {
            var element = open.Top;
            switch (element.Kind)
            {
                case ElementKind.Table: CloseTable(); break;
                case ElementKind.Row: Frame?.EndRow(); break;
                case ElementKind.Cell: Flush(); Frame?.EndCell(); break;
                case ElementKind.Caption or ElementKind.Block or ElementKind.Heading: Flush(element.Kind); break;
                default: break;
            }

            open.Pop();
        }
    }

    /// <summary>One line break is a blank, two part paragraphs.</summary>
    private void Break()
    {
        words.Break();
        if (++breaks > 1 || Frame?.Cell is not null) { Flush(); }
    }

    private void OpenTable()
    {
        Flush();
        tables.Open(open.Count);
    }

    private void OpenRow(ReadOnlySpan<char> style)
    {
        if (Frame is not { } frame) { Flush(); return; }
        if (open.DepthOf(ElementKind.Row) is >= 0 and var depth) { CloseTo(depth); }
        frame.BeginRow(InlineStyle.HasRule(style, "border-top"));
    }

    private void OpenCell(ReadOnlySpan<char> style)
    {
        if (Frame is not { } frame) { Flush(); return; }
        if (open.DepthOf(ElementKind.Cell) is >= 0 and var depth) { CloseTo(depth); }
        Flush();
        frame.BeginCell(Number(scanner.Attribute("colspan")), Number(scanner.Attribute("rowspan")), InlineStyle.HasRule(style, "border-top"),
            InlineStyle.HasRule(style, "border-bottom"));
        lineIndent = 0;
    }

    private static int Number(ReadOnlySpan<char> attribute) =>
        int.TryParse(attribute.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1;

    private void CloseTable()
    {
        Flush();
        if (Frame?.Depth == open.Count - 1) { tables.Close(); }
    }

    private void Flush(ElementKind kind = ElementKind.Block)
    {
        var indent = lineIndent + (words.LeadingBlanks * 3);
        var isBold = bold;
        (bold, breaks) = (true, 0);
        if (words.IsEmpty) { words.Clear(); if (kind != ElementKind.Block || Frame?.Cell is not { Lines.Count: 0 }) { lineIndent = 0; } return; }
        lineIndent = 0;
        var passage = words.Take();
        if (kind == ElementKind.Caption && Frame is { } captioned) { captioned.Table.Titles.Add(passage); }
        else if (Frame?.Cell is { } cell) { cell.Add(passage, indent, isBold); }
        else { flow.Add(new Paragraph(passage, kind == ElementKind.Heading || ProseTest.IsHeading(passage.Text, 1))); }
    }

    private void Preformatted()
    {
        Flush();
        foreach (var block in PreformattedText.Read(scanner, text)) { flow.Add(block); }
    }
}
