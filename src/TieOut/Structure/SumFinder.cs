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

    /// <summary>Decimal digits of the columns in which a total comes out that others miss.</summary>
    private const decimal PartlyFooted = 4m;

    /// <summary>Of a table with more totals that do not come out nothing is understood.</summary>
    private const int MostUnfooted = 24;

    /// <summary>Decimal digits that must speak for a sum which one column breaks: of a row named a total, of any other, with signs.</summary>
    private const decimal BrokenTotal = 3.5m;
    private const decimal BrokenRow = 4.5m;
    private const decimal BrokenSigned = 5.2m;

    /// <summary>Of a total that adds up all rows above it.</summary>
    private const decimal BrokenWhole = 0.7m;

    /// <summary>Of a total whose name is that of the heading over its rows ("Total current assets" under "Current assets"), and of a balance below another.</summary>
    private const decimal BrokenNamed = 0m;

    private readonly TableView table;
    private readonly List<int> rows;
    private readonly List<SumColumn> columns;
    private readonly HashSet<int> consumed = [];
    private readonly List<SumPattern> found = [];
    private readonly List<SumPattern> unfooted = [];
    private readonly SumPattern? assumed;
    private readonly bool[] natural;
    private readonly int[] said;

    private SumFinder(TableView table, SumPattern? assumed = null)
    {
        this.table = table;
        this.assumed = assumed;
        rows = AdditiveRows(table);
        natural = [.. table.Rows.Select(r => Deductions.IsNatural(r.Label))];
        said = [.. table.Rows.Select(r => Deductions.IsSaid(r.Label, table.Table.Rows[r.Index].Headings) ? -1 : 1)];
        columns = [.. Enumerable.Range(0, table.Columns.Count).Where(c => IsAdditive(table, c)).Select(c => new SumColumn(table, c, rows))];
    }

    public static IReadOnlyList<SumPattern> Find(TableView table) => Search(table).found;

    /// <summary>Totals that labels or their place call the sum of rows which do not add up to them in any column: a row is missing there, or stands twice.</summary>
    public static IReadOnlyList<UnfootedTotal> Unfooted(TableView table)
    {
        var finder = Search(table);
        var gaps = new List<UnfootedTotal>();
        foreach (var pattern in finder.unfooted.Take(MostUnfooted))
        {
            if (finder.found.Exists(f => f.Total == pattern.Total || f.Terms.Any(t => t.Row != pattern.Total && pattern.Terms.Any(own => own.Row == t.Row))) || !finder.IsBrokenThroughout(pattern)) { continue; }
            var supports = finder.Supports(pattern);
            gaps.Add(new(pattern, supports, finder.columns.Exists(c => c.Test(pattern.Total, pattern.Terms).Footing == Footing.Exact)) { IsOutOfReach = supports.Count > 0 && finder.IsOutOfReach(pattern) });
        }

        return gaps;
    }

    /// <summary>The sums that are found only once the total stands for its rows, and in which it is an addend: then it is right, and what misses it is among its rows.</summary>
    private List<SumPattern> Supports(SumPattern pattern)
    {
        var finder = Search(table, pattern);
        return finder.found.FindAll(f => f.Terms.Any(t => t.Row == pattern.Total) && (pattern.Terms.Count > 1 || ResultName.IsBeforeTax(table.Rows[pattern.Total].Label) || !found.Exists(known => known.Total == f.Total && known.Terms.Count == f.Terms.Count))
            && finder.columns.Count(c => c.Test(f.Total, f.Terms).Footing is Footing.Exact or Footing.Rounding) > 1 && !finder.columns.Exists(c => c.Test(f.Total, f.Terms).Footing == Footing.Broken));
    }

    private static SumFinder Search(TableView table, SumPattern? assumed = null)
    {
        var finder = new SumFinder(table, assumed);
        if (finder.columns.Count == 0) { return finder; }
        finder.FindRollForwards();
        finder.FindParents();
        finder.FindTotalsBelow();
        finder.FindTotalsAbove();
        return finder;
    }

    /// <summary>It misses in every column, or in all but those that a row left out does not fill: they come out to the last digit.</summary>
    private bool IsBrokenThroughout(SumPattern pattern)
    {
        var (broken, evidence) = (0, 0m);
        foreach (var column in columns)
        {
            var (footing, _, numbers) = column.Test(pattern.Total, pattern.Terms);
            if (footing == Footing.Rounding) { return false; }
            if (footing == Footing.Broken) { broken++; }
            if (footing == Footing.Exact && numbers > 1) { evidence += column.Log(pattern.Total, 0); }
        }

        return evidence == 0m ? broken > 1 : broken > 0 && evidence >= PartlyFooted;
    }

    /// <summary>A result that no signs of its rows come to, in any column.</summary>
    private bool IsOutOfReach(SumPattern pattern)
    {
        var label = table.Rows[pattern.Total].Label;
        if (!ResultName.Is(label) || pattern.Terms.Count > LongestSigned || table.Rows.Count(r => LabelKey.Of(r.Label) == LabelKey.Of(label)) > 1) { return false; }
        // A reconciliation begins with a result and leads to another: only from the operating result to that before tax do statements go on without fail.
        if (pattern.Terms.Count == 1 && !(ResultName.IsBeforeTax(label) && ResultName.Is(table.Rows[pattern.Terms[0].Row].Label))) { return false; }
        List<int> terms = [.. pattern.Terms.Select(t => t.Row)];
        for (var bits = 0; bits < 1 << (terms.Count - 1); bits++) { if (MayFit(pattern.Total, terms, bits)) { return false; } }
        return true;
    }

    internal static List<int> AdditiveRows(TableView table)
    {
        // Years under each other are addends where a total stands below them: maturities, commitments.
        var total = -1;
        for (var r = 0; r < table.Rows.Count; r++) { if (table.Rows[r] is { SaysTotal: true, IsTime: false }) { total = r; } }
        return [.. Enumerable.Range(0, table.Rows.Count).Where(r => (!table.Rows[r].IsTime || r < total || BalanceName.Is(table.Rows[r].Label)) && Enumerable.Range(0, table.Columns.Count).Any(c => IsAddend(table, r, c)))];
    }

    internal static bool IsAdditive(TableView table, int column) =>
        !table.Columns[column].IsPercent && !(table.Columns[column].IsChange && table.Columns[column].Caption.IsPercent);

    private static bool IsAddend(TableView table, int row, int column) =>
        table.Cells[row, column] is { Figure.Kind: FigureKind.Amount or FigureKind.Count or FigureKind.PerShare } && !table.Columns[column].IsPercent;

    /// <summary>A balance, the movements below it, and the balance they lead to.</summary>
    private void FindRollForwards()
    {
        var opening = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!BalanceName.Is(table.Rows[rows[i]].Label)) { continue; }
            if (opening >= 0 && i - opening is > 1 and <= LongestSum && SameKind(rows[opening], rows[i]))
            {
                var pattern = new SumPattern(rows[i], [.. rows[opening..i].Select(r => new SumTerm(r, 1))]) { Needed = BrokenNamed };
                if (Accepts(pattern, 2m)) { Accept(pattern); }
            }

            opening = i;
        }
    }

    /// <summary>A row with deeper rows below it is their sum, or it is not their heading.</summary>
    private void FindParents()
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            var children = Children(i);
            if (children.Count == 0 || IsLeft(children)) { continue; }
            var pattern = new SumPattern(rows[i], [.. children.Select(r => new SumTerm(r, 1))]) { Needed = BrokenTotal };
            if ((children.Count > 1 && Accepts(pattern, 2m)) || IsTrivial(pattern)) { Accept(pattern); }
        }
    }

    /// <summary>Below "at cost" stands what is taken off and what is left: the heading is no sum of the two.</summary>
    private bool IsLeft(List<int> children) => said[children[0]] < 0 || table.Rows[children[^1]].Label.StartsWith("net ", StringComparison.OrdinalIgnoreCase);

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
            if (assumed is not null && row == assumed.Total) { stack.RemoveAll(r => assumed.Terms.Any(t => t.Row == r)); }
            else if (BestPattern(row, stack) is { } pattern)
            {
                Accept(pattern);
                stack.RemoveRange(stack.Count - pattern.Terms.Count, pattern.Terms.Count);
            }
            else { KeepUnfooted(row, stack); }

            stack.Add(row);
        }
    }

    /// <summary>
    /// A row among the others, or next to them, that only this column fills makes up the difference: an effect of one year alone, a business begun in it; or
    /// one whose amount was read into another column.
    /// </summary>
    internal static bool IsOneMoreRow(SumColumn column, SumPattern pattern, long miss)
    {
        var first = Math.Min(pattern.Total, pattern.Terms.Min(t => t.Row)) - 1;
        var last = Math.Max(pattern.Total, pattern.Terms.Max(t => t.Row)) + 1;
        for (var r = Math.Max(0, first); r <= Math.Min(last, column.Rows - 1); r++)
        {
            if (r != pattern.Total && column.IsNumber(r) && Math.Abs(column[r]) == Math.Abs(miss) && !pattern.Terms.Any(t => t.Row == r)) { return true; }
            if (r != pattern.Total && column.StandsBeside(r, miss)) { return true; }
        }

        return false;
    }

    /// <summary>The rows that a total without a sum is the total of: those under the heading of its name; else those since the last total, and all before it.</summary>
    private void KeepUnfooted(int row, List<int> stack)
    {
        if (assumed is not null) { return; }
        if (ResultName.Is(table.Rows[row].Label)) { KeepCosts(row, stack); }
        for (var k = 2; k <= Math.Min(stack.Count, LongestSum) && SameKind(row, stack[^k]); k++)
        {
            if (IsNamedTotal(row, stack, k) || BeginsUnder(row, stack, k)) { unfooted.Add(Added(row, stack, k, null) with { Needed = BrokenNamed }); return; }
        }

        var isTotal = TotalName.Of(table.Rows[row]) is { Length: > 0 };
        if (!isTotal && !table.Rows[row].SaysTotal && !table.Rows[row].RuleAbove && !ResultName.Is(table.Rows[row].Label)) { return; }
        var signs = isTotal ? null : Taken(stack);
        var since = 0;
        while (since < stack.Count && !found.Exists(f => f.Total == stack[^(since + 1)]) && TotalName.Of(table.Rows[stack[^(since + 1)]]) is not { Length: > 0 }) { since++; }
        foreach (var k in (int[])[since, since + 1, stack.Count])
        {
            if (k > 0 && k <= Math.Min(stack.Count, LongestSum) && SameKind(row, stack[^k]) && !stack[^k..].Exists(IsOpenTotal) && !(unfooted.Count > 0 && unfooted[^1].Total == row && unfooted[^1].Terms.Count == k)) { unfooted.Add(Added(row, stack, k, signs)); }
        }
    }

    /// <summary>
    /// A result that follows from a total and the row directly above it, with other rows between: they are the rows of that one, whatever it is called.
    /// <example>Revenues 900, wages 300, fuel 200, rent (left out), cost of operations 600, operating profit 300.</example>
    /// </summary>
    private void KeepCosts(int row, List<int> stack)
    {
        var between = 0;
        while (between + 1 < stack.Count && !found.Exists(f => f.Total == stack[^(between + 2)]) && TotalName.Of(table.Rows[stack[^(between + 2)]]) is not { Length: > 0 }) { between++; }
        if (between < 2 || between + 1 >= stack.Count || between > LongestSum) { return; }
        SumTerm[] terms = [new(stack[^(between + 2)], 1), new(stack[^1], natural[stack[^1]] ? -1 : 1)];
        if (columns.Count(c => c.Test(row, terms).Footing == Footing.Exact) > 1) { unfooted.Add(new(stack[^1], [.. stack[^(between + 1)..^1].Select(r => new SumTerm(r, 1))])); }
    }

    /// <summary>What a result is reached by: costs that stand without a sign are taken off, but not the first of its rows.</summary>
    private int[] Taken(List<int> stack)
    {
        var signs = new int[table.Rows.Count];
        foreach (var r in stack) { signs[r] = natural[r] && !ResultName.Is(table.Rows[r].Label) && columns.TrueForAll(c => c[r] >= 0) ? -1 : 1; }
        return signs;
    }

    /// <summary>A total of rows that are not known: it and they may both be among the rows of the next one.</summary>
    private bool IsOpenTotal(int row) => TotalName.Of(table.Rows[row]) is { Length: > 0 } && !found.Exists(f => f.Total == row);

    /// <summary>The heading of the total's name ends before a lesser one ("Changes in operating assets") begins: the rows under that one are its too.</summary>
    private bool BeginsUnder(int row, List<int> stack, int k) =>
        IsUnder(stack[^k], table.Rows[row]) && (k == stack.Count || !IsUnder(stack[^(k + 1)], table.Rows[row])) && !found.Exists(f => stack.IndexOf(f.Total) >= stack.Count - k);

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
        return signed.Full ?? (signed.Evidence > plain.Evidence || (signed.Evidence == plain.Evidence && TakesOffUnsigned()) ? signed.Broken : plain.Broken);
    }

    /// <summary>The table prints what it takes off without a sign: where one of two columns has one, that is the slip.</summary>
    private bool TakesOffUnsigned()
    {
        var more = 0;
        foreach (var row in rows) { if (natural[row]) { foreach (var column in columns) { more += Math.Sign(column[row]); } } }
        return more > 0;
    }

    /// <summary>
    /// The last rows of the stack, all added: the fewest that agree in every column; else those that other columns prove beyond doubt and
    /// one column breaks, where a cell is wrong.
    /// </summary>
    private (SumPattern? Full, SumPattern? Broken, decimal Evidence) Plain(int row, List<int> stack, int[]? signs)
    {
        var sums = new SuffixSums(columns);
        SumPattern? best = null;
        var most = decimal.MinValue;
        for (var k = 1; k <= Math.Min(stack.Count, LongestSum) && SameKind(row, stack[^k]); k++)
        {
            sums.Add(stack[^k], signs?[stack[^k]] ?? 1);
            if (k == 1) { continue; }
            var (evidence, broken, column) = sums.Weigh(row);
            if (broken == 0 && evidence >= (table.Rows[row].SaysTotal ? 2m : 3m + (k > 12 ? 1m : 0m))) { return (Added(row, stack, k, signs), null, 0m); }
            if (broken != 1) { continue; }
            var added = Added(row, stack, k, signs);
            if (IsOneMoreRow(columns[column], added, sums.Miss(column, row)) || SumSlip.Evidence(columns[column], added, sums.Miss(column, row)) is not { } left) { continue; }
            evidence += left;
            if (evidence >= added.Needed && (best is null || evidence - added.Needed > most)) { (best, most) = (added, evidence - added.Needed); }
        }

        return (null, best, most);
    }

    private SumPattern Added(int row, List<int> stack, int k, int[]? signs) =>
        new(row, [.. stack[^k..].Select(r => new SumTerm(r, signs?[r] ?? 1))]) { Needed = NeededFor(row, stack, k) };

    private decimal NeededFor(int row, List<int> stack, int k)
    {
        if (IsNamedTotal(row, stack, k)) { return BrokenNamed; }
        if (k == stack.Count && found.Count == 0 && TotalName.Of(table.Rows[row]) is not null) { return BrokenWhole; }
        return table.Rows[row].SaysTotal ? BrokenTotal : BrokenRow;
    }

    /// <summary>All rows stand under a heading that the total repeats, and the row before them does not.</summary>
    private bool IsNamedTotal(int row, List<int> stack, int k)
    {
        var total = table.Rows[row];
        return IsUnder(stack[^k], total) && IsUnder(stack[^1], total) && (k == stack.Count || !IsUnder(stack[^(k + 1)], total));
    }

    private bool IsUnder(int row, RowView total) => table.Table.Rows[row].Headings.Any(h => TotalName.IsOf(h.Text, total));

    /// <summary>
    /// The last two to six rows with signs: revenues less costs, income less tax. Each sign that the label does not explain asks for more
    /// evidence.
    /// </summary>
    private (SumPattern? Full, SumPattern? Broken, decimal Evidence) Signed(int row, List<int> stack)
    {
        SumPattern? best = null;
        var most = decimal.MinValue;
        for (var k = 2; k <= Math.Min(stack.Count, LongestSigned) && SameKind(row, stack[^k]); k++)
        {
            var terms = stack[^k..];
            foreach (var bits in SignVectors(terms))
            {
                if (!MayFit(row, terms, bits)) { continue; }
                var pattern = new SumPattern(row, [.. terms.Select((r, i) => new SumTerm(r, Sign(bits, i)))]);
                var (evidence, broken, slip) = Weigh(pattern);
                var unexplained = pattern.Terms.Count(t => t.Sign < 0 && !natural[t.Row]);
                // Any row of a balance sheet is the total less all the others: only a total takes off what no label says is taken off.
                if (unexplained > 1 && !table.Rows[row].SaysTotal) { continue; }
                if (k <= 5) { pattern = pattern with { Needed = unexplained == 0 && k == 2 && table.Rows[row].SaysTotal ? BrokenTotal : BrokenSigned + (0.6m * unexplained) }; }
                if (broken == 0 && evidence >= 3m + (1.2m * unexplained) + (0.3m * (k - 2))) { return (pattern, null, 0m); }
                if (broken == 1 && slip is { } left && evidence + left >= pattern.Needed && evidence + left - pattern.Needed > most) { (best, most) = (pattern, evidence + left - pattern.Needed); }
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
                var pattern = new SumPattern(rows[i], [.. terms]) { Needed = BrokenSigned };
                if (terms.Count > 1 && Accepts(pattern, 4.5m)) { Accept(pattern); break; }
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

    /// <summary>It holds in all columns, or in all but one, in which a slip breaks it.</summary>
    private bool Accepts(SumPattern pattern, decimal needed)
    {
        var (evidence, broken, slip) = Weigh(pattern);
        return broken == 0 ? evidence >= needed : broken == 1 && slip is { } left && evidence + left >= pattern.Needed;
    }

    /// <summary>One part is everything and the others are nil: it proves nothing, but the parts are no addends of what follows.</summary>
    private bool IsTrivial(SumPattern pattern)
    {
        var tests = columns.Select(c => c.Test(pattern.Total, pattern.Terms).Footing).Where(f => f != Footing.Unknown).ToList();
        return tests.Count > 0 && tests.All(f => f == Footing.Exact);
    }

    /// <summary>What the columns that hold say, how many are broken, and what the only broken one still says; null where no slip explains it.</summary>
    private (decimal Evidence, int Broken, decimal? Slip) Weigh(SumPattern pattern)
    {
        var (evidence, broken) = (0m, 0);
        decimal? slip = null;
        foreach (var column in columns)
        {
            var (footing, miss, numbers) = column.Test(pattern.Total, pattern.Terms);
            if (footing == Footing.Broken) { (broken, slip) = (broken + 1, broken == 0 && !IsOneMoreRow(column, pattern, miss) ? SumSlip.Evidence(column, pattern, miss) : null); }
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
