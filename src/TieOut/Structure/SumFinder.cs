using System.Numerics;

namespace Kessan.TieOut.Structure;

/// <summary>
/// Finds which rows of a table are sums of others. Rows wait on a stack until a row is found that adds up the last of them; that row
/// takes their place. <example>Revenues of three services, their total, costs of three, their total, the difference of the totals.</example>
/// A pattern needs evidence: the digits that agree, in all columns together, must outweigh the number of ways there were to agree.
/// </summary>
internal sealed class SumFinder
{
    private readonly SumTable table;
    private readonly HashSet<int> consumed = [];
    private readonly List<SumPattern> found = [];
    private readonly HashSet<int> totals = [];

    /// <summary>Measures from which a bridge leads on: each may be the result of the rows above it.</summary>
    private readonly HashSet<int> bridged = [];
    private bool? takesOffUnsigned;
    private readonly SumPattern? assumed;
    private readonly UnfootedTotals? unfooted;

    private SumFinder(SumTable table, SumPattern? assumed, UnfootedTotals? unfooted) => (this.table, this.assumed, this.unfooted) = (table, assumed, unfooted);

    /// <param name="unfooted">Keeps the totals for which no sum is found.</param>
    public static IReadOnlyList<SumPattern> Search(SumTable table, UnfootedTotals unfooted) => new SumFinder(table, null, unfooted).Run();

    /// <summary>The sums that are found once this total stands for its rows.</summary>
    public static IReadOnlyList<SumPattern> SearchAssuming(SumTable table, SumPattern assumed) => new SumFinder(table, assumed, null).Run();

    private List<SumPattern> Run()
    {
        if (table.Columns.Count == 0) { return found; }
        FindRollForwards();
        FindBridges(throughTotal: false);
        FindParents();
        FindTotalsBelow();
        FindBridges(throughTotal: true);
        FindTotalsAbove();
        found.AddRange(SumsOfTotals.Find(table, found).ToList());
        return found;
    }

    /// <summary>A balance, the movements below it, and the balance they lead to.</summary>
    private void FindRollForwards()
    {
        var opening = -1;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (!BalanceName.Is(table[table.Rows[i]].Label)) { continue; }
            if (opening >= 0 && i - opening is > 1 and <= SumTable.LongestSum && table.SameKind(table.Rows[opening], table.Rows[i]))
            {
                var pattern = new SumPattern(table.Rows[i], [.. table.Rows[opening..i].Select(r => new SumTerm(r, 1))]) { Needed = SumTable.BrokenNamed };
                if (table.Accepts(pattern, 2m)) { Accept(pattern); }
            }

            opening = i;
        }
    }

    /// <summary>A measure, the items that adjust it, and the adjusted measure; or the measure, the total of the items, and the adjusted measure.</summary>
    private void FindBridges(bool throughTotal)
    {
        for (var i = 2; i < table.Rows.Count; i++)
        {
            if (totals.Contains(table.Rows[i]) || consumed.Contains(table.Rows[i]) || table.BridgeBegins(i) is not { } first) { continue; }
            var terms = throughTotal ? [table.Rows[first], table.Rows[i - 1]] : table.Rows[first..i];
            var isApart = throughTotal && !table.IsTotalOf(table.Rows[i - 1]);
            if (isApart) { terms = [table.Rows[first], .. WaitingAbove(i)]; }
            if (terms.Count < 2) { continue; }
            var pattern = new SumPattern(table.Rows[i], [.. terms.Select(r => new SumTerm(r, 1))])
            {
                Needed = isApart ? SumTable.BrokenSigned : SumTable.BrokenBridge,
                IsOfTotals = throughTotal && !isApart
            };
            if (table.Accepts(pattern, isApart ? 4.5m : 2m))
            {
                Accept(pattern);
                bridged.Add(table.Rows[first]);
            }
        }
    }

    /// <summary>
    /// The rows directly above that no total has taken: a measure may stand further up, with the rest of the statement between, and its adjustments below that.
    /// </summary>
    private List<int> WaitingAbove(int i)
    {
        var first = i;
        while (first > 0 && !consumed.Contains(table.Rows[first - 1]) && !totals.Contains(table.Rows[first - 1])) { first--; }
        return table.Rows[first..i];
    }

    /// <summary>A row with deeper rows below it is their sum, or it is not their heading.</summary>
    private void FindParents()
    {
        for (var i = table.Rows.Count - 1; i >= 0; i--)
        {
            var children = Children(i);
            if (children.Count == 0 || IsLeft(children)) { continue; }
            var pattern = new SumPattern(table.Rows[i], [.. children.Select(r => new SumTerm(r, 1))]) { Needed = SumTable.BrokenTotal };
            if ((children.Count > 1 && table.Accepts(pattern, 2m)) || IsTrivial(pattern)) { Accept(pattern); }
        }
    }

    /// <summary>Below "at cost" stands what is taken off and what is left: the heading is no sum of the two.</summary>
    private bool IsLeft(List<int> children) => table.IsSaid(children[0]) || table[children[^1]].Label.StartsWith("net ", StringComparison.OrdinalIgnoreCase);

    private List<int> Children(int i)
    {
        var parent = table[table.Rows[i]].Indent;
        var children = new List<int>();
        for (var j = i + 1; j < table.Rows.Count && table[table.Rows[j]].Indent > parent; j++)
        {
            if (!consumed.Contains(table.Rows[j])) { children.Add(table.Rows[j]); }
        }

        return children;
    }

    private void FindTotalsBelow()
    {
        var stack = new List<int>();
        foreach (var row in table.Rows)
        {
            if (consumed.Contains(row))
            {
                if (bridged.Contains(row) && !totals.Contains(row) && BestPattern(row, stack) is { } own) { Reduce(stack, own); }
                continue;
            }
            if (assumed is not null && row == assumed.Total) { stack.RemoveAll(r => assumed.Terms.Any(t => t.Row == r)); }
            else if (BestPattern(row, stack) is { } pattern) { Reduce(stack, pattern); }
            else if (IsSameAsLast(row, stack)) { stack.RemoveAt(stack.Count - 1); }
            else { unfooted?.Keep(row, stack, totals); }

            stack.Add(row);
        }
    }

    /// <summary>The last rows of the stack are added up by the total that is found for them.</summary>
    private void Reduce(List<int> stack, SumPattern pattern)
    {
        Accept(pattern);
        stack.RemoveRange(stack.Count - pattern.Terms.Count, pattern.Terms.Count);
    }

    /// <summary>A total of one row, or a result that nothing changes, prints its amounts again and stands for it in what follows.</summary>
    private bool IsSameAsLast(int row, List<int> stack) =>
        stack.Count > 0 && (table.IsTotalOf(row) || CashFlowName.IsOfActivities(table[row].Label) || ResultName.Is(table[row]))
            && table.Columns.TrueForAll(c => c.IsNumber(row) == c.IsNumber(stack[^1]) && c[row] == c[stack[^1]]);

    /// <summary>A sum of the last rows, plain before signed; one that a single column breaks only where there is no other.</summary>
    private SumPattern? BestPattern(int row, List<int> stack)
    {
        var plain = Plain(row, stack, null);
        if (plain.Full is not null) { return plain.Full; }
        if (IsSaidNear(stack))
        {
            var taken = Plain(row, stack, table.SaidSigns);
            if (taken.Full is not null) { return taken.Full; }
            if (taken.Evidence > plain.Evidence) { plain = taken; }
        }

        var signed = Signed(row, stack);
        return signed.Full ?? (signed.Evidence > plain.Evidence || (signed.Evidence == plain.Evidence && TakesOffUnsigned()) ? signed.Broken : plain.Broken);
    }

    /// <summary>Among the rows that a sum can have.</summary>
    private bool IsSaidNear(List<int> stack) => stack.FindLastIndex(stack.Count - 1, Math.Min(stack.Count, SumTable.LongestSum), table.IsSaid) >= 0;

    /// <summary>The table prints what it takes off without a sign: where one of two columns has one, that is the slip.</summary>
    private bool TakesOffUnsigned() => takesOffUnsigned ??= MoreAreUnsigned();

    private bool MoreAreUnsigned()
    {
        var more = 0;
        foreach (var row in table.Rows) { if (table.IsNatural(row)) { foreach (var column in table.Columns) { more += Math.Sign(column[row]); } } }
        return more > 0;
    }

    /// <summary>
    /// The last rows of the stack, all added: the fewest that agree in every column; else those that other columns prove beyond doubt and
    /// one column breaks, where a cell is wrong.
    /// </summary>
    private (SumPattern? Full, SumPattern? Broken, decimal Evidence) Plain(int row, List<int> stack, int[]? signs)
    {
        var sums = new SuffixSums(table.Columns);
        SumPattern? best = null;
        var most = decimal.MinValue;
        for (var k = 1; k <= Math.Min(stack.Count, SumTable.LongestSum) && table.SameKind(row, stack[^k]); k++)
        {
            sums.Add(stack[^k], signs?[stack[^k]] ?? 1);
            if (k == 1) { continue; }
            var (evidence, broken, column) = sums.Weigh(row);
            if (broken == 0 && evidence >= (table[row].SaysTotal ? 2m : 3m + (k > 12 ? 1m : 0m)))
            {
                return (table.Added(row, stack, k, signs, found.Count == 0), null, 0m);
            }
            if (broken != 1) { continue; }
            var added = table.Added(row, stack, k, signs, found.Count == 0);
            if (SumTable.IsOneMoreRow(table.Columns[column], added, sums.Miss(column, row))
                || SumSlip.Evidence(table.Columns[column], added, sums.Miss(column, row)) is not { } left)
            {
                continue;
            }
            evidence += left;
            if (evidence >= added.Needed && (best is null || evidence - added.Needed > most)) { (best, most) = (added, evidence - added.Needed); }
        }

        return (null, best, most);
    }

    /// <summary>
    /// The last two to six rows with signs: revenues less costs, income less tax. Each sign that the label does not explain asks for more
    /// evidence.
    /// </summary>
    private (SumPattern? Full, SumPattern? Broken, decimal Evidence) Signed(int row, List<int> stack)
    {
        SumPattern? best = null;
        var most = decimal.MinValue;
        for (var k = 2; k <= Math.Min(stack.Count, SumTable.LongestSigned) && table.SameKind(row, stack[^k]); k++)
        {
            var terms = stack[^k..];
            foreach (var bits in SignVectors(terms))
            {
                if (!table.MayFit(row, terms, bits)) { continue; }
                var pattern = WithSigns(row, terms, bits);
                var (evidence, broken, slip) = table.Weigh(pattern);
                var unexplained = pattern.Terms.Count(t => t.Sign < 0 && !table.IsNatural(t.Row));
                // Any row of a balance sheet is the total less all the others: only a total takes off what no label says is taken off.
                if (unexplained > 1 && !table[row].SaysTotal) { continue; }
                if (k <= 5)
                {
                    pattern = pattern with { Needed = k == 2 && table.IsAfterTax(row, terms[0], terms[1]) ? SumTable.BrokenBridge
                        : unexplained == 0 && k == 2 && (table[row].SaysTotal || ResultName.Is(table[row])) ? SumTable.BrokenTotal
                        : SumTable.BrokenSigned + (0.6m * unexplained) };
                }
                if (broken == 0 && evidence >= 3m + (1.2m * unexplained) + (0.3m * (k - 2))) { return (pattern, null, 0m); }
                if (broken == 1 && slip is { } left && evidence + left >= pattern.Needed && evidence + left - pattern.Needed > most)
                {
                    (best, most) = (pattern, evidence + left - pattern.Needed);
                }
            }
        }

        return (null, best, most);
    }

    private static SumPattern WithSigns(int row, List<int> terms, int bits)
    {
        var signed = new SumTerm[terms.Count];
        for (var i = 0; i < signed.Length; i++) { signed[i] = new(terms[i], SumTable.Sign(bits, i)); }
        return new(row, signed);
    }

    /// <summary>All vectors with a plus first (a set bit is a minus), those with the fewest unexplained minus signs before the others.</summary>
    private IEnumerable<int> SignVectors(List<int> terms)
    {
        var explained = 0;
        for (var i = 1; i < terms.Count; i++) { if (table.IsNatural(terms[i])) { explained |= 1 << (i - 1); } }
        for (var unexplained = 0; unexplained < terms.Count; unexplained++)
        {
            for (var bits = 1; bits < 1 << (terms.Count - 1); bits++)
            {
                if (BitOperations.PopCount((uint)(bits & ~explained)) == unexplained) { yield return bits; }
            }
        }
    }

    /// <summary>Without indents: a row that is the sum of the next rows, as breakdowns print it.</summary>
    private void FindTotalsAbove()
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (consumed.Contains(table.Rows[i]) || totals.Contains(table.Rows[i])) { continue; }
            var terms = new List<SumTerm>();
            for (var j = i + 1; j < table.Rows.Count && terms.Count < 12; j++)
            {
                if (consumed.Contains(table.Rows[j])) { continue; }
                if (table[table.Rows[j]].Indent < table[table.Rows[i]].Indent || !table.SameKind(table.Rows[i], table.Rows[j])) { break; }
                terms.Add(new(table.Rows[j], 1));
                var pattern = new SumPattern(table.Rows[i], [.. terms]) { Needed = SumTable.BrokenSigned };
                if (terms.Count > 1 && table.Accepts(pattern, 4.5m)) { Accept(pattern); break; }
            }
        }
    }

    /// <summary>One part is everything and the others are nil: it proves nothing, but the parts are no addends of what follows.</summary>
    private bool IsTrivial(SumPattern pattern)
    {
        var tests = table.Columns.Select(c => c.Test(pattern.Total, pattern.Terms).Footing).Where(f => f != Footing.Unknown).ToList();
        return tests.Count > 0 && tests.All(f => f == Footing.Exact);
    }

    private void Accept(SumPattern pattern)
    {
        found.Add(pattern);
        totals.Add(pattern.Total);
        foreach (var (row, _) in pattern.Terms) { consumed.Add(row); }
    }
}
