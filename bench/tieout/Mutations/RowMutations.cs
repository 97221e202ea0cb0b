using Kessan.TieOut;

namespace Kessan.Bench.TieOut.Mutations;

/// <summary>A row of a table left out: its line in text, its <c>tr</c> in HTML.</summary>
internal static class RowMutations
{
    public static Mutation? Drop(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        if (figure.Table is not { } table) { return null; }
        var (text, span) = (document.Text, figure.Figure.Span);
        var open = text.LastIndexOf("<tr", span.Start, StringComparison.OrdinalIgnoreCase);
        var (start, end) = open >= 0 && text.IndexOf("</tr>", span.End, StringComparison.OrdinalIgnoreCase) is var close and > 0
            ? (open, close + 5)
            : Line(text, span.Start);
        var inTable = document.Clean.Figures.Where(f => f.Table == table).ToList();
        if (inTable.All(f => f.Figure.Span.Start >= start && f.Figure.Span.End <= end)) { return null; }
        return new(MutationKind.DroppedRow, start, end, "", inTable.Min(f => f.Figure.Span.Start), inTable.Max(f => f.Figure.Span.End)) { InTable = true };
    }

    private static (int Start, int End) Line(string text, int at)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var end = text.IndexOf('\n', at);
        return (start, end < 0 ? text.Length : end + 1);
    }
}
