namespace Kessan.Bench.TieOut;

/// <summary>Numbers that look drawn and are the same in every run (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    /// <summary>A seed for the n-th draw about a text: FNV-1a of the text, then the number.</summary>
    public static Draw Of(string text, int number)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) { hash = unchecked((hash ^ c) * 1099511628211UL); }
        return new(unchecked(hash + ((ulong)number * 0x9E3779B97F4A7C15UL)));
    }

    /// <summary>0 to below <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        var z = state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }

    public T From<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
