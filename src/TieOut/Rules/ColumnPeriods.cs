using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501 by the calendar: two columns of amounts under the same words and the same day that print different numbers; and a column of a period that no
/// other table of the document has, a year off from the one with which all others compare.
/// </summary>
internal static class ColumnPeriods
{
    /// <summary>So many other tables have the period that was probably meant.</summary>
    private const int FewestTables = 3;

    /// <summary>So many rows print different numbers under one label.</summary>
    private const int FewestRows = 3;

    /// <summary>Days of a year of 53 weeks.</summary>
    private const int LongestStep = 373;

    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        var tables = document.Tables.Where(t => !t.Table.MayBeDamaged).ToList();
        var known = new Dictionary<ReportingPeriod, HashSet<int>>();
        foreach (var table in tables)
        {
            foreach (var period in table.Columns.Select(c => c.Period).OfType<ReportingPeriod>())
            {
                if (!known.TryGetValue(period, out var where)) { known.Add(period, where = []); }
                where.Add(table.Index);
            }
        }

        foreach (var table in tables)
        {
            if ((Twice(table, known, document.Calendar.Main) ?? NotClosed(table, document.Calendar.Main) ?? Stray(table, known)
                ?? Gap(table, known, document.Calendar.Main)) is { } wrong)
            {
                yield return Report(document, table, wrong.Column, $"one of {wrong.Column.Period}; the other columns and tables go with {wrong.Meant}",
                    wrong.Meant.ToString());
            }
            else if (ColumnRhythm.Find(table) is { } odd)
            {
                yield return Report(document, table, odd.Column, $"one of {odd.Said}; in the order of the other columns it is that of {odd.Meant}", odd.Meant);
            }
        }
    }

    private sealed record Wrong(ColumnView Column, ReportingPeriod Meant);

    /// <summary>Only columns whose own header names a year, and that hold amounts.</summary>
    private static List<ColumnView> Labelled(TableView table) =>
        [.. table.Columns.Where(c => c.Period is not null && !c.IsPercent && !c.IsChange && c.Times.Any(t => t.Year is not null || t.Day is not null)
            && table.Figures.Any(f => f.Column == c.Index && f.Figure.Kind == FigureKind.Amount))];

    /// <summary>
    /// Exactly two columns of one length have the same words and the same day: the second is that of the year before, or the first, where nothing else is of
    /// the day reported on.
    /// </summary>
    private static Wrong? Twice(TableView table, Dictionary<ReportingPeriod, HashSet<int>> known, DateOnly? main)
    {
        foreach (var group in Labelled(table).GroupBy(c => c.Period!.Months))
        {
            if (Halves([.. group]) is not (var first, var second, var parts) || !IsAlike(first.Period!, second.Period!)
                || second.Index - first.Index > 2 * parts || Differing(table, first, second, parts) < FewestRows)
            {
                continue;
            }
            var (end, months) = (first.Period!.End, first.Period.Months);
            if (parts > 1 && !known.ContainsKey(new(end.AddYears(-1), months))) { continue; }
            // A bare year stands for all of it where the months were lost.
            if (first.Times.All(t => t.IsBareYear) && !known.ContainsKey(new(end.AddYears(-1), months)) && !known.ContainsKey(new(end.AddYears(1), months)))
            {
                continue;
            }
            if (main is { } day && day > end && Math.Abs(day.DayNumber - end.AddYears(1).DayNumber) <= 7) { return new(first, new(end.AddYears(1), months)); }
            return new(second, new(end.AddYears(-1), months));
        }

        return null;
    }

    /// <summary>
    /// The first of the columns of one time and the first of those of another, that have the same words over them: two columns, or "Domestic, International"
    /// under each of two days.
    /// </summary>
    private static (ColumnView First, ColumnView Second, int Parts)? Halves(List<ColumnView> columns)
    {
        var parts = columns.Count / 2;
        if (parts == 0 || columns.Count % 2 != 0) { return null; }
        for (var i = 0; i < parts; i++)
        {
            if (columns[i].Period != columns[0].Period || columns[parts + i].Period != columns[parts].Period || Words(columns[i]) != Words(columns[parts + i]))
            {
                return null;
            }
        }

        return (columns[0], columns[parts], parts);
    }

    /// <summary>What heads the column besides days and remarks: "As of" of "As of March 31, 2023 (unaudited)".</summary>
    private static string Words(ColumnView column)
    {
        var words = new System.Text.StringBuilder(column.Header.Length);
        var depth = 0;
        for (var i = 0; i < column.Header.Length; i++)
        {
            depth += column.Header[i] switch { '(' or '\uFF08' => 1, ')' or '\uFF09' => -1, _ => 0 };
            if (depth <= 0 && char.IsLetter(column.Header[i]) && !column.Times.Any(t => t.Months == 0 && t.Start <= i && i < t.End))
            {
                words.Append(char.ToLowerInvariant(column.Header[i]));
            }
        }

        return words.ToString();
    }

    /// <summary>Years of 52 weeks end a day apart from those before them.</summary>
    private static bool IsAlike(ReportingPeriod a, ReportingPeriod b) => a.Months == b.Months && Math.Abs(a.End.DayNumber - b.End.DayNumber) <= 7;

    /// <summary>
    /// Two columns compare a period with the one of the year before, and a balance with one no older than a year: where they lie further apart in this table
    /// only, the label of the column that fewer others have is wrong.
    /// </summary>
    private static Wrong? Gap(TableView table, Dictionary<ReportingPeriod, HashSet<int>> known, DateOnly? main)
    {
        foreach (var group in Labelled(table).GroupBy(c => c.Period!.Months))
        {
            if (Halves([.. group]) is not (var first, var second, _)) { continue; }
            var days = Math.Abs(first.Period!.End.DayNumber - second.Period!.End.DayNumber);
            if (days <= LongestStep || known[first.Period].Count(known[second.Period].Contains) > 1) { continue; }
            var (a, b) = (Weight(first), Weight(second));
            if (a == b) { continue; }
            var (wrong, right) = a < b ? (first, second) : (second, first);
            var years = wrong.Period!.End < right.Period!.End ? -1 : 1;
            var meant = group.Key > 0 ? right.Period.End.AddYears(years) : Near(wrong.Period.End, right.Period.End);
            return new(wrong, new(meant, group.Key));
        }

        return null;

        // A balance is compared with one before it, and no older than a year.
        static DateOnly Near(DateOnly wrong, DateOnly right)
        {
            while (wrong > right) { wrong = wrong.AddYears(-1); }
            while (right.DayNumber - wrong.DayNumber > LongestStep) { wrong = wrong.AddYears(1); }
            return wrong;
        }

        int Weight(ColumnView column) =>
            known[column.Period!].Count + known.Where(k => k.Key != column.Period && k.Key.End == column.Period!.End).Sum(k => k.Value.Count)
                + (column.Period!.End == main ? 2 : 0);
    }

    /// <summary>
    /// A balance sheet without the day that the document reports on, in which one column is of that day of another year, and the others of no such day.
    /// </summary>
    private static Wrong? NotClosed(TableView table, DateOnly? main)
    {
        if (main is not { } day || !table.Rows.Any(r => BalanceSheetDoesNotBalance.IsAssets(r))
            || !table.Rows.Any(r => BalanceSheetDoesNotBalance.IsClaims(r)))
        {
            return null;
        }
        var columns = Labelled(table);
        if (columns.Count is < 2 or > 3 || columns.Exists(c => c.Period!.Months != 0 || Math.Abs(c.Period.End.DayNumber - day.DayNumber) <= 7)) { return null; }
        return columns.FindAll(c => Math.Abs(c.Period!.End.AddYears(day.Year - c.Period.End.Year).DayNumber - day.DayNumber) <= 7) is [var only]
            ? new(only, new(day, 0))
            : null;
    }

    /// <summary>Rows in which the two print different numbers of one kind; 0 where most are so far apart that the columns measure different things.</summary>
    private static int Differing(TableView table, ColumnView a, ColumnView b, int parts)
    {
        var (differing, near) = (0, 0);
        for (var i = 0; i < table.Rows.Count * parts; i++)
        {
            var (r, part) = (i / parts, i % parts);
            if (b.Index + part >= table.Columns.Count || table.Cells[r, a.Index + part] is not { } x || table.Cells[r, b.Index + part] is not { } y
                || x.Figure.Kind != y.Figure.Kind || x.Figure.Value == y.Figure.Value)
            {
                continue;
            }
            differing++;
            var (small, large) = (Math.Min(Math.Abs(x.Figure.Value), Math.Abs(y.Figure.Value)), Math.Max(Math.Abs(x.Figure.Value), Math.Abs(y.Figure.Value)));
            if (small * 10m >= large) { near++; }
        }

        return near * 2 >= differing ? differing : 0;
    }

    /// <summary>The period stands in this table only; the year after or before it in several others, and not in this one.</summary>
    private static Wrong? Stray(TableView table, Dictionary<ReportingPeriod, HashSet<int>> known)
    {
        var columns = Labelled(table);
        if (columns.Count is < 2 or > 4) { return null; }
        foreach (var column in columns.Where(c => known[c.Period!].Count == 1))
        {
            var meant = new[] { 1, -1 }.Select(years => new ReportingPeriod(column.Period!.End.AddYears(years), column.Period.Months))
                .Where(p => known.GetValueOrDefault(p)?.Count >= FewestTables && table.Columns.All(c => c.Period != p))
                .ToList();
            // The other columns of the table go with the period that was meant, as they do in the tables that have it.
            if (meant is [var only] && columns.Exists(c => c != column && c.Period is { } p && known[p].Count(known[only].Contains) >= FewestTables))
            {
                return new(column, only);
            }
        }

        return null;
    }

    /// <param name="makes">What the label makes of the column, and what the others say, as the end of a sentence.</param>
    internal static TieFinding Report(DocumentFigures document, TableView table, ColumnView column, string makes, string meant)
    {
        var (source, rule) = (document.Document.Source, RuleCatalog.WrongPeriod);
        var label = table.Table.Columns[column.Index].Headers.Last(h => h.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0);
        var proof = table.Figures.Where(f => f.Column == column.Index).Take(2).Select(f => f.Figure).ToList();
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(label.Whole),
            $"the column is labelled \"{label.Text}\", which makes it {makes} (another period).")
        {
            Printed = label.Text,
            Expected = meant,
            Evidence = [.. proof.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text))],
        };
        return new(finding, proof.Count > 0 ? proof[0] : null, [.. proof]);
    }
}
