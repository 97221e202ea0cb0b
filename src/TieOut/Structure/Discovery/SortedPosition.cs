namespace Kessan.TieOut.Structure.Discovery;

/// <summary>The numbers of one position in order of size, to find a line by its number.</summary>
internal sealed class SortedPosition
{
    private const int AtMost = 12;

    private readonly long[] values;
    private readonly int[] owners;
    private readonly long widest;

    public SortedPosition(Lines lines, int position)
    {
        owners = [.. Enumerable.Range(0, lines.Count).Where(line => lines.Numeric[lines.At(line, position)])];
        values = [.. owners.Select(line => lines.Values[lines.At(line, position)])];
        Array.Sort(values, owners);
        widest = owners.Length == 0 ? 0 : owners.Max(line => Math.Max(lines.Halves[lines.At(line, position)], lines.Grains[lines.At(line, position)] / 2));
    }

    /// <summary>The lines whose printed number meets <paramref name="target"/> ± <paramref name="slack"/>, a few of them where many do.</summary>
    public ReadOnlySpan<int> Near(long target, long slack)
    {
        // A cell's own half unit is not known before it is found, so the widest of the position is allowed; the caller tests exactly.
        var reach = slack + widest;
        var from = LowerBound(target - reach);
        var to = from;
        while (to < values.Length && to - from < AtMost && values[to] <= target + reach) { to++; }
        return owners.AsSpan(from, to - from);
    }

    private int LowerBound(long target)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (values[middle] < target) { low = middle + 1; } else { high = middle; }
        }

        return low;
    }
}
