using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// A column of the numbers of notes, as statements under IFRS print it between the labels and the amounts: headed so; or without a header of its own,
/// with nothing in it but one or two digits, beside amounts that have more.
/// </summary>
internal static class NoteColumn
{
    private const int FewestMarks = 3;

    public static bool Is(Table table, Column column)
    {
        if (column.Header.Trim()
            .TrimEnd('.', ':') is "Note" or "Notes" or "NOTE" or "NOTES" or "Ref" or "\u6CE8\u8A18" or "\u6CE8" or "\u6CE8\u8A18\u756A\u53F7")
        {
            return true;
        }
        return !HasOwnHeader(table, column) && HoldsMarks(table, column.Index);
    }

    /// <summary>A header that stands over other columns too was set over them, and reaches to this one.</summary>
    private static bool HasOwnHeader(Table table, Column column) => column.Headers.Any(h => !table.Columns.Any(c => c != column && c.Headers.Contains(h)));

    private static bool HoldsMarks(Table table, int column)
    {
        var (marks, empty, beside) = (0, 0, 0);
        foreach (var row in table.Rows)
        {
            if (row.Cells[column] is not { IsNil: false } cell) { empty++; continue; }
            if (!IsMark(cell.Passage.Text)) { return false; }
            marks++;
            if (row.Cells.Any(c => c is { IsNil: false } && c.Passage.Text.Count(char.IsAsciiDigit) > 2)) { beside++; }
        }

        return marks >= FewestMarks && empty > 0 && beside * 4 >= marks * 3;
    }

    /// <summary>One or two digits, or several such with commas between: 1,2.</summary>
    private static bool IsMark(string text)
    {
        foreach (var part in text.Split(','))
        {
            var mark = part.AsSpan().Trim();
            if (mark.Length is 0 or > 2 || mark.IndexOfAnyExceptInRange('0', '9') >= 0 || mark[0] == '0') { return false; }
        }

        return true;
    }
}
