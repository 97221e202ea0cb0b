using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>The sums of one key, as long as a cache line. An unused cell has no lines.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct Cell
{
    public ulong Low;
    public ulong High;

    /// <summary>The sum of the positive amounts, in ten-thousandths.</summary>
    public Int128 Debit;

    /// <summary>The sum of the negative amounts.</summary>
    public Int128 Credit;
    public long Lines;

    /// <summary>The place of the key in the order in which its table met its keys; a table that was emptied counts on.</summary>
    public int Index;

    /// <summary>How often the table was emptied before.</summary>
    public int Generation;
}

internal delegate void CellUse(in Cell cell);

/// <summary>
/// Cells by key, with open addressing. One thread's own; 128-bit sums, because a hundred million amounts can outgrow 64 bits.
/// </summary>
internal sealed unsafe class CellTable : IDisposable
{
    private Cell* cells;
    private long mask;
    private int shift;

    public CellTable(int capacity = 4096) => Allocate(capacity);

    public long Count { get; private set; }

    public long Capacity => mask + 1;

    /// <summary>How many indexes were given out, those of emptied cells included.</summary>
    public int Indexes { get; private set; }

    public int Generation { get; private set; }

    /// <summary>Tells memory that the cell of a key will be wanted in a moment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Expect(ulong low, ulong high)
    {
        if (Sse.IsSupported) { Sse.Prefetch0(cells + Slot(low, high)); }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong low, ulong high, long amount) => AddIndexed(low, high, amount);

    /// <returns>The cell's <see cref="Cell.Index"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int AddIndexed(ulong low, ulong high, long amount)
    {
        var cell = Find(low, high);
        cell->Lines++;
        // One of the two is zero; no branch depends on the sign, which nobody could foretell.
        var negative = amount & (amount >> 63);
        cell->Debit += amount - negative;
        cell->Credit += negative;
        return cell->Index;
    }

    /// <returns>The cell's <see cref="Cell.Index"/>.</returns>
    public int AddWide(ulong low, ulong high, Int128 amount) =>
        AddSums(low, high, amount > 0 ? amount : 0, amount < 0 ? amount : 0, 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int AddSums(ulong low, ulong high, Int128 debit, Int128 credit, long lines)
    {
        var cell = Find(low, high);
        cell->Lines += lines;
        cell->Debit += debit;
        cell->Credit += credit;
        return cell->Index;
    }

    /// <summary>Begins anew; the memory is kept.</summary>
    public void Clear()
    {
        NativeMemory.Clear(cells, (nuint)(Capacity * sizeof(Cell)));
        (Count, Generation) = (0, Generation + 1);
    }

    /// <summary>The used cells, in no order that means anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Each(CellUse use)
    {
        for (long slot = 0; slot <= mask; slot++)
        {
            if (cells[slot].Lines != 0) { use(in cells[slot]); }
        }
    }

    /// <summary>The same sums under other keys.</summary>
    public void Rekey(KeyLayout from, KeyLayout to)
    {
        Span<int> codes = stackalloc int[from.Bits.Length];
        for (long slot = 0; slot <= mask; slot++)
        {
            var cell = cells + slot;
            if (cell->Lines == 0) { continue; }
            for (var d = 0; d < codes.Length; d++) { codes[d] = from.CodeOf(d, cell->Low, cell->High); }
            (cell->Low, cell->High) = to.Pack(codes);
        }

        Rehash(mask + 1);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(cells);
        cells = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Slot(ulong low, ulong high) =>
        (long)((((low ^ (high * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93) ^ (low >> 29)) * 0x9E3779B97F4A7C15 >> shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Cell* Find(ulong low, ulong high)
    {
        var slot = Slot(low, high);
        while (true)
        {
            var cell = cells + slot;
            if (cell->Low == low && cell->High == high && cell->Lines != 0) { return cell; }
            if (cell->Lines == 0) { return Claim(low, high); }
            slot = (slot + 1) & mask;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Cell* Claim(ulong low, ulong high)
    {
        if ((Count + 1) * 8 > (mask + 1) * 5) { Rehash((mask + 1) * 2); }
        Count++;
        var cell = Free(low, high);
        cell->Low = low;
        cell->High = high;
        cell->Index = Indexes++;
        cell->Generation = Generation;
        return cell;
    }

    private Cell* Free(ulong low, ulong high)
    {
        var slot = Slot(low, high);
        while (cells[slot].Lines != 0) { slot = (slot + 1) & mask; }
        return cells + slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rehash(long capacity)
    {
        var old = cells;
        var oldMask = mask;
        Allocate(capacity);
        for (long slot = 0; slot <= oldMask; slot++)
        {
            if (old[slot].Lines != 0) { *Free(old[slot].Low, old[slot].High) = old[slot]; }
        }

        NativeMemory.AlignedFree(old);
    }

    private void Allocate(long capacity)
    {
        cells = (Cell*)NativeMemory.AlignedAlloc((nuint)(capacity * sizeof(Cell)), 64);
        NativeMemory.Clear(cells, (nuint)(capacity * sizeof(Cell)));
        mask = capacity - 1;
        shift = 64 - System.Numerics.BitOperations.Log2((ulong)capacity);
    }
}
