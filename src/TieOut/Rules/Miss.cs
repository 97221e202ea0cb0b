using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>What the rows of a total lack in one column, in single units, and whether one row that was left out can be the reason.</summary>
internal sealed record Miss(int Column, CellFigure Total, decimal Value)
{
    /// <summary>How far above a table its first rows may stand that were read as something else; a page in HTML may be one line.</summary>
    private const int LinesAbove = 8, CharactersAbove = 2_000;

    /// <summary>
    /// A row for which nothing but the place of its total speaks makes up no more than this part of it: slides print some rows of a statement only.
    /// </summary>
    private const decimal LargestPart = 4m;

    /// <summary>By how much the total is more than its rows, in single units, in each column.</summary>
    public static List<Miss> Of(TableView table, SumPattern pattern)
    {
        var misses = new List<Miss>();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (!Additive.IsColumn(table, c) || table.Columns[c].IsChange || table.Cells[pattern.Total, c] is not { } total) { continue; }
            var terms = pattern.Terms.Where(t => table.Cells[t.Row, c] is not null).ToList();
            if (terms.Count > 0) { misses.Add(new(c, total, total.Figure.Value - terms.Sum(t => t.Sign * table.Cells[t.Row, c]!.Figure.Value))); }
        }

        return misses;
    }

    /// <summary>
    /// A row is of its total's unit and smaller than it. Where some rows are taken off, and the total's name says what it adds up, it is smaller than all of
    /// them together, unless the total is known to be right.
    /// </summary>
    public static bool IsPart(TableView table, UnfootedTotal unfooted, Miss miss) =>
        miss.Value % miss.Total.Figure.Precision == 0m
            && (Math.Abs(miss.Value) < Math.Abs(miss.Total.Figure.Value)
                || (IsNamed(table, unfooted.Pattern) && IsMixed(table, unfooted.Pattern, miss)
                    && (unfooted.Supports.Count > 0 || Math.Abs(miss.Value) * 2m <= Gross(table, unfooted.Pattern, miss))));

    /// <summary>The column has a row that goes against the total.</summary>
    private static bool IsMixed(TableView table, SumPattern pattern, Miss miss) =>
        pattern.Terms.Any(t => table.Cells[t.Row, miss.Column] is { } cell && t.Sign * cell.Figure.Value * miss.Total.Figure.Value < 0m);

    private static bool IsNamed(TableView table, SumPattern pattern) =>
        pattern.IsNamed || TotalName.Of(table.Rows[pattern.Total]) is { Length: > 0 } || CashFlowName.IsOfActivities(table.Rows[pattern.Total].Label);

    /// <summary>A row has one sign, or stands in the wrong column; and where nothing but its place speaks for it, it is no larger than the rest.</summary>
    public static bool IsOneSided(TableView table, UnfootedTotal unfooted, List<Miss> misses) =>
        (HasRest(table, unfooted.Pattern) || misses.TrueForAll(m => Math.Abs(m.Value) * LargestPart <=
                (unfooted.IsUnderItsName ? Gross(table, unfooted.Pattern, m) : Math.Abs(m.Total.Figure.Value))))
            && (misses.TrueForAll(m => m.Value > 0m) || misses.TrueForAll(m => m.Value < 0m) || misses.Sum(m => m.Value) == 0m);

    /// <summary>All that is added and taken off, with what is missing.</summary>
    private static decimal Gross(TableView table, SumPattern pattern, Miss miss) =>
        Math.Abs(miss.Value) + pattern.Terms.Sum(t => Math.Abs(table.Cells[t.Row, miss.Column]?.Figure.Value ?? 0m));

    /// <summary>A list that ends with a row for all others leaves nothing out.</summary>
    private static bool HasRest(TableView table, SumPattern pattern) =>
        table.Rows[pattern.Terms.Max(t => t.Row)].Key is var key
            && (key.StartsWith("other", StringComparison.Ordinal) || key.StartsWith("allother", StringComparison.Ordinal)
                || key.StartsWith("その他", StringComparison.Ordinal));

    /// <summary>What is missing stands in the lines directly above the table, or in it: the row is there, and was read as something else.</summary>
    public static bool IsNear(SourceText source, TableView table, List<Miss> misses)
    {
        var first = table.Figures.Min(f => f.Figure.Span.Start);
        var from = Math.Max(source.LineAt(Math.Max(0, source.LineOf(first) - LinesAbove)).Start, first - CharactersAbove);
        var text = source.Text.AsSpan(from, Math.Max(0, misses[0].Total.Figure.Span.Start - from));
        foreach (var miss in misses) { if (!Prints(text, Wording.Number(Math.Abs(miss.Value), miss.Total.Figure))) { return false; } }
        return true;
    }

    /// <summary>The number by itself: no part of a longer one, and no attribute of a tag.</summary>
    private static bool Prints(ReadOnlySpan<char> text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0;)
        {
            var (before, after) = (at > 0 ? text[at - 1] : ' ', at + number.Length < text.Length ? text[at + number.Length] : ' ');
            if (!char.IsAsciiDigit(before) && before is not ('.' or ',' or '=' or '"' or ':' or '#') && !char.IsAsciiDigit(after)
                && !(after is '.' or ',' && at + number.Length + 1 < text.Length && char.IsAsciiDigit(text[at + number.Length + 1])))
            {
                return true;
            }
            var next = text[(at + 1)..].IndexOf(number, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
