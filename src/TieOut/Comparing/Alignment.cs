namespace Kessan.TieOut.Comparing;

/// <summary>
/// Which figure of one draft is which of the other: contexts that are unique in both and stand in the same order are anchors; between two anchors, equal
/// contexts are paired in their order.
/// </summary>
internal static class Alignment
{
    /// <returns>For each of <paramref name="old"/> the position in <paramref name="current"/>, or −1 where it is gone.</returns>
    public static int[] Of(IReadOnlyList<string> old, IReadOnlyList<string> current)
    {
        var pairs = new int[old.Count];
        Array.Fill(pairs, -1);
        var (fromOld, fromNew) = (0, 0);
        foreach (var (a, b) in Anchors(old, current).Append((old.Count, current.Count)))
        {
            Between(old, current, fromOld, a, fromNew, b, pairs);
            if (a < old.Count) { pairs[a] = b; }
            (fromOld, fromNew) = (a + 1, b + 1);
        }

        return pairs;
    }

    private static List<(int Old, int New)> Anchors(IReadOnlyList<string> old, IReadOnlyList<string> current)
    {
        var (before, after) = (Unique(old), Unique(current));
        var candidates = new List<(int Old, int New)>();
        for (var i = 0; i < old.Count; i++)
        {
            if (before.TryGetValue(old[i], out var at) && at == i && after.TryGetValue(old[i], out var other) && other >= 0) { candidates.Add((i, other)); }
        }

        return Increasing(candidates);
    }

    /// <summary>The position of each text that stands there once; −1 where it stands there more often.</summary>
    private static Dictionary<string, int> Unique(IReadOnlyList<string> texts)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++) { found[texts[i]] = found.ContainsKey(texts[i]) ? -1 : i; }
        return found;
    }

    /// <summary>The longest run of candidates whose new positions increase (patience sorting).</summary>
    private static List<(int Old, int New)> Increasing(List<(int Old, int New)> candidates)
    {
        var tops = new List<int>();
        var below = new int[candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
        {
            int low = 0, high = tops.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (candidates[tops[middle]].New < candidates[i].New) { low = middle + 1; } else { high = middle; }
            }

            below[i] = low > 0 ? tops[low - 1] : -1;
            if (low == tops.Count) { tops.Add(i); } else { tops[low] = i; }
        }

        var run = new List<(int, int)>();
        for (var i = tops.Count > 0 ? tops[^1] : -1; i >= 0; i = below[i]) { run.Add(candidates[i]); }
        run.Reverse();
        return run;
    }

    private static void Between(IReadOnlyList<string> old, IReadOnlyList<string> current, int a, int endA, int b, int endB, int[] pairs)
    {
        for (; a < endA; a++)
        {
            for (var j = b; j < endB; j++)
            {
                if (!string.Equals(old[a], current[j], StringComparison.Ordinal)) { continue; }
                pairs[a] = j;
                b = j + 1;
                break;
            }
        }
    }
}
