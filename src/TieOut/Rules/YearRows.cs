using System.Globalization;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501: rows of years that follow each other, one of which stands twice. <example>2024, 2024, 2026, 2027 in a schedule of what falls due.</example>
/// </summary>
internal static class YearRows
{
    private const int FewestYears = 4;

    /// <summary>"Remainder of fiscal 2024" is a year still; a longer label says more.</summary>
    private const int LongestLabel = 24;

    private sealed record Labelled(RowView Row, TimeExpression Time)
    {
        public int Year => Time.Year!.Value;
    }

    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        foreach (var table in document.Tables.Where(t => !t.Table.MayBeDamaged && t.Rows.Count >= FewestYears))
        {
            var run = new List<Labelled>();
            foreach (var row in table.Rows)
            {
                if (Read(row) is { } labelled) { run.Add(labelled); continue; }
                if (Odd(document, table, run) is { } found) { yield return found; }
                run.Clear();
            }

            if (Odd(document, table, run) is { } last) { yield return last; }
        }
    }

    private static Labelled? Read(RowView row) =>
        row.Label.Length is > 0 and <= LongestLabel && row.Label.AsSpan().ContainsAnyInRange('0', '9')
            && TimeReader.Read(row.Label, Lexer.Lex(row.Label)) is [{ Year: not null, Day: null, Month: null, Part: FiscalPart.None or FiscalPart.Year } time]
            ? new(row, time)
            : null;

    /// <summary>The row whose year another row has too, where all others count up or down by one.</summary>
    private static TieFinding? Odd(DocumentFigures document, TableView table, List<Labelled> run)
    {
        if (run.Count < FewestYears) { return null; }
        foreach (var step in (int[])[1, -1])
        {
            for (var i = 0; i < run.Count; i++)
            {
                var start = i == 0 ? run[1].Year - step : run[0].Year;
                if (Enumerable.Range(0, run.Count).Any(j => run[j].Year == start + (step * j) == (j == i))
                    || !run.Exists(r => r != run[i] && r.Year == run[i].Year))
                {
                    continue;
                }
                return Report(document, table, run[i], start + (step * i));
            }
        }

        return null;
    }

    private static TieFinding? Report(DocumentFigures document, TableView table, Labelled odd, int meant)
    {
        if (Array.Find(table.Figures, f => f.Row == odd.Row.Index) is not { } cell) { return null; }
        var (source, passage, time) = (document.Document.Source, table.Table.Rows[odd.Row.Index].Label, odd.Time);
        var (words, expected) = (passage.Text[time.Start..time.End], meant.ToString(CultureInfo.InvariantCulture));
        return WrongPeriod.Make(source, passage.SourceSpan(time.Start, time.End), words, cell.Figure, [], expected,
            $"the row is labelled \"{words}\", as another is; in the order of the rows it is that of {expected} (another period).");
    }
}
