using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Adds up cells by some of their dimensions. Where there are not too many combinations each has a place in an array, and a cell is added without searching;
/// places are in the order of the values. Else they are looked for.
/// </summary>
internal sealed class CacheSums : IDisposable
{
    private const int MostPlaces = 1 << 18;

    private readonly string[][] values;
    private readonly CellMerge? merge;
    private readonly int[] strides = [];
    private readonly Int128[] debits = [];
    private readonly Int128[] credits = [];
    private readonly long[] lines = [];

    public CacheSums(IReadOnlyList<string> dimensions, string[][] values)
    {
        this.values = values;
        Ranks = new int[dimensions.Count];
        long places = 1;
        foreach (var texts in values) { places = Math.Min(places * texts.Length, MostPlaces + 1); }
        if (places > MostPlaces)
        {
            merge = new(dimensions, values, 1 << 16);
            return;
        }

        strides = new int[values.Length];
        for (int d = values.Length - 1, stride = 1; d >= 0; stride *= values[d--].Length) { strides[d] = stride; }
        (debits, credits, lines) = (new Int128[places], new Int128[places], new long[places]);
    }

    /// <summary>The ranks of the cell that <see cref="Add"/> adds next.</summary>
    public int[] Ranks { get; }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    public void Add(Int128 debit, Int128 credit, long count)
    {
        if (merge is not null)
        {
            Ranks.CopyTo(merge.Ranks, 0);
            merge.Add(debit, credit, count);
            return;
        }

        var place = 0;
        for (var d = 0; d < strides.Length; d++) { place += strides[d] * Ranks[d]; }
        debits[place] += debit;
        credits[place] += credit;
        lines[place] += count;
    }

    /// <summary>In the order of the values.</summary>
    public CellSet Finish(IReadOnlyList<string> dimensions)
    {
        if (merge is not null) { return merge.Finish(); }
        var used = new List<int>();
        for (var place = 0; place < lines.Length; place++)
        {
            if (lines[place] != 0) { used.Add(place); }
        }

        var ranks = values.Select((texts, d) => used.ConvertAll(p => p / strides[d] % texts.Length).ToArray()).ToArray();
        return new(dimensions, values, ranks, [.. used.Select(p => debits[p])], [.. used.Select(p => credits[p])], [.. used.Select(p => lines[p])]);
    }

    public void Dispose() => merge?.Dispose();
}
