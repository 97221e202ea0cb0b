namespace Kessan.Cli.Diff;

/// <summary>
/// Two sequences side by side: what stands in both, in the same order, is paired, so that as much as possible is (the longest common subsequence).
/// </summary>
internal static class Alignment
{
    /// <returns>Positions in both; −1 where one side has nothing.</returns>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var lengths = new int[old.Count + 1, @new.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = @new.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == @new[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        List<int[]> pairs = [];
        var (a, b) = (0, 0);
        while (a < old.Count || b < @new.Count)
        {
            if (a < old.Count && b < @new.Count && old[a] == @new[b]) { pairs.Add([a++, b++]); }
            else if (b == @new.Count || (a < old.Count && lengths[a + 1, b] >= lengths[a, b + 1])) { pairs.Add([a++, -1]); }
            else { pairs.Add([-1, b++]); }
        }

        return pairs;
    }
}
