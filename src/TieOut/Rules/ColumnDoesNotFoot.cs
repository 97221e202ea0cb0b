using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO201: every sum that the structure of a table shows, in every column.</summary>
internal static class ColumnDoesNotFoot
{
    private sealed record Term(CellFigure Cell, int Sign);

    /// <summary>One sum in one column.</summary>
    private sealed record Foot(TableView Table, SumColumn Column, SumPattern Pattern, Footing Footing, long Miss, int Numbers, bool Adds,
        Func<Figure, bool> Survives)
    {
        /// <summary>In units of the last digit, what the cells may lie from the exact sum by rounding.</summary>
        public int Slack { get; init; }

        /// <summary>In units of the last digit, between what the terms together may lie from the total where amounts are cut off.</summary>
        public (int Low, int High) Cut { get; } = CutSums.Room(Column, Pattern);

        public bool IsWithinCut => Cut.Low <= Miss && Miss <= Cut.High;

        /// <summary>Rounding explains the miss, and it is two last digits or more.</summary>
        public bool IsFar =>
            Footing == Footing.Rounding && Math.Abs(Miss) * Column.Unit >= 2m * (Table.Cells[Pattern.Total, Column.Column]?.PrintedPrecision ?? Column.Unit);
    }

    /// <summary>So many sums come out to the last digit, for each that does not, in a document that does not leave its sums to rounding.</summary>
    private const int ExactForEach = 30;

    /// <summary>
    /// The same for a sum that is two last digits off or more: rounded rows rarely miss their total so far, and in a document in which they ever do, many
    /// others miss it by one.
    /// </summary>
    private const int ExactForEachFar = 8;

    /// <param name="byHabit">Where nearly all sums come out to the last digit, one that misses it is wrong.</param>
    public static IEnumerable<Relation> Find(TableSums sums, bool byHabit)
    {
        var feet = sums.Tables.Where(t => sums[t].Count > 0).SelectMany(t => Feet(sums, t)).ToList();
        // Where tables may have been misread, nothing is known of the document's habits.
        var knowsHabit = byHabit && !sums.Tables.Any(t => t.Table.MayBeDamaged);
        var exact = knowsHabit && IsHabit(feet, ExactForEach, f => f.Footing == Footing.Rounding);
        var cut = knowsHabit && !exact && AreCut(feet);
        var near = knowsHabit && !exact && !cut && IsHabit(feet, ExactForEachFar, f => f.IsFar);
        foreach (var foot in feet)
        {
            if (foot.Footing == Footing.Broken && !foot.Adds) { continue; }
            var isOdd = foot.Footing == Footing.Rounding && (exact || (near && foot.IsFar) || (cut && !foot.IsWithinCut));
            yield return Make(foot, isOdd ? Footing.Broken : foot.Footing,
                exact ? default : cut ? foot.Cut : Halves(near ? Math.Min(foot.Numbers, 2) : foot.Numbers), cut ? foot.Cut : (-foot.Slack, foot.Slack));
        }
    }

    /// <summary>So many numbers may each be half a last digit off.</summary>
    private static (decimal Low, decimal High) Halves(int numbers) => (-numbers / 2m, numbers / 2m);

    /// <summary>
    /// The amounts are cut off: sums that do not come out to the last digit miss it on the side that this leaves, and those on the other have one cell in
    /// common.
    /// </summary>
    private static bool AreCut(List<Foot> feet)
    {
        var rounded = feet.FindAll(f => f.Footing == Footing.Rounding);
        var telling = rounded.Count(f => f.IsWithinCut && (-f.Miss < f.Cut.Low || -f.Miss > f.Cut.High));
        return CutSums.IsHabit(telling, feet.Exists(f => CutSums.IsSaid(f.Table.Cells[f.Pattern.Total, f.Column.Column]!)))
            && HaveOneCell(rounded.Where(f => !f.IsWithinCut));
    }

    private static IEnumerable<Foot> Feet(TableSums sums, TableView table)
    {
        var rows = Additive.Rows(table);
        List<SumColumn> columns = [.. Enumerable.Range(0, table.Columns.Count)
            .Where(c => Additive.IsColumn(table, c))
            .Select(c => new SumColumn(table, c, rows))];
        foreach (var column in columns)
        {
            var adds = Adds(sums[table], columns, column);
            foreach (var pattern in sums[table])
            {
                var (footing, miss, numbers) = column.Test(pattern.Total, pattern.Terms);
                if (footing == Footing.Unknown || numbers < 2 || (pattern.FromSibling && footing == Footing.Broken && table.Table.MayBeDamaged)
                    || (footing == Footing.Broken && SumTable.IsOneMoreRow(column, pattern, miss)))
                {
                    continue;
                }
                var survives = adds && footing != Footing.Broken && !(pattern.FromSibling && table.Table.MayBeDamaged) && pattern.Survives(columns, column)
                    && AddsWithout(sums[table], columns, column, pattern);
                yield return new(table, column, pattern, footing, miss, numbers, adds,
                    figure => survives && !IsLostTotal(sums[table], columns, column, pattern, figure))
                {
                    Slack = footing == Footing.Broken ? SumSlip.Slack(columns, column, pattern, miss) : 0
                };
            }
        }
    }

    /// <summary>Sums come out to the last digit everywhere else, and one cell is in all those that do not.</summary>
    private static bool IsHabit(List<Foot> feet, int exactForEach, Func<Foot, bool> isOdd)
    {
        var (exact, missed) = (feet.Count(f => f.Footing == Footing.Exact), feet.FindAll(f => f.Footing == Footing.Rounding));
        if (exact < exactForEach * Math.Max(1, missed.Count)) { return false; }
        return HaveOneCell(missed.Where(isOdd));
    }

    /// <summary>One cell is in all of these sums, or there are none: it may be wrong.</summary>
    private static bool HaveOneCell(IEnumerable<Foot> feet)
    {
        HashSet<CellFigure>? common = null;
        foreach (var foot in feet)
        {
            HashSet<CellFigure> cells = [.. foot.Pattern.Terms.Select(t => t.Row)
                .Append(foot.Pattern.Total)
                .Select(r => foot.Table.Cells[r, foot.Column.Column])
                .OfType<CellFigure>()];
            if (common is null) { common = cells; } else { common.IntersectWith(cells); }
        }

        return common is not { Count: 0 };
    }

    /// <summary>
    /// Whether the column is one that adds: most of its sums come out, or those that do not come out in another column of the same unit.
    /// Percentages without a sign and averages do neither.
    /// </summary>
    private static bool Adds(IReadOnlyList<SumPattern> patterns, List<SumColumn> columns, SumColumn column)
    {
        var broken = patterns.Where(p => column.Test(p.Total, p.Terms).Footing == Footing.Broken).ToList();
        var good = patterns.Count(p => column.Test(p.Total, p.Terms).Footing is Footing.Exact or Footing.Rounding);
        return good >= broken.Count || broken.TrueForAll(p => p.IsNamed)
            || columns.Exists(c => c != column && c.Unit == column.Unit
                && broken.TrueForAll(p => c.Test(p.Total, p.Terms).Footing is Footing.Exact or Footing.Rounding));
    }

    /// <summary>
    /// The figure is the total of rows of its own, of which a slip in it would leave nothing to be known: they would wait above this sum in its place.
    /// </summary>
    private static bool IsLostTotal(IReadOnlyList<SumPattern> patterns, List<SumColumn> columns, SumColumn column, SumPattern pattern, Figure figure)
    {
        foreach (var (row, _) in pattern.Terms)
        {
            if (column.CellOf(row)?.Figure != figure) { continue; }
            foreach (var own in patterns)
            {
                if (own.Total == row && own != pattern && own.Terms.Count > 1 && column.Test(row, own.Terms).Numbers > 1 && !own.Survives(columns, column))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>With a slip in this sum the column would still be known as one that adds.</summary>
    private static bool AddsWithout(IReadOnlyList<SumPattern> patterns, List<SumColumn> columns, SumColumn column, SumPattern pattern) =>
        pattern.IsNamed || pattern.HasTwin
            || columns.Exists(c => c != column && c.Unit == column.Unit && c.Test(pattern.Total, pattern.Terms).Footing is Footing.Exact or Footing.Rounding)
        || patterns.Count(p => p != pattern && column.Test(p.Total, p.Terms).Footing is Footing.Exact or Footing.Rounding
            && !p.Terms.Any(t => t.Row == pattern.Total)) >= 2;

    /// <param name="room">Between what, in units of the last digit, the sum of the terms may lie from the total and pass.</param>
    /// <param name="meant">Between what it may lie from the total that was meant.</param>
    private static Relation Make(Foot foot, Footing footing, (decimal Low, decimal High) room, (decimal Low, decimal High) meant)
    {
        var (table, column, pattern) = (foot.Table, foot.Column, foot.Pattern);
        var total = table.Cells[pattern.Total, column.Column]!;
        var terms = pattern.Terms.Where(t => table.Cells[t.Row, column.Column] is not null)
            .Select(t => new Term(table.Cells[t.Row, column.Column]!, t.Sign))
            .ToList();
        var sum = total.Printed + (foot.Miss * column.Unit);
        return new()
        {
            Rule = RuleCatalog.ColumnDoesNotFoot,
            Result = total.Figure,
            Inputs = [.. terms.Select(t => t.Cell.Figure)],
            Verdict = footing switch { Footing.Exact => Verdict.Holds, Footing.Rounding => Verdict.Weak, _ => Verdict.Violated },
            Expected = Interval.OfPrinted(sum * total.Figure.Scale, column.Unit * total.Figure.Scale, null),
            Implied = figure => Implied(figure, meant),
            Unnoticed = figure => foot.Survives(figure) ? Implied(figure, room) : null,
            Because = figure => Because(figure, total, terms, sum),
        };

        Interval? Implied(Figure figure, (decimal Low, decimal High) off)
        {
            if (figure == total.Figure) { return Printed(figure, sum, (-off.High, -off.Low)); }
            if (terms.Find(t => t.Cell.Figure == figure) is not { } term) { return null; }
            return Printed(figure, term.Cell.Printed + (term.Sign * (total.Printed - sum)), term.Sign > 0 ? off : (-off.High, -off.Low));
        }

        Interval Printed(Figure figure, decimal exact, (decimal Low, decimal High) off) =>
            Interval.Closed((exact + ((off.Low - 0.5m) * column.Unit)) * figure.Scale, (exact + ((off.High + 0.5m) * column.Unit)) * figure.Scale);
    }

    private static string Because(Figure figure, CellFigure total, List<Term> terms, decimal sum)
    {
        var amount = sum.ToString("#,0.########", CultureInfo.InvariantCulture);
        var rows = $"the {terms.Count} rows of \"{Short(total.RowView.Label)}\"";
        return figure == total.Figure ? $"{rows} add to {amount}" : $"{rows} add to {amount}, not to the {total.Figure.Text} printed there";
    }

    internal static string Short(string label) => label.Length > 60 ? string.Concat(label.AsSpan(0, 57), "...") : label;
}
