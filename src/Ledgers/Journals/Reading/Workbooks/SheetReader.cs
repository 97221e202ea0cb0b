using System.Globalization;
using System.Xml;

namespace Kessan.Ledgers.Journals.Reading.Workbooks;

/// <param name="IsNumber">The text is a number as XML Schema writes one; otherwise it is what the cell shows.</param>
internal readonly record struct SheetCell(string Text, bool IsNumber);

/// <summary>The rows of a sheet one after the other (§18.3.1.73), with the cells they have by column from 0.</summary>
internal static class SheetReader
{
    public static IEnumerable<(int Row, Dictionary<int, SheetCell> Cells)> Rows(Workbook book)
    {
        using var stream = book.Sheet.Open();
        using var reader = XmlReader.Create(stream, Workbook.Settings);
        var cells = new Dictionary<int, SheetCell>();
        var row = 0;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                row = reader.GetAttribute("r") is not { } given
                    ? row + 1
                    : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                    : throw new InvalidDataException($"a row is numbered {given}.");
                cells.Clear();
                if (!reader.IsEmptyElement) { Read(reader, book, cells); }
                yield return (row, cells);
            }
        }
    }

    private static void Read(XmlReader reader, Workbook book, Dictionary<int, SheetCell> cells)
    {
        var next = 0;
        while (reader.Read() && !(reader is { NodeType: XmlNodeType.EndElement, LocalName: "row" }))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" }) { continue; }
            var column = reader.GetAttribute("r") is { } reference ? ColumnOf(reference) : next;
            next = column + 1;
            var cell = Cell(reader, book);
            if (cell.Text.Length > 0) { cells[column] = cell; }
        }
    }

    private static SheetCell Cell(XmlReader reader, Workbook book)
    {
        var type = reader.GetAttribute("t");
        if (reader.IsEmptyElement) { return new("", false); }
        var (text, depth) = ("", reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "v" or "is" }) { continue; }
            text = Workbook.RichText(reader);
        }

        return type switch
        {
            "s" => new(Shared(book, text), false),
            null or "n" => new(text, text.Length > 0),
            _ => new(text, false),
        };
    }

    private static string Shared(Workbook book, string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < book.SharedStrings.Count
            ? book.SharedStrings[at]
            : throw new InvalidDataException($"a cell names the shared string {index}, which is not there.");

    /// <summary>"AB12" is column 27.</summary>
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper)) { column = (column * 26) + (letter - 'A' + 1); }
        return column - 1;
    }
}
