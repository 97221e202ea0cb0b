namespace Kessan.TieOut.Reading.Grids;

/// <summary>Two tables drawn as one, beside each other (assets to the left, liabilities to the right): labels stand between the numbers in most rows.</summary>
internal static class SideBySide
{
    private const int FewestRows = 3;

    public static IEnumerable<List<GridLine>> Split(List<GridLine> lines)
    {
        if (Cut(lines) is not { } cut) { return [lines]; }
        return [Part(lines, 0, cut), Part(lines, cut, int.MaxValue)];
    }

    /// <summary>The grid column where the second labels begin.</summary>
    private static int? Cut(List<GridLine> lines)
    {
        var data = lines.Where(l => l.HasValues).ToList();
        var starts = data.Select(SecondLabel).OfType<int>().ToList();
        if (starts.Count < FewestRows || starts.Count * 2 < data.Count) { return null; }
        var cut = starts.Min();
        return starts.Count(s => s == cut) * 2 >= starts.Count ? cut : null;
    }

    private static int? SecondLabel(GridLine line)
    {
        var seen = false;
        for (var i = 1; i + 1 < line.Items.Count; i++)
        {
            seen |= line.Items[i].IsValue;
            if (seen && line.Items[i].Kind == SegmentKind.Text && line.Items[i + 1].IsValue && line.Items[0].Kind == SegmentKind.Text
                && line.Items[i].Text.Count(char.IsLetter) > 3)
            {
                return line.Items[i].Start;
            }
        }

        return null;
    }

    private static List<GridLine> Part(List<GridLine> lines, int from, int to) =>
        [.. lines.Select(l => new GridLine
        {
            Index = l.Index,
            Row = l.Row,
            Items = [.. l.Items.Where(i => i.Start >= from && i.Start < to).Select(i => i with { Start = i.Start - from, End = i.End - from })]
        })];
}
