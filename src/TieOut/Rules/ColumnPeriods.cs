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
            if ((Twice(table) ?? Stray(table, known)) is { } wrong) { yield return Report(document, table, wrong.Column, wrong.Meant); }
        }
    }

    private sealed record Wrong(ColumnView Column, ReportingPeriod Meant);

    /// <summary>Only columns whose own header names a year, and that hold amounts.</summary>
    private static List<ColumnView> Labelled(TableView table) =>
        [.. table.Columns.Where(c => c.Period is not null && !c.IsPercent && !c.IsChange && c.Times.Any(t => t.Year is not null || t.Day is not null) && table.Figures.Any(f => f.Column == c.Index && f.Figure.Kind == FigureKind.Amount))];

    /// <summary>Exactly two columns of the table have the same header: the second is that of the year before.</summary>
    private static Wrong? Twice(TableView table)
    {
        var columns = Labelled(table);
        if (columns.Count is < 2 or > 4 || columns.GroupBy(c => c.Header, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList() is not [var same] || same.Count() != 2) { return null; }
        var (first, second) = (same.First(), same.Last());
        return second.Index == first.Index + 1 && Differing(table, first, second) >= FewestRows ? new(second, new(second.Period!.End.AddYears(-1), second.Period.Months)) : null;
    }

    private static int Differing(TableView table, ColumnView a, ColumnView b) =>
        Enumerable.Range(0, table.Rows.Count).Count(r => table.Cells[r, a.Index] is { } x && table.Cells[r, b.Index] is { } y && x.Figure.Value != y.Figure.Value);

    /// <summary>The period stands in this table only; the year after or before it in several others, and not in this one.</summary>
    private static Wrong? Stray(TableView table, Dictionary<ReportingPeriod, HashSet<int>> known)
    {
        var columns = Labelled(table);
        if (columns.Count is < 2 or > 4) { return null; }
        foreach (var column in columns.Where(c => known[c.Period!].Count == 1))
        {
            var meant = new[] { 1, -1 }.Select(years => new ReportingPeriod(column.Period!.End.AddYears(years), column.Period.Months)).Where(p => known.GetValueOrDefault(p)?.Count >= FewestTables && table.Columns.All(c => c.Period != p)).ToList();
            // The other columns of the table go with the period that was meant, as they do in the tables that have it.
            if (meant is [var only] && columns.Exists(c => c != column && c.Period is { } p && known[p].Count(known[only].Contains) >= FewestTables)) { return new(column, only); }
        }

        return null;
    }

    private static TieFinding Report(DocumentFigures document, TableView table, ColumnView column, ReportingPeriod meant)
    {
        var (source, rule) = (document.Document.Source, RuleCatalog.WrongPeriod);
        var label = table.Table.Columns[column.Index].Headers.Last(h => h.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0);
        var proof = table.Figures.Where(f => f.Column == column.Index).Take(2).Select(f => f.Figure).ToList();
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(label.Whole), $"the column is labelled \"{label.Text}\", which makes it one of {column.Period}; the other columns and tables go with {meant} (another period).")
        {
            Printed = label.Text,
            Expected = meant.ToString(),
            Evidence = [.. proof.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text))],
        };
        return new(finding, proof.Count > 0 ? proof[0] : null, [.. proof]);
    }
}
