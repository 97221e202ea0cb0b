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

    /// <summary>Decimal digits that must speak for a sum which one column breaks: of a row named a total, of any other, with signs.</summary>
    private const decimal BrokenTotal = 4.5m;
    private const decimal BrokenRow = 5.5m;
    private const decimal BrokenSigned = 6.1m;

    private readonly TableView table;
    private readonly List<int> rows;
    private readonly List<SumColumn> columns;
    private readonly HashSet<int> consumed = [];
    private readonly List<SumPattern> found = [];
    private readonly bool[] natural;
    private readonly int[] said;

    private SumFinder(TableView table)
    {
        this.table = table;
        rows = AdditiveRows(table);
        natural = [.. table.Rows.Select(r => Deductions.IsNatural(r.Label))];
        said = [.. table.Rows.Select(r => Deductions.IsSaid(r.Label, table.Table.Rows[r.Index].Headings) ? -1 : 1)];
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
            var pattern = new SumPattern(rows[i], [.. children.Select(r => new SumTerm(r, 1))]);
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
            if (BestPattern(row, stack) is { } pattern)
            {
                Accept(pattern);
                stack.RemoveRange(stack.Count - pattern.Terms.Count, pattern.Terms.Count);
            }

            stack.Add(row);
        }
    }

    /// <summary>A sum of the last rows, plain before signed; one that a single column breaks only where there is no other.</summary>
    private SumPattern? BestPattern(int row, List<int> stack)
    {
        var plain = Plain(row, stack, null);
        if (plain.Full is not null) { return plain.Full; }
        if (stack.Exists(r => said[r] < 0))
        {
            var taken = Plain(row, stack, said);
            if (taken.Full is not null) { return taken.Full; }
            if (taken.Evidence > plain.Evidence) { plain = taken; }
        }

        var signed = Signed(row, stack);
        return signed.Full ?? (signed.Evidence > plain.Evidence ? signed.Broken : plain.Broken);
    }

    /// <summary>
    /// The last rows of the stack, all added: the fewest that agree in every column; else those that other columns prove beyond doubt and
    /// one column breaks, where a cell is wrong.
    /// </summary>
    private (SumPattern? Full, SumPattern? Broken, decimal Evidence) Plain(int row, List<int> stack, int[]? signs)
    {
        var sums = new SuffixSums(columns);
        SumPattern? best = null;
        var most = 0m;
        for (var k = 1; k <= Math.Min(stack.Count, LongestSum) && SameKind(row, stack[^k]); k++)
        {
            sums.Add(stack[^k], signs?[stack[^k]] ?? 1);
            if (k == 1) { continue; }
            var (evidence, broken, column) = sums.Weigh(row);
            if (broken == 0 && evidence >= (table.Rows[row].SaysTotal ? 2m : 3m + (k > 12 ? 1m : 0m))) { return (Added(row, stack, k, signs), null, 0m); }
            if (broken != 1) { continue; }
            var added = Added(row, stack, k, signs);
            evidence += SumSlip.Evidence(columns[column], row, added.Terms, sums.Miss(column, row));
            if (evidence >= (table.Rows[row].SaysTotal ? BrokenTotal : BrokenRow) && evidence > most) { (best, most) = (added, evidence); }
        }

        return (null, best, most);
    }

    private static SumPattern Added(int row, List<int> stack, int k, int[]? signs) => new(row, [.. stack[^k..].Select(r => new SumTerm(r, signs?[r] ?? 1))]);

    /// <summary>
    /// The last two to six rows with signs: revenues less costs, income less tax. Each sign that the label does not explain asks for more
    /// evidence.
    /// </summary>
    private (SumPattern? Full, SumPattern? Broken, decimal Evidence) Signed(int row, List<int> stack)
    {
        SumPattern? best = null;
        var most = 0m;
        for (var k = 2; k <= Math.Min(stack.Count, LongestSigned) && SameKind(row, stack[^k]); k++)
        {
            var terms = stack[^k..];
            foreach (var bits in SignVectors(terms))
            {
                if (!MayFit(row, terms, bits)) { continue; }
                var pattern = new SumPattern(row, [.. terms.Select((r, i) => new SumTerm(r, Sign(bits, i)))]);
                var (evidence, broken, slip) = Weigh(pattern);
                var unexplained = pattern.Terms.Count(t => t.Sign < 0 && !natural[t.Row]);
                if (broken == 0 && evidence >= 3m + (1.2m * unexplained) + (0.3m * (k - 2))) { return (pattern, null, 0m); }
                if (broken == 1 && k <= 5 && evidence + slip - (0.6m * unexplained) >= BrokenSigned && evidence + slip > most) { (best, most) = (pattern, evidence + slip); }
            }
        }

        return (null, best, most);
    }

    private static int Sign(int bits, int i) => i > 0 && (bits >> (i - 1) & 1) == 1 ? -1 : 1;

    /// <summary>At least one column comes out: most vectors are turned away here, without building a pattern.</summary>
    private bool MayFit(int row, List<int> terms, int bits)
    {
        foreach (var column in columns)
        {
            if (!column.IsNumber(row)) { continue; }
            long sum = 0;
            var numbers = 0;
            var missing = false;
            for (var i = 0; i < terms.Count; i++)
            {
                missing |= column.IsMissing(terms[i]);
                if (column.IsNumber(terms[i])) { numbers++; }
                sum += Sign(bits, i) * column[terms[i]];
            }

            if (!missing && column.Judge(row, sum, numbers) is Footing.Exact or Footing.Rounding) { return true; }
        }

        return false;
    }

    /// <summary>All vectors with a plus first (a set bit is a minus), those with the fewest unexplained minus signs before the others.</summary>
    private IEnumerable<int> SignVectors(List<int> terms)
    {
        var explained = 0;
        for (var i = 1; i < terms.Count; i++) { if (natural[terms[i]]) { explained |= 1 << (i - 1); } }
        return Enumerable.Range(1, (1 << (terms.Count - 1)) - 1).OrderBy(bits => System.Numerics.BitOperations.PopCount((uint)(bits & ~explained)));
    }

    /// <summary>Without indents: a row that is the sum of the next rows, as breakdowns print it.</summary>
    private void FindTotalsAbove()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (consumed.Contains(rows[i]) || found.Any(f => f.Total == rows[i])) { continue; }
            var terms = new List<SumTerm>();
            for (var j = i + 1; j < rows.Count && terms.Count < 12; j++)
            {
                if (consumed.Contains(rows[j])) { continue; }
                if (table.Rows[rows[j]].Indent < table.Rows[rows[i]].Indent || !SameKind(rows[i], rows[j])) { break; }
                terms.Add(new(rows[j], 1));
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
        var (evidence, broken, _) = Weigh(pattern);
        return broken == 0 && evidence >= needed;
    }

    /// <summary>One part is everything and the others are nil: it proves nothing, but the parts are no addends of what follows.</summary>
    private bool IsTrivial(SumPattern pattern)
    {
        var tests = columns.Select(c => c.Test(pattern.Total, pattern.Terms).Footing).Where(f => f != Footing.Unknown).ToList();
        return tests.Count > 0 && tests.All(f => f == Footing.Exact);
    }

    /// <summary>What the columns that hold say, how many are broken, and what a slip in the only broken one says.</summary>
    private (decimal Evidence, int Broken, decimal Slip) Weigh(SumPattern pattern)
    {
        var (evidence, slip) = (0m, 0m);
        var broken = 0;
        foreach (var column in columns)
        {
            var (footing, miss, numbers) = column.Test(pattern.Total, pattern.Terms);
            if (footing == Footing.Broken) { (broken, slip) = (broken + 1, broken == 0 ? SumSlip.Evidence(column, pattern.Total, pattern.Terms, miss) : 0m); }
            else if (footing != Footing.Unknown && numbers > 1) { evidence += column.Log(pattern.Total, footing == Footing.Exact ? 0 : numbers + 1); }
        }

        return (evidence, broken, slip);
    }

    private void Accept(SumPattern pattern)
    {
        found.Add(pattern);
        foreach (var (row, _) in pattern.Terms) { consumed.Add(row); }
    }
}
