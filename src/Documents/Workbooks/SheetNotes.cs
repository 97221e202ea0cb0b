using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The notes of a sheet's cells (ECMA-376 part 1, §18.7), and the boxes in which programs show them, which are still those of VML (part 4, §19): without boxes
/// a note is not shown.
/// </summary>
internal static class SheetNotes
{
    public const string Drawing = "notes";

    private sealed record Placed(int Column, int Row, string Text);

    /// <returns>Whether the sheet has any.</returns>
    public static bool Write(WorksheetPart part, Sheet sheet)
    {
        Placed[] notes = [.. from row in sheet.Rows.Index() from cell in row.Item.Index() where cell.Item.Note is not null select new Placed(cell.Index,
            row.Index + sheet.HeaderRow + 1, cell.Item.Note!)];
        if (notes.Length == 0) { return false; }
        part.AddNewPart<WorksheetCommentsPart>("comments").Comments = new(
            new Authors(new Author("Kessan")),
            new CommentList(notes.Select(n => new Comment(new CommentText(new Run(new Text(n.Text)
            {
                Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve
            })))
            {
                Reference = Sheet.Reference(n.Column, n.Row),
                AuthorId = 0
            })));
        using var stream = part.AddNewPart<VmlDrawingPart>(Drawing).GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes(Boxes(notes)));
        return true;
    }

    private static string Boxes(Placed[] notes)
    {
        var xml = new StringBuilder(
            """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>""");
        foreach (var (number, note) in notes.Index())
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"""<v:shape id="note{number + 1}" type="#note" style="position:absolute;width:220pt;height:60pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{note.Column + 1}, 15, {note.Row - 1}, 4, {note.Column + 4}, 15, {note.Row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{note.Row - 1}</x:Row><x:Column>{note.Column}</x:Column></x:ClientData></v:shape>""");
        }

        return xml.Append("</xml>").ToString();
    }
}
