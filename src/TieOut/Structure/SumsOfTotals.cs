namespace Kessan.TieOut.Structure;

/// <summary>
/// Totals that two totals further up make, which are addends of other sums already: net current assets, total liabilities and net assets in a balance sheet
/// that ends with them, assets less current liabilities, the result before tax of all operations.
/// <example>Total assets 63,710 = 41,800 + 21,910; total current liabilities (11,230); net current assets 10,680 = 21,910 − 11,230.</example>
/// </summary>
internal static class SumsOfTotals
{
    /// <summary>Totals that are looked at: those of one statement.</summary>
    private const int Most = 24;

    public static IEnumerable<SumPattern> Find(SumTable table, List<SumPattern> found)
    {
        var totals = found.Select(f => f.Total).ToHashSet();
        var seen = new List<int>();
        foreach (var row in table.Rows)
        {
            if (!totals.Contains(row) && IsTotal(table, row) && Best(table, row, seen) is { } pattern) { yield return pattern; }
            if (totals.Contains(row) || IsTotal(table, row)) { seen.Add(row); }
            if (seen.Count > Most) { yield break; }
        }
    }

    private static bool IsTotal(SumTable table, int row) => table[row].SaysTotal || ResultName.Is(table[row]);

    /// <summary>Of pairs that come out the nearest; a pair must speak louder the more there were to choose from.</summary>
    private static SumPattern? Best(SumTable table, int row, List<int> totals)
    {
        var ways = Magnitude.Log10(Math.Max(1, totals.Count * (totals.Count - 1)));
        for (var second = totals.Count - 1; second > 0; second--)
        {
            for (var first = second - 1; first >= 0; first--)
            {
                List<int> terms = [totals[first], totals[second]];
                if (!table.SameKind(row, terms[0]) || !table.SameKind(row, terms[1])) { continue; }
                for (var bits = 0; bits < 2; bits++)
                {
                    if (!table.MayFit(row, terms, bits)) { continue; }
                    var pattern = new SumPattern(row, [new(terms[0], 1), new(terms[1], SumTable.Sign(bits, 1))])
                    {
                        Needed = SumTable.BrokenTotal + ways,
                        IsOfTotals = true
                    };
                    if (table.Accepts(pattern, SumTable.BrokenTotal + ways)
                        && (table.Weigh(pattern).Broken > 0 || table.Columns.Exists(c => pattern.Survives(table.Columns, c))))
                    {
                        return pattern;
                    }
                }
            }
        }

        return null;
    }
}
