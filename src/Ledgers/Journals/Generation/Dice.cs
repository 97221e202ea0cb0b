namespace Kessan.Ledgers.Journals.Generation;

/// <summary>Random numbers that are the same everywhere and for ever: SplitMix64 (Steele, Lea and Flood, 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <returns>0 to below <paramref name="end"/>.</returns>
    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Amounts as books have them: each power of ten up to <paramref name="digits"/> about as often, hence many small and few large ones.</summary>
    public long Amount(int digits)
    {
        var size = 1L;
        for (var d = 2 + Below(Math.Max(1, digits - 1)); d > 0; d--) { size *= 10; }
        return (size / 10) + (long)Math.BigMul(Next(), (ulong)(size - (size / 10)), out _);
    }
}
