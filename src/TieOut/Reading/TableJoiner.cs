namespace Kessan.TieOut.Reading;

/// <summary>
/// Joins a statement that was printed in two parts with the header repeated (a page break): assets and liabilities, or the cash flow and
/// its end. Only tables with nothing between them and the same headers are one.
/// </summary>
internal static class TableJoiner
{
    public static List<Block> Join(List<Block> blocks)
    {
        var joined = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block is Table next && joined.Count > 0 && joined[^1] is Table last && IsContinued(last, next)) { joined[^1] = Join(last, next); }
            else { joined.Add(block); }
        }

        return joined;
    }

    private static bool IsContinued(Table last, Table next) =>
        next.Title.Count == 0 && last.Columns.Count == next.Columns.Count && last.Columns.All(c => c.Header.Length > 0)
        && last.Columns.Zip(next.Columns).All(pair => pair.First.Header.Equals(pair.Second.Header, StringComparison.OrdinalIgnoreCase));

    private static Table Join(Table last, Table next) =>
        new()
        {
            Title = last.Title, Columns = last.Columns, Rows = [.. last.Rows, .. next.Rows], PartsBegin = [.. last.PartsBegin, last.Rows.Count],
            MayBeDamaged = last.MayBeDamaged || next.MayBeDamaged,
        };
}
