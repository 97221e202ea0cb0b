namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// The positions at which relations are looked for (they are tested at all): evenly spread, and so many that the work of a short
/// table with many positions stays in proportion to its size.
/// </summary>
internal static class Samples
{
    /// <summary>Tables of more lines than this are searched in windows of a fixed number of lines.</summary>
    public const int LongTable = 512;

    private const long Work = 200_000;

    public static IEnumerable<int> Of(Lines lines, int count, int share = 1)
    {
        var each = count <= 64 ? (long)count * count : count * 8L;
        var wanted = Math.Clamp(Work / share / Math.Max(each, 1), 12, lines.Positions < 12 ? 12 : lines.Positions);
        for (var i = 0L; i < Math.Min(wanted, lines.Positions); i++)
        {
            yield return (int)(lines.Positions <= wanted ? i : i * lines.Positions / wanted);
        }
    }
}
