using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// Totals that labels or their place call the sum of rows which do not add up to them in any column: a row is missing there, or stands twice. The search
/// for sums hands over each row for which it finds none, with the rows that wait above it.
/// </summary>
internal sealed class UnfootedTotals(SumTable table)
{
    /// <summary>Decimal digits of the columns in which a total comes out that others miss.</summary>
    private const decimal PartlyFooted = 4m;

    /// <summary>The same where a sum further down proves the total right.</summary>
    private const decimal PartlySupported = 2m;

    /// <summary>Of a table with more totals that do not come out nothing is understood.</summary>
    private const int Most = 24;

    private readonly List<SumPattern> kept = [];

    /// <summary>Of these, the adjusted measures with all from the measure itself on.</summary>
    private readonly HashSet<SumPattern> bridges = [];

    /// <summary>The sums of a table, and the totals for which there is none.</summary>
    public static (IReadOnlyList<SumPattern> Found, IReadOnlyList<UnfootedTotal> Unfooted) Search(TableView view)
    {
        var table = new SumTable(view);
        var unfooted = new UnfootedTotals(table);
        var found = SumFinder.Search(table, unfooted);
        return (found, unfooted.Open(found));
    }

    private List<UnfootedTotal> Open(IReadOnlyList<SumPattern> found)
    {
        var gaps = new List<UnfootedTotal>();
        var isOneOpen = bridges.Count(b => !found.Any(f => f.Total == b.Total)) == 1 && found.Any(f => f.Needed == SumTable.BrokenBridge);
        foreach (var pattern in kept.Take(Most))
        {
            if (found.Any(f => f.Total == pattern.Total
                || (!f.IsOfTotals && f.Terms.Any(t => t.Row != pattern.Total && pattern.Terms.Any(own => own.Row == t.Row))))
                || Agreement(pattern) is not { } agreement)
            {
                continue;
            }
            var supports = Supports(pattern, found);
            if (agreement > 0m && agreement < (supports.Count > 0 ? PartlySupported : PartlyFooted)) { continue; }
            gaps.Add(new(pattern, supports, agreement > 0m)
            {
                IsOutOfReach = supports.Count > 0 && IsOutOfReach(pattern),
                IsUnderItsName = pattern.Terms.All(t => table.IsUnder(t.Row, pattern.Total)),
                IsBridge = isOneOpen && bridges.Contains(pattern),
                IsAfterTax = IsAfterTax(pattern, found),
                IsHeadless = IsHeadless(pattern) && (supports.Count > 0 || found.Any(f => f.Terms.Any(t => t.Row == pattern.Total))),
            });
        }

        return gaps;
    }

    /// <summary>
    /// The rows that a total without a sum is the total of: those under the heading of its name; else those since the last total, and all before it.
    /// </summary>
    /// <param name="totals">The rows that are known to be sums.</param>
    public void Keep(int row, List<int> stack, HashSet<int> totals)
    {
        if (Part(row) is > 0 and var first) { stack = stack.FindAll(r => r >= first); }
        if (ResultName.Is(table[row])) { KeepCosts(row, stack, totals); }
        if (Bridge(row) is { } bridge) { kept.Add(bridge); bridges.Add(bridge); }
        for (var k = 1; k <= Math.Min(stack.Count, SumTable.LongestSum) && table.SameKind(row, stack[^k]); k++)
        {
            if ((table.IsNamedTotal(row, stack, k) && (k > 1 || !totals.Contains(stack[^1]))) || BeginsUnder(row, stack, k, totals))
            {
                kept.Add(table.Added(row, stack, k, null, totals.Count == 0) with { Needed = SumTable.BrokenNamed });
                return;
            }
        }

        var isTotal = table.IsTotalOf(row);
        if (!isTotal && !table[row].SaysTotal && !IsUnderRule(row, totals) && !ResultName.Is(table[row])) { return; }
        var signs = isTotal || SaysOnlyTotal(row) || CashFlowName.IsOfActivities(table[row].Label) ? null : Taken(stack);
        var since = Since(stack, 0, totals);
        foreach (var k in (int[])[since, since + 1, stack.Count])
        {
            if (k > 0 && k <= Math.Min(stack.Count, SumTable.LongestSum) && table.SameKind(row, stack[^k]) && !stack[^k..].Exists(r => IsOpenTotal(r, totals))
                && !(kept.Count > 0 && kept[^1].Total == row && kept[^1].Terms.Count == k))
            {
                kept.Add(table.Added(row, stack, k, signs, totals.Count == 0));
            }
        }
    }

    /// <summary>
    /// Where the part begins that was printed apart: it may go on with a statement, or be a reconciliation of its own ("Net cash provided by operating
    /// activities" and what is taken off it), so that what was printed before it cannot be missed in it.
    /// </summary>
    private int Part(int row) => table.View.Table.PartsBegin.LastOrDefault(first => first <= row);

    /// <summary>"Total", and nothing of what.</summary>
    private bool SaysOnlyTotal(int row) => table[row].Key.Length > 0 && TotalName.Of(table[row]) is "";

    /// <summary>Under a rule that does not close the total above.</summary>
    private bool IsUnderRule(int row, HashSet<int> totals) =>
        table[row].RuleAbove && (table[row].Key.Length == 0 || table.Rows.IndexOf(row) is not (> 0 and var at) || !totals.Contains(table.Rows[at - 1]));

    /// <summary>How many rows wait since the last total, beginning with one of them.</summary>
    private int Since(List<int> stack, int first, HashSet<int> totals)
    {
        var since = first;
        while (since < stack.Count && !totals.Contains(stack[^(since + 1)]) && !table.IsTotalOf(stack[^(since + 1)])) { since++; }
        return since;
    }

    /// <summary>
    /// A result that follows from a total and the row directly above it, with other rows between: they are the rows of that one, whatever it is called.
    /// <example>Revenues 900, wages 300, fuel 200, rent (left out), cost of operations 600, operating profit 300.</example>
    /// </summary>
    private void KeepCosts(int row, List<int> stack, HashSet<int> totals)
    {
        var between = Since(stack, 1, totals) - 1;
        if (between < 2 || between + 1 >= stack.Count || between > SumTable.LongestSum) { return; }
        SumTerm[] terms = [new(stack[^(between + 2)], 1), new(stack[^1], table.IsNatural(stack[^1]) ? -1 : 1)];
        if (table.Columns.Count(c => c.Test(row, terms).Footing == Footing.Exact) > 1)
        {
            kept.Add(new(stack[^1], [.. stack[^(between + 1)..^1].Select(r => new SumTerm(r, 1))]));
        }
    }

    /// <summary>An adjusted measure, with the measure itself and all that stands between them.</summary>
    private SumPattern? Bridge(int row)
    {
        var last = table.Rows.IndexOf(row);
        return table.BridgeBegins(last) is { } first
            ? new(row, [.. table.Rows[first..last].Select(r => new SumTerm(r, 1))]) { Needed = SumTable.BrokenBridge }
            : null;
    }

    /// <summary>What a result is reached by: costs that stand without a sign are taken off, but not the first of its rows.</summary>
    private int[] Taken(List<int> stack)
    {
        var signs = new int[table.View.Rows.Count];
        foreach (var r in stack[^Math.Min(stack.Count, SumTable.LongestSum)..])
        {
            signs[r] = table.IsNatural(r) && !ResultName.Is(table[r]) && table.Columns.TrueForAll(c => c[r] >= 0) ? -1 : 1;
        }
        return signs;
    }

    /// <summary>A total of rows that are not known: it and they may both be among the rows of the next one.</summary>
    private bool IsOpenTotal(int row, HashSet<int> totals) => table.IsTotalOf(row) && !totals.Contains(row);

    private bool BeginsUnder(int row, List<int> stack, int k, HashSet<int> totals) => table.BeginsUnder(row, stack, k) && !stack[^k..].Exists(totals.Contains);

    /// <summary>
    /// The sums that are found only once the total stands for its rows, and in which it is an addend: then it is right, and what misses it is among its rows.
    /// </summary>
    private List<SumPattern> Supports(SumPattern pattern, IReadOnlyList<SumPattern> found) =>
        [.. SumFinder.SearchAssuming(table, pattern).Where(f => f.Terms.Any(t => t.Row == pattern.Total) && !f.IsOfTotals
            && (pattern.Terms.Count > 1 || pattern.IsNamed || ResultName.IsBeforeTax(table[pattern.Total])
                || !found.Any(known => known.Total == f.Total && known.Terms.Count == f.Terms.Count))
            && table.Columns.Count(c => c.Test(f.Total, f.Terms).Footing is Footing.Exact or Footing.Rounding) > 1
            && !table.Columns.Exists(c => c.Test(f.Total, f.Terms).Footing == Footing.Broken))];

    /// <summary>
    /// It misses in every column: 0. Or in all but those that a row left out does not fill, which come out to the last digit: the decimal digits that agree
    /// there. Null where it does neither.
    /// </summary>
    private decimal? Agreement(SumPattern pattern)
    {
        var (broken, evidence) = (0, 0m);
        foreach (var column in table.Columns)
        {
            var (footing, _, numbers) = column.Test(pattern.Total, pattern.Terms);
            if (footing == Footing.Rounding) { return null; }
            if (footing == Footing.Broken) { broken++; }
            if (footing == Footing.Exact && numbers > 1) { evidence += column.Log(pattern.Total, 0); }
        }

        return broken > (evidence == 0m ? 1 : 0) ? evidence : null;
    }

    /// <summary>
    /// What is left of the result before tax stands directly below it, and is another amount: a statement that comes to the one by sums of its own prints the
    /// tax between them.
    /// </summary>
    private bool IsAfterTax(SumPattern pattern, IReadOnlyList<SumPattern> found) =>
        pattern.Terms.Count == 1 && pattern.Terms[0].Row is var before && ResultName.IsBeforeTax(table[before]) && ResultName.IsAfterTax(table[pattern.Total])
            && table.Rows.IndexOf(pattern.Total) == table.Rows.IndexOf(before) + 1
            && found.FirstOrDefault(f => f.Total == before) is { } chain && chain.Terms.Any(t => found.Any(f => f.Total == t.Row));

    /// <summary>Its rows are taken off in every column, and something is left: what they are taken off is missing.</summary>
    private bool IsHeadless(SumPattern pattern) =>
        table.Columns.TrueForAll(c => !c.IsNumber(pattern.Total)
            || (c[pattern.Total] > 0 && pattern.Terms.All(t => !c.IsNumber(t.Row) || t.Sign * c[t.Row] < 0)));

    /// <summary>A result that no signs of its rows come to, in any column.</summary>
    private bool IsOutOfReach(SumPattern pattern)
    {
        var total = table[pattern.Total];
        if (!ResultName.Is(total) || pattern.Terms.Count > SumTable.LongestSigned || table.View.Rows.Count(r => r.Key == total.Key) > 1)
        {
            return false;
        }
        // A reconciliation begins with a result and leads to another: only from the operating result to that before tax do statements go on without fail.
        if (pattern.Terms.Count == 1 && !(ResultName.IsBeforeTax(total) && ResultName.Is(table[pattern.Terms[0].Row]))) { return false; }
        List<int> terms = [.. pattern.Terms.Select(t => t.Row)];
        for (var bits = 0; bits < 1 << (terms.Count - 1); bits++) { if (table.MayFit(pattern.Total, terms, bits)) { return false; } }
        return true;
    }
}
