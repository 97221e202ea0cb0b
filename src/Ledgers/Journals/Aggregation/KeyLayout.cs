namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>
/// How the codes of a cell's dimensions lie in a key of two words: each dimension has as many bits as its codes need so far, and none is
/// divided between the words.
/// </summary>
internal sealed class KeyLayout
{
    private readonly int[] wordOf;
    private readonly int[] shiftOf;
    private readonly int[] bitsOf;

    private KeyLayout(int[] bits, int[] words, int[] shifts) => (bitsOf, wordOf, shiftOf) = (bits, words, shifts);

    public int[] Bits => bitsOf;

    /// <summary>0 or 1 for each dimension.</summary>
    public int[] Words => wordOf;

    public int[] Shifts => shiftOf;

    /// <returns>Null where the dimensions need more than the 128 bits there are.</returns>
    public static KeyLayout? For(int[] bits)
    {
        Span<int> used = stackalloc int[2];
        var words = new int[bits.Length];
        var shifts = new int[bits.Length];
        foreach (var d in Enumerable.Range(0, bits.Length).OrderByDescending(d => bits[d]))
        {
            var word = used[0] + bits[d] <= 64 ? 0 : 1;
            if (used[word] + bits[d] > 64) { return null; }
            (words[d], shifts[d]) = (word, used[word]);
            used[word] += bits[d];
        }

        return new(bits, words, shifts);
    }

    /// <summary>The first dimension highest, so that keys compare as their codes do, one dimension after the other.</summary>
    /// <returns>Null where they do not fit.</returns>
    public static KeyLayout? InOrder(int[] bits)
    {
        var words = new int[bits.Length];
        var shifts = new int[bits.Length];
        var (word, free) = (1, 64);
        for (var d = 0; d < bits.Length; d++)
        {
            if (bits[d] > free) { (word, free) = (word - 1, 64); }
            if (word < 0) { return null; }
            free -= bits[d];
            (words[d], shifts[d]) = (word, free);
        }

        return new(bits, words, shifts);
    }

    /// <returns>The layout with at least as many bits for each dimension as these codes need.</returns>
    public KeyLayout? WideEnoughFor(ReadOnlySpan<int> codes)
    {
        var wider = (int[])bitsOf.Clone();
        for (var d = 0; d < wider.Length; d++)
        {
            while (codes[d] >> wider[d] != 0) { wider[d] += 2; }
        }

        return For(wider);
    }

    public (ulong Low, ulong High) Pack(ReadOnlySpan<int> codes)
    {
        ulong low = 0, high = 0;
        for (var d = 0; d < wordOf.Length; d++)
        {
            var part = (ulong)(uint)codes[d] << shiftOf[d];
            if (wordOf[d] == 0) { low |= part; } else { high |= part; }
        }

        return (low, high);
    }

    public int CodeOf(int dimension, ulong low, ulong high) =>
        (int)(((wordOf[dimension] == 0 ? low : high) >> shiftOf[dimension]) & ((1UL << bitsOf[dimension]) - 1));
}
