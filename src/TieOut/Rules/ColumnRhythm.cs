using System.Globalization;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>
/// Columns come in an order that one of them breaks. <example>2018 2017 under three months and 2017 2017 under twelve: each pair compares a year with the one
/// before it. 1Q22 2Q22 3Q21 4Q22: each quarter follows the one beside it.</example>
/// </summary>
internal static class ColumnRhythm
{
    /// <summary>So many quarters stand in their order for each that does not.</summary>
    private const int FewestQuarters = 4;

    internal sealed record OddColumn(ColumnView Column, string Said, string Meant);

    public static OddColumn? Find(TableView table)
    {
        var columns = table.Columns
            .Where(c => !c.IsPercent && !c.IsChange && c.Times.Count > 0
                && table.Figures.Any(f => f.Column == c.Index && f.Figure.Kind is FigureKind.Amount or FigureKind.PerShare))
            .ToList();
        return columns.Exists(c => c.Times.Any(t => t.Part != FiscalPart.None)) ? Quarters(columns) : Years(columns);
    }

    /// <summary>Pairs of years, one of which is not that of the others.</summary>
    private static OddColumn? Years(List<ColumnView> columns)
    {
        columns = columns.FindAll(c => c.Times.Any(t => t.Year is not null));
        if (columns.Count < 4 || columns.Count % 2 != 0
            || columns.Exists(c => c.Times[^1].Year is null || c.Times.Select(t => t.Year).OfType<int>().Distinct().Count() != 1))
        {
            return null;
        }
        var years = columns.ConvertAll(c => c.Times[^1].Year!.Value);
        OddColumn? odd = null;
        var good = Pair(columns, years, i => Math.Abs(years[i] - years[i + 1]) == 1);
        if (good < 0) { return null; }
        for (var i = 0; i < columns.Count; i += 2)
        {
            if (!IsPair(columns[i], columns[i + 1])) { return null; }
            var (first, second) = (years[i] == years[good], years[i + 1] == years[good + 1]);
            if (first && second) { continue; }
            if (odd is not null || (!first && !second)) { return null; }
            var (at, meant) = first ? (i + 1, years[good + 1]) : (i, years[good]);
            odd = new(columns[at], Name(years[at]), Name(meant));
        }

        return odd;
    }

    /// <summary>The first pair that compares a year with its neighbour.</summary>
    private static int Pair(List<ColumnView> columns, List<int> years, Func<int, bool> isGood)
    {
        for (var i = 0; i + 1 < years.Count; i += 2) { if (isGood(i) && IsPair(columns[i], columns[i + 1])) { return i; } }
        return -1;
    }

    /// <summary>
    /// Two columns of one length and one day of the year stand beside each other; a convenience translation repeats the period it translates.
    /// </summary>
    private static bool IsPair(ColumnView a, ColumnView b) =>
        a.Caption.Currency == b.Caption.Currency && (Month(a) is not { } x || Month(b) is not { } y || x == y)
            && (Months(a) is not { } m || Months(b) is not { } n || m == n);

    private static int? Month(ColumnView column) => column.Times.Select(t => t.Month).FirstOrDefault(m => m is not null);

    private static int? Months(ColumnView column) => column.Times.Where(t => t.Months > 0).Select(t => (int?)t.Months).FirstOrDefault();

    /// <summary>A row of quarters, forwards or backwards, in which one has the wrong year or number.</summary>
    private static OddColumn? Quarters(List<ColumnView> columns)
    {
        var labelled = columns.TakeWhile(c => QuarterOf(c) is not null).ToList();
        if (labelled.Count < FewestQuarters) { return null; }
        var numbers = labelled.ConvertAll(c => QuarterOf(c)!.Value);
        foreach (var step in (int[])[1, -1])
        {
            var odd = -1;
            var start = Start(numbers, step);
            for (var i = 0; i < numbers.Count; i++)
            {
                if (numbers[i] == start + (step * i)) { continue; }
                if (odd >= 0) { odd = int.MaxValue; break; }
                odd = i;
            }

            if (odd is >= 0 and < int.MaxValue) { return new(labelled[odd], Quarter(numbers[odd]), Quarter(start + (step * odd))); }
        }

        return null;
    }

    /// <summary>
    /// Counted from the first quarter of year 0; null where the column names none, or several times. "Quarter" over all of them says nothing.
    /// </summary>
    private static int? QuarterOf(ColumnView column) =>
        column.Times.Where(t => !t.IsRelative).ToList() is [{ Part: FiscalPart.Quarter, Year: { } year, Number: var number }] ? (year * 4) + number - 1 : null;

    /// <summary>The number of the first column that most columns agree with.</summary>
    private static int Start(List<int> numbers, int step) =>
        numbers.Select((n, i) => n - (step * i)).GroupBy(n => n).OrderByDescending(g => g.Count()).First().Key;

    private static string Quarter(int number) => string.Create(CultureInfo.InvariantCulture, $"{(number % 4) + 1}Q{number / 4}");

    private static string Name(int year) => year.ToString(CultureInfo.InvariantCulture);
}
