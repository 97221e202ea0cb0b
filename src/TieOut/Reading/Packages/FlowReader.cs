using System.Globalization;
using Kessan.TieOut.Reading.Grids;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>
/// Reads the paragraphs and tables of a WordprocessingML or DrawingML part: both name them p, t, tbl, tr and tc (ECMA-376, parts 17 and 21). Hidden and
/// deleted words are left out.
/// </summary>
internal sealed class FlowReader
{
    private readonly string xml;
    private readonly string part;
    private readonly PackageText text;
    private readonly List<Block> flow;
    private readonly MarkupScanner scanner;
    private readonly PassageBuilder words = new(NumberMarks.Plain);
    private readonly TableStack tables;
    private int depth;
    private int indent;
    private bool hidden;
    private bool raised;

    private FlowReader(string xml, string part, PackageText text, List<Block> flow)
    {
        (this.xml, this.part, this.text, this.flow) = (xml, part, text, flow);
        scanner = new MarkupScanner(xml);
        tables = new TableStack(flow);
    }

    private TableFrame? Frame => tables.Frame;

    public static void Read(string xml, string part, PackageText text, List<Block> flow) => new FlowReader(xml, part, text, flow).Read();

    private void Read()
    {
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) { continue; }
            var name = scanner.Name[(scanner.Name.IndexOf(':') + 1)..];
            if (scanner.Kind == MarkupKind.Open) { Open(name); }
            else { Close(name); }
        }

        Flush();
        while (Frame is not null) { CloseTable(); }
    }

    private void Open(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "t": Text(); break;
            case "tab" or "br" or "cr": words.Break(); break;
            case "p" or "sp" or "txbxContent": Flush(); break;
            case "r": (hidden, raised) = (false, false); break;
            case "vanish": hidden = scanner.Attribute("w:val") is not ("0" or "false"); break;
            case "vertAlign": raised = scanner.Attribute("w:val") is "superscript"; break;
            case "rPr": raised |= Number(scanner.Attribute("baseline"), 0) > 0; break;
            case "ind": indent = Number(scanner.Attribute("w:left"), Number(scanner.Attribute("w:start"), 0)) / 20; break;
            case "Fallback": SkipFallback(); break;
            case "tbl" when !scanner.ClosesItself: OpenTable(); break;
            case "tr" when !scanner.ClosesItself: Frame?.BeginRow(ruleAbove: false); break;
            case "tc" when !scanner.ClosesItself: OpenCell(); break;
            case "gridSpan": Widen(); break;
            default: break;
        }
    }

    private void Close(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "p": Flush(); break;
            case "tc": Flush(); Frame?.EndCell(); break;
            case "tr": Frame?.EndRow(); if (tables.IsOutermost) { text.EndLine(); } break;
            case "tbl": CloseTable(); break;
            default: break;
        }
    }

    private void Text()
    {
        if (scanner.ClosesItself || !scanner.Read() || scanner.Kind != MarkupKind.Text || hidden) { return; }
        if (raised && !RaisedText.IsKept(xml.AsSpan(scanner.Start, scanner.End - scanner.Start))) { return; }
        EntityReader.Append(words, xml, scanner.Start, scanner.End);
    }

    private void Flush()
    {
        var (line, at) = (words.Take().Text, indent);
        indent = 0;
        if (line.Length == 0) { return; }
        var passage = text.Add(line, part);
        if (Frame?.Cell is { } cell) { cell.Add(passage, at, isBold: false); return; }
        text.EndLine();
        flow.Add(RawCell.AsParagraph(passage));
    }

    private void OpenTable()
    {
        Flush();
        depth++;
        tables.Open(depth);
    }

    private void CloseTable()
    {
        if (Frame is not { } frame) { return; }
        if (frame.Depth != depth--) { return; }
        tables.Close();
        text.EndLine();
    }

    /// <summary>DrawingML repeats the cells that another one covers, and marks them.</summary>
    private void OpenCell()
    {
        if (scanner.Attribute("hMerge") is "1" or "true" || scanner.Attribute("vMerge") is "1" or "true") { return; }
        Frame?.BeginCell(Number(scanner.Attribute("gridSpan"), 1), Number(scanner.Attribute("rowSpan"), 1), ruleAbove: false, ruleBelow: false);
    }

    /// <summary>WordprocessingML says in the properties of a cell how many columns it takes.</summary>
    private void Widen()
    {
        if (Frame is { Cell: { Lines.Count: 0 } } frame) { frame.Widen(Number(scanner.Attribute("w:val"), 1)); }
    }

    /// <summary>What a program shows that does not know the better form before it: the same words again.</summary>
    private void SkipFallback()
    {
        if (!scanner.ClosesItself) { scanner.SkipTo("</mc:Fallback"); }
    }

    private static int Number(ReadOnlySpan<char> attribute, int otherwise) =>
        int.TryParse(attribute, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
