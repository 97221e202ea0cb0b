namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Lines that belong together without standing together: those of one name (Males in every region), those printed to one place
/// (amounts between percentages), every second, third, … line.
/// </summary>
internal static class LineClasses
{
    private const int MostClasses = 256;
    private const int LongestStride = 3;
    private const int FewLines = 128;

    public static IEnumerable<int[]> Of(Lines lines, LineLabels labels, int[] order) =>
        ByName(labels, order).Concat(ByPlace(lines, order)).Concat(ByStride(order))
            .Where(members => members.Length >= 2 && members.Length < order.Length && !IsRun(order, members))
            .DistinctBy(members => string.Join(',', members), StringComparer.Ordinal)
            .Take(MostClasses);

    private static IEnumerable<int[]> ByName(LineLabels labels, int[] order) =>
        order.Where(line => labels.Texts[line].Length > 0).GroupBy(line => labels.Texts[line], StringComparer.Ordinal).Select(group => group.ToArray());

    private static IEnumerable<int[]> ByPlace(Lines lines, int[] order) => order.GroupBy(line => Place(lines, line)).Select(group => group.ToArray());

    private static IEnumerable<int[]> ByStride(int[] order)
    {
        if (order.Length > FewLines) { yield break; }
        for (var stride = 2; stride <= LongestStride; stride++)
        {
            for (var offset = 0; offset < stride; offset++)
            {
                yield return [.. order.Where((_, place) => place % stride == offset)];
            }
        }
    }

    private static long Place(Lines lines, int line)
    {
        var grains = new List<long>();
        for (var p = 0; p < lines.Positions; p++)
        {
            if (lines.Numeric[lines.At(line, p)] && lines.Values[lines.At(line, p)] != 0) { grains.Add(lines.Grains[lines.At(line, p)]); }
        }

        grains.Sort();
        return grains.Count == 0 ? 0 : grains[grains.Count / 4];
    }

    private static bool IsRun(int[] order, int[] members) => Array.IndexOf(order, members[^1]) - Array.IndexOf(order, members[0]) == members.Length - 1;
}
