using Kessan.Core;

namespace Kessan.TieOut.Linking;

/// <summary>All facts of the tables, by their amount without sign, so that those a printed number can mean are found at once.</summary>
internal sealed class FactIndex
{
    private const int MostCandidates = 160;

    private readonly List<(decimal Low, decimal High, Fact Fact)> byLow;
    private readonly decimal widest;

    public FactIndex(IEnumerable<Fact> facts)
    {
        byLow = [.. facts.Select(f => (f, Abs: f.Value.Abs())).Where(f => f.Abs.Low is not null && f.Abs.High is not null).Select(f => (f.Abs.Low!.Value, f.Abs.High!.Value, f.f)).OrderBy(f => f.Item1)];
        widest = 0m;
        foreach (var (low, high, _) in byLow) { if (low > 0m) { widest = Math.Max(widest, (high - low) / low); } }
        widest = Math.Min(widest, 0.5m);
    }

    /// <summary>The facts whose amount the figure can be a print of.</summary>
    public IEnumerable<Fact> Near(Interval printed)
    {
        if (printed.Low is not { } low || printed.High is not { } high) { yield break; }
        var i = LowerBound(Math.Max(0m, low - (low * widest)) - 0.0000001m);
        var seen = 0;
        for (; i < byLow.Count && byLow[i].Low <= high && seen < MostCandidates * 40; i++)
        {
            if (byLow[i].High < low || !byLow[i].Fact.Value.Abs().Intersects(printed)) { continue; }
            if (++seen > MostCandidates) { yield break; }
            yield return byLow[i].Fact;
        }
    }

    private int LowerBound(decimal value)
    {
        int low = 0, high = byLow.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (byLow[middle].Low < value) { low = middle + 1; } else { high = middle; }
        }

        return low;
    }
}
