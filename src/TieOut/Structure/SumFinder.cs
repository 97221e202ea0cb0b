using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// Finds which rows of a table are sums of others. Rows wait on a stack until a row is found that adds up the last of them; that row
/// takes their place. <example>Revenues of three services, their total, costs of three, their total, the difference of the totals.</example>
/// A pattern needs evidence: the digits that agree, in all columns together, must outweigh the number of ways there were to agree.
/// </summary>
internal sealed class SumFinder
{
    private const int LongestSum = 48;
    private const int LongestSigned = 6;

    private readonly TableView table;
    private readonly List<int> rows;
    private readonly List<SumColumn> columns;
    private readonly HashSet<int> consumed = [];
    private readonly List<SumPattern> found = [];

    private SumFinder(TableView table)
    {
        this.table = table;
        rows = AdditiveRows(table);
        columns = [.. Enumerable.Range(0, table.Columns.Count).Where(c => IsAdditive(table, c)).Select(c => new SumColumn(table, c, rows))];
    }

    public static IReadOnlyList<SumPattern> Find(TableView table)
    {
        var finder = new SumFinder(table);
        if (finder.columns.Count == 0) { return []; }
        finder.FindParents();
        finder.FindTotalsBelow();
        finder.FindTotalsAbove();
        return finder.found;
    }

    internal static List<int> AdditiveRows(TableView table)
    {
        return [.. Enumerable.Range(0, table.Rows.Count).Where(r => !table.Rows[r].IsTime && !CellReader.IsShareCount(table.Rows[r].Label) && Enumerable.Range(0, table.Columns.Count).Any(c => IsAddend(table, r, c)))];
    }

    internal static bool IsAdditive(TableView table, int column) =>
        !table.Columns[column].IsPercent && !(table.Columns[column].IsChange && table.Columns[column].Caption.IsPercent);

    private static bool IsAddend(TableView table, int row, int column) =>
        table.Cells[row, column] is { Figure.Kind: FigureKind.Amount or FigureKind.Count or FigureKind.PerShare } && !table.Columns[column].IsPercent;

    /// <summary>A row with deeper rows below it is their sum, or it is not their heading.</summary>
    private void FindParents()
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            var children = Children(i);
            if (children.Count == 0) { continue; }
            var pattern = new SumPattern(rows[i], [.. children.Select(r => (r, 1))]);
            if ((children.Count > 1 && Accepts(pattern, 2m)) || IsTrivial(pattern)) { Accept(pattern); }
        }
    }

    private List<int> Children(int i)
    {
        var parent = table.Rows[rows[i]].Indent;
        var children = new List<int>();
        for (var j = i + 1; j < rows.Count && table.Rows[rows[j]].Indent > parent; j++)
        {
            if (!consumed.Contains(rows[j])) { children.Add(rows[j]); }
        }

        return children;
    }

    private void FindTotalsBelow()
    {
        var stack = new List<int>();
        foreach (var row in rows)
        {
            if (consumed.Contains(row)) { continue; }
            var pattern = Plain(row, stack) ?? Signed(row, stack) ?? Broken(row, stack);
            if (pattern is not null)
            {
                Accept(pattern);
                stack.RemoveRange(stack.Count - pattern.Terms.Count, pattern.Terms.Count);
            }

            stack.Add(row);
        }
    }

    /// <summary>The last rows of the stack, all added; the fewest that agree in every column.</summary>
    private SumPattern? Plain(int row, List<int> stack)
    {
        for (var k = 2; k <= Math.Min(stack.Count, LongestSum); k++)
        {
            if (!SameKind(row, stack[^k])) { break; }
            var pattern = new SumPattern(row, [.. stack[^k..].Select(r => (r, 1))]);
            if (Accepts(pattern, table.Rows[row].SaysTotal ? 2m : 3m + (k > 12 ? 1m : 0m))) { return pattern; }
        }

        return null;
    }

    /// <summary>
    /// The last two to six rows with signs: revenues less costs, income less tax. Each sign that the label does not explain asks for more
    /// evidence.
    /// </summary>
    private SumPattern? Signed(int row, List<int> stack)
    {
        for (var k = 2; k <= Math.Min(stack.Count, LongestSigned); k++)
        {
            if (!SameKind(row, stack[^k])) { break; }
            foreach (var signs in SignVectors(stack[^k..]))
            {
                var pattern = new SumPattern(row, [.. stack[^k..].Zip(signs)]);
                var unexplained = pattern.Terms.Count(t => t.Sign < 0 && !Deductions.IsNatural(table.Rows[t.Row].Label));
                if (Accepts(pattern, 3m + (1.2m * unexplained) + (0.3m * (k - 2)))) { return pattern; }
            }
        }

        return null;
    }

    /// <summary>All vectors with a plus first, those with the fewest unexplained minus signs before the others.</summary>
    private IEnumerable<int[]> SignVectors(List<int> terms)
    {
        var k = terms.Count;
        return Enumerable.Range(1, (1 << (k - 1)) - 1)
            .OrderBy(bits => Enumerable.Range(1, k - 1).Count(i => (bits >> (i - 1) & 1) == 1 && !Deductions.IsNatural(table.Rows[terms[i]].Label)))
            .Select(bits => Enumerable.Range(0, k).Select(i => i > 0 && (bits >> (i - 1) & 1) == 1 ? -1 : 1).ToArray());
    }

    /// <summary>A sum that other columns prove beyond doubt and one column breaks: there, a cell is wrong.</summary>
    private SumPattern? Broken(int row, List<int> stack)
    {
        SumPattern? best = null;
        var most = 0m;
        for (var k = 2; k <= Math.Min(stack.Count, LongestSum); k++)
        {
            if (!SameKind(row, stack[^k])) { break; }
            foreach (var signs in k <= 5 ? SignVectors(stack[^k..]).Prepend([.. Enumerable.Repeat(1, k)]) : [[.. Enumerable.Repeat(1, k)]])
            {
                var pattern = new SumPattern(row, [.. stack[^k..].Zip(signs)]);
                var negative = pattern.Terms.Count(t => t.Sign < 0);
                var (evidence, broken) = Weigh(pattern);
                if (broken == 1 && evidence >= 5.5m + (0.6m * negative) && evidence > most) { (best, most) = (pattern, evidence); }
            }
        }

        return best;
    }

    /// <summary>Without indents: a row that is the sum of the next rows, as breakdowns print it.</summary>
    private void FindTotalsAbove()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (consumed.Contains(rows[i]) || found.Any(f => f.Total == rows[i])) { continue; }
            var terms = new List<(int, int)>();
            for (var j = i + 1; j < rows.Count && terms.Count < 12; j++)
            {
                if (consumed.Contains(rows[j])) { continue; }
                if (table.Rows[rows[j]].Indent < table.Rows[rows[i]].Indent || !SameKind(rows[i], rows[j])) { break; }
                terms.Add((rows[j], 1));
                if (terms.Count > 1 && Accepts(new(rows[i], [.. terms]), 4.5m)) { Accept(new(rows[i], [.. terms])); break; }
            }
        }
    }

    /// <summary>Amounts do not add to earnings per share: no column may hold two kinds.</summary>
    private bool SameKind(int a, int b)
    {
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (IsAdditive(table, c) && table.Cells[a, c] is { } x && table.Cells[b, c] is { } y && x.Figure.Kind != y.Figure.Kind) { return false; }
        }

        return true;
    }

    private bool Accepts(SumPattern pattern, decimal needed)
    {
        var (evidence, broken) = Weigh(pattern);
        return broken == 0 && evidence >= needed;
    }

    /// <summary>One part is everything and the others are nil: it proves nothing, but the parts are no addends of what follows.</summary>
    private bool IsTrivial(SumPattern pattern)
    {
        var tests = columns.Select(c => c.Test(pattern.Total, pattern.Terms).Footing).Where(f => f != Footing.Unknown).ToList();
        return tests.Count > 0 && tests.All(f => f == Footing.Exact);
    }

    private (decimal Evidence, int Broken) Weigh(SumPattern pattern)
    {
        var evidence = 0m;
        var broken = 0;
        foreach (var column in columns)
        {
            var (footing, _, numbers) = column.Test(pattern.Total, pattern.Terms);
            if (footing == Footing.Broken) { broken++; }
            else if (footing != Footing.Unknown && numbers > 1) { evidence += column.Log(pattern.Total, footing == Footing.Exact ? 0 : numbers + 1); }
        }

        return (evidence, broken);
    }

    private void Accept(SumPattern pattern)
    {
        found.Add(pattern);
        foreach (var (row, _) in pattern.Terms) { consumed.Add(row); }
    }
}
