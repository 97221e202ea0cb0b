using Kessan.Core;

namespace Kessan.TieOut.Linking;

/// <summary>All facts of the tables, by their amount without sign, so that those a printed number can mean are found at once.</summary>
internal sealed class FactIndex
{
    private const int MostCandidates = 160;

    /// <summary>Facts are kept apart by how wide they are, so that a few vague ones do not make every search long.</summary>
    private static readonly decimal[] Widths = [0.002m, 0.02m, 0.5m];

    private readonly Entry[][] byLow;

    public FactIndex(IReadOnlyList<Fact> facts)
    {
        int[] widths = [.. facts.Select(WidthOf)];
        byLow = [.. Widths.Select((_, width) => facts.Where((_, i) => widths[i] == width).Select(Entry.Of).ToArray())];
        foreach (var entries in byLow) { Array.Sort(entries, ByLow); }
    }

    /// <summary>The first of <see cref="Widths"/> that the fact is not wider than, or the last; −1 where it is too wide to say anything.</summary>
    private static int WidthOf(Fact fact)
    {
        if (fact.Amount is not { Low: { } low, High: { } high }) { return -1; }
        if (low != 0m && high - low > low * Widths[^1] && high - low >= 1m) { return -1; }
        var width = 0;
        while (width < Widths.Length - 1 && high - low > low * Widths[width]) { width++; }
        return width;
    }

    private static int ByLow(Entry a, Entry b)
    {
        var order = a.Low.CompareTo(b.Low);
        return order != 0 ? order : a.Fact.Sources[0].Span.Start.CompareTo(b.Fact.Sources[0].Span.Start);
    }

    private readonly record struct Entry(decimal Low, decimal High, Fact Fact)
    {
        public static Entry Of(Fact fact) => new(fact.Amount.Low!.Value, fact.Amount.High!.Value, fact);
    }

    /// <summary>The facts whose amount the figure can be a print of.</summary>
    public IEnumerable<Fact> Near(Interval printed)
    {
        if (printed.Low is not { } low || printed.High is not { } high) { yield break; }
        for (var w = 0; w < byLow.Length; w++)
        {
            var list = byLow[w];
            var seen = 0;
            for (var i = LowerBound(list, low / (1m + Widths[w]) - 0.00000001m); i < list.Length && list[i].Low <= high && seen < MostCandidates; i++)
            {
                if (list[i].High < low || !list[i].Fact.Amount.Intersects(printed)) { continue; }
                seen++;
                yield return list[i].Fact;
            }
        }
    }

    private static int LowerBound(Entry[] list, decimal value)
    {
        int low = 0, high = list.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Low < value) { low = middle + 1; } else { high = middle; }
        }

        return low;
    }
}
