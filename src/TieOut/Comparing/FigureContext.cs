using System.Text;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Comparing;

/// <summary>
/// What stands around a figure, without the numbers: the name of its line and column, or its sentence. Two drafts of one document are aligned by it.
/// </summary>
/// <param name="Key">Equal in both drafts where only numbers were changed.</param>
/// <param name="Words">The same for people: "Total revenues, 1H08" or the beginning of a sentence.</param>
public sealed record FigureContext(string Key, string Words)
{
    private const int LongestWords = 70;

    internal static IReadOnlyList<FigureContext> Of(DocumentFigures document, IReadOnlyList<Figure> inOrder)
    {
        var contexts = new Dictionary<Figure, FigureContext>(inOrder.Count);
        foreach (var table in document.Tables)
        {
            foreach (var cell in table.Figures) { contexts[cell.Figure] = OfCell(cell, ""); }
            foreach (var (cell, figure) in table.Appositions) { contexts[figure] = OfCell(cell, "("); }
        }

        foreach (var sentence in document.Sentences)
        {
            for (var i = 0; i < sentence.Figures.Count; i++) { contexts[sentence.Figures[i].Figure] = OfSentence(sentence, i); }
        }

        return [.. inOrder.Select(f => contexts[f])];
    }

    private static FigureContext OfCell(CellFigure cell, string mark)
    {
        var row = cell.Table.Table.Rows[cell.Row];
        var path = string.Join('/', row.Headings.Select(h => h.Text).Append(row.Label.Text));
        return new(Masked($"{mark}{path}|{cell.Column}|{cell.ColumnView.Header}"), Shortened($"{cell.RowView.Label}, {cell.ColumnView.Header}".Trim(' ', ',')));
    }

    private static FigureContext OfSentence(Sentence sentence, int ordinal) =>
        new(Masked(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sentence.Text}|{ordinal}")), Shortened(sentence.Text));

    private static string Masked(string text)
    {
        var masked = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsDigit(c)) { if (masked.Length == 0 || masked[^1] != '#') { masked.Append('#'); } }
            else if (!(c is ',' or '.' && masked.Length > 0 && masked[^1] == '#')) { masked.Append(c); }
        }

        return masked.ToString();
    }

    private static string Shortened(string text) => text.Length > LongestWords ? string.Concat(text.AsSpan(0, LongestWords - 3), "...") : text;
}
