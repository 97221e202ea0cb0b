using System.Runtime.CompilerServices;

namespace Kessan.Ledgers;

/// <summary>A sum of rows with one key.</summary>
/// <param name="Sum">In ten-thousandths; 128 bits, so that no number of rows overflows.</param>
/// <param name="Row">The first of the rows.</param>
internal sealed record CellSum(ulong Key, Int128 Sum, int Row);

/// <summary>Sums by key in arrays of their own, in the order in which the keys came.</summary>
internal sealed class CellSums
{
    private int[] slots = new int[1 << 12];
    private ulong[] keys = new ulong[1 << 10];
    private Int128[] sums = new Int128[1 << 10];
    private int[] rows = new int[1 << 10];

    public int Count { get; private set; }

    /// <returns>False where the key was there before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(ulong key, long amount, int row)
    {
        var mask = slots.Length - 1;
        var slot = (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var cell = slots[slot] - 1;
            if (keys[cell] != key) { continue; }
            sums[cell] += amount;
            return false;
        }

        if (Count == keys.Length) { Grow(); Add(key, amount, row); return true; }
        (keys[Count], sums[Count], rows[Count]) = (key, amount, row);
        slots[slot] = ++Count;
        return true;
    }

    public IEnumerable<CellSum> InOrder()
    {
        for (var i = 0; i < Count; i++) { yield return new(keys[i], sums[i], rows[i]); }
    }

    private void Grow()
    {
        Array.Resize(ref keys, keys.Length * 2);
        Array.Resize(ref sums, sums.Length * 2);
        Array.Resize(ref rows, rows.Length * 2);
        slots = new int[keys.Length * 4];
        var mask = slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = (int)((keys[i] * 0x9E3779B97F4A7C15UL) >> 40) & mask;
            while (slots[slot] != 0) { slot = (slot + 1) & mask; }
            slots[slot] = i + 1;
        }
    }
}
