using Kessan.Core;

namespace Kessan.TieOut.Comparing;

/// <summary>The numbers of an earlier document or of the books, by day, unit and amount, so that those a printed number can mean are found at once.</summary>
internal sealed class References
{
    private readonly Dictionary<Key, Amounts> amounts = [];

    public References(IReadOnlyList<ReferenceLine> lines)
    {
        foreach (var table in lines.GroupBy(l => l.Table))
        {
            var siblings = table.ToList();
            foreach (var line in siblings) { line.Siblings = siblings; }
            Tables.Add(table.Key, siblings);
        }

        foreach (var group in lines.SelectMany(l => l.Cells).GroupBy(c => new Key(c.Period.End, c.Unit))) { amounts.Add(group.Key, new(group)); }
    }

    /// <summary>The lines of each table.</summary>
    public Dictionary<int, IReadOnlyList<ReferenceLine>> Tables { get; } = [];

    /// <summary>
    /// What is known for a day and a unit, whatever the length of the period, and can be the same amount without sign; in order of the amount.
    /// </summary>
    public IEnumerable<ReferenceCell> At(DateOnly end, string unit, Interval amount) =>
        amounts.TryGetValue(new(end, unit), out var found) ? found.Near(amount.Abs()) : [];

    private sealed record Key(DateOnly End, string Unit);

    private sealed class Amounts
    {
        private readonly ReferenceCell[] cells;
        private readonly decimal[] lows;
        private readonly decimal widest;

        public Amounts(IEnumerable<ReferenceCell> unordered)
        {
            cells = [.. unordered.Where(c => c.Possible is { Low: not null, High: not null }).OrderBy(c => c.Possible.Abs().Low!.Value)];
            lows = [.. cells.Select(c => c.Possible.Abs().Low!.Value)];
            foreach (var cell in cells) { widest = Math.Max(widest, cell.Possible.Width!.Value); }
        }

        public IEnumerable<ReferenceCell> Near(Interval amount)
        {
            if (amount.Low is not { } low || amount.High is not { } high) { yield break; }
            var from = Array.BinarySearch(lows, low - widest);
            for (var i = First(from < 0 ? ~from : from); i < cells.Length && lows[i] <= high; i++)
            {
                if (cells[i].Possible.Abs().Intersects(amount)) { yield return cells[i]; }
            }
        }

        /// <summary>A search among equal values may end on any of them.</summary>
        private int First(int index)
        {
            while (index > 0 && index <= lows.Length && lows[index - 1] == lows[Math.Min(index, lows.Length - 1)]) { index--; }
            return index;
        }
    }
}
