using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501 within a table: a label or a title that names as many days as the columns have, all but one of them theirs. <example>"1,000 shares at September 30,
/// 2008 and March 31, 2007" between columns of September 30, 2008 and March 31, 2008.</example> Where two labels or more name the same strange day, the column
/// bears the wrong one.
/// </summary>
internal static class NamedDays
{
    /// <summary>Years of 52 weeks end on other days of the week than those before them.</summary>
    private const int MostDaysApart = 7;

    /// <param name="Said">The time as it is named.</param>
    /// <param name="Meant">The column of the day that the label leaves out.</param>
    private sealed record Strange(TableView Table, Passage Passage, TimeExpression Said, ColumnView Meant);

    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        var labels = document.Passages.Where(p => p.IsLabel && Days(p.Times).Count >= 2).ToLookup(p => p.Block);
        foreach (var table in document.Tables.Where(t => !t.Table.MayBeDamaged))
        {
            var columns = Columns(table);
            if (columns.Count < 2) { continue; }
            var found = new List<Strange>();
            foreach (var title in table.Table.Title.Where(t => t.Text.AsSpan().ContainsAnyInRange('0', '9')))
            {
                Add(found, table, title, TimeReader.Read(title.Text, Lexer.Lex(title.Text)), columns);
            }
            foreach (var label in labels[BlockOf(document, table)]) { Add(found, table, label.Passage, label.Times, columns); }
            foreach (var finding in Reports(document, found)) { yield return finding; }
        }
    }

    private static int BlockOf(DocumentFigures document, TableView table)
    {
        for (var b = 0; b < document.Document.Blocks.Count; b++) { if (document.Document.Blocks[b] == table.Table) { return b; } }
        return -1;
    }

    /// <summary>The first column of each day, where all columns with a day name it.</summary>
    private static List<ColumnView> Columns(TableView table) =>
        [.. table.Columns.Where(c => c is { Period.Months: 0, IsPercent: false, IsChange: false }).DistinctBy(c => c.Period!.End)];

    private static List<TimeExpression> Days(IReadOnlyList<TimeExpression> times) => [.. times.Where(t => t.Day is not null)];

    private static void Add(List<Strange> found, TableView table, Passage passage, IReadOnlyList<TimeExpression> times, List<ColumnView> columns)
    {
        var named = Days(times);
        if (named.Count != columns.Count || named.FindAll(t => columns.TrueForAll(c => c.Period!.End != t.Day)) is not [var odd]) { return; }
        if (columns.FindAll(c => !named.Exists(t => t.Day == c.Period!.End)) is not [var left]) { return; }
        var years = left.Period!.End.Year - odd.Day!.Value.Year;
        if (years != 0 && Math.Abs(odd.Day.Value.AddYears(years).DayNumber - left.Period.End.DayNumber) <= MostDaysApart)
        {
            found.Add(new(table, passage, odd, left));
        }
    }

    private static IEnumerable<TieFinding> Reports(DocumentFigures document, List<Strange> found)
    {
        if (found.Count > 1 && found.TrueForAll(s => s.Said.Day == found[0].Said.Day && s.Meant == found[0].Meant))
        {
            var (table, day) = (found[0].Table, BaseDateNotBefore.Iso(found[0].Said.Day!.Value));
            yield return ColumnPeriods.Report(document, table, found[0].Meant, $"one of {found[0].Meant.Period}; {found.Count} labels of the table name {day}",
                day);
            yield break;
        }

        foreach (var (table, passage, said, meant) in found)
        {
            var source = document.Document.Source;
            var words = passage.Text[said.Start..said.End];
            var proof = table.Figures.Where(f => f.Column == meant.Index).Take(2).Select(f => f.Figure).ToList();
            if (proof.Count == 0) { continue; }
            yield return WrongPeriod.Make(source, passage.SourceSpan(said.Start, said.End), words, proof[0], proof, BaseDateNotBefore.Iso(meant.Period!.End),
                $"the label names {words}, but the columns of the table are of other days, one of them of {BaseDateNotBefore.Iso(meant.Period.End)} (another period).");
        }
    }
}
