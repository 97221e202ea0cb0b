using System.Globalization;
using Kessan.TieOut.Reading.Grids;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>Reads the sheets of a workbook (SpreadsheetML) as grids: every cell as it is shown, hidden sheets, rows and columns left out.</summary>
internal sealed class SheetReader
{
    private const int MostCells = 2_000_000;
    private const int LastColumn = 2_000;

    private readonly string xml;
    private readonly string sheet;
    private readonly IReadOnlyList<string> strings;
    private readonly CellFormats formats;
    private readonly PackageText text;
    private readonly RawTable table = new();
    private readonly List<(int First, int Last)> hiddenColumns = [];
    private readonly MarkupScanner scanner;
    private RawRow? row;
    private int rowNumber;
    private int cells;

    private SheetReader(string xml, string sheet, IReadOnlyList<string> strings, CellFormats formats, PackageText text)
    {
        (this.xml, this.sheet, this.strings, this.formats, this.text) = (xml, sheet, strings, formats, text);
        scanner = new MarkupScanner(xml);
    }

    public static void Read(Package package, PackageText text, List<Block> blocks)
    {
        var shared = SharedStrings.Read(package.Read("xl/sharedStrings.xml"));
        var shown = CellFormats.Read(package.Read("xl/styles.xml"));
        foreach (var (name, part) in Workbook.Sheets(package))
        {
            if (package.Read(part) is not { } xml) { continue; }
            var reader = new SheetReader(xml, name, shared, shown, text);
            reader.Read();
            GridReader.Read(reader.table, blocks);
        }
    }

    private void Read()
    {
        while (scanner.Read() && cells < MostCells)
        {
            var name = scanner.Kind == MarkupKind.Text ? default : scanner.Name[(scanner.Name.IndexOf(':') + 1)..];
            if (scanner.Kind == MarkupKind.Open && name is "row") { BeginRow(); }
            else if (scanner.Kind == MarkupKind.Close && name is "row") { EndRow(); }
            else if (scanner.Kind == MarkupKind.Open && name is "c" && !scanner.ClosesItself) { ReadCell(); }
            else if (scanner.Kind == MarkupKind.Open && name is "col" && IsHidden())
            {
                hiddenColumns.Add((Number("min"), Number("max")));
            }
        }

        EndRow();
    }

    private void BeginRow()
    {
        EndRow();
        rowNumber = scanner.Attribute("r").IsEmpty ? rowNumber + 1 : Number("r");
        row = IsHidden() || scanner.ClosesItself ? null : new RawRow();
    }

    /// <summary>A truth value is written as a digit or as a word (XML Schema part 2, 3.2.2).</summary>
    private bool IsHidden() => scanner.Attribute("hidden") is "1" or "true";

    private void EndRow()
    {
        if (row is null) { return; }
        table.Rows.Add(row);
        row = null;
        text.EndLine();
    }

    private void ReadCell()
    {
        var column = ColumnOf(scanner.Attribute("r"));
        var (type, style) = (scanner.Attribute("t").ToString(), Number("s"));
        var value = Value(out var inline);
        if (row is null || column < 0 || column > LastColumn || hiddenColumns.Exists(h => h.First - 1 <= column && column <= h.Last - 1)) { return; }
        var shown = type switch { "s" => Shared(value), "inlineStr" or "str" => inline + value, "b" or "e" => "", _ => formats.Show(value, style) };
        shown = string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (shown.Length == 0) { return; }
        cells++;
        row.Cells.Add(text.Cell(column, shown, string.Create(CultureInfo.InvariantCulture, $"{sheet}!{Letters(column)}{rowNumber}")));
    }

    /// <summary>Up to the end of the cell: the text of its v, and of t within is.</summary>
    private string Value(out string inline)
    {
        var (value, words) = ("", "");
        var name = "";
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) { if (name is "v") { value += Decoded(); } else if (name is "t") { words += Decoded(); } continue; }
            var local = scanner.Name[(scanner.Name.IndexOf(':') + 1)..];
            if (scanner.Kind == MarkupKind.Close) { name = ""; if (local is "c") { break; } continue; }
            name = local.ToString();
        }

        inline = words;
        return value;
    }

    private string Decoded() => SharedStrings.Decode(xml, scanner.Start, scanner.End);

    private string Shared(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < strings.Count ? strings[i] : "";

    private int Number(string attribute) =>
        int.TryParse(scanner.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>B5 is column 1, counted from 0.</summary>
    private static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c) || column > LastColumn) { break; }
            column = (column * 26) + c - 'A' + 1;
        }

        return column - 1;
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
