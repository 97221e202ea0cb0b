using System.Runtime.CompilerServices;
using Kessan.Core;

namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>
/// Adds lines to the cells of one thread, some hundred at a time: their keys are put together first and the cells announced to memory, so that the
/// additions do not wait for it.
/// </summary>
internal sealed class CellAggregator : IDisposable
{
    private const int Batch = 512;
    private const int Ahead = 12;

    private readonly ulong[] lows = new ulong[Batch];
    private readonly ulong[] highs = new ulong[Batch];
    private readonly long[] amounts = new long[Batch];
    private readonly int[] codes;
    private KeyLayout layout;
    private int pending;

    public CellAggregator(int dimensions)
    {
        codes = new int[dimensions];
        layout = KeyLayout.For([.. Enumerable.Repeat(4, dimensions)])
            ?? throw new LedgerException(TooFine);
        Table = new();
    }

    public CellTable Table { get; }

    /// <summary>The sum of what was added: a control total counted apart from the cells.</summary>
    public Int128 Total { get; private set; }

    public KeyLayout Layout => layout;

    public static Finding TooFine => new("LG515", "too-many-combinations", Severity.Fault, new Place("balances"),
        "The dimensions asked for have so many different values that their combinations do not fit in a key of 128 bits.")
    { Remedy = "Ask by fewer dimensions." };

    /// <summary>The code of dimension d of the line that <see cref="Add"/> adds next.</summary>
    public int[] Codes => codes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long amount)
    {
        var (low, high) = Key();
        lows[pending] = low;
        highs[pending] = high;
        amounts[pending] = amount;
        if (++pending == Batch) { Flush(); }
    }

    public void AddWide(Int128 amount)
    {
        var (low, high) = Key();
        Table.AddWide(low, high, amount);
        Total += amount;
    }

    public void Flush()
    {
        Int128 total = 0;
        for (var i = 0; i < Math.Min(Ahead, pending); i++) { Table.Expect(lows[i], highs[i]); }
        for (var i = 0; i < pending; i++)
        {
            if (i + Ahead < pending) { Table.Expect(lows[i + Ahead], highs[i + Ahead]); }
            Table.Add(lows[i], highs[i], amounts[i]);
            total += amounts[i];
        }

        Total += total;
        pending = 0;
    }

    public void Dispose() => Table.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (ulong Low, ulong High) Key()
    {
        ulong low = 0, high = 0;
        var tooWide = 0;
        var words = layout.Words;
        var shifts = layout.Shifts;
        var bits = layout.Bits;
        for (var d = 0; d < codes.Length; d++)
        {
            var code = codes[d];
            tooWide |= code >> bits[d];
            var part = (ulong)(uint)code << shifts[d];
            if (words[d] == 0) { low |= part; } else { high |= part; }
        }

        return tooWide == 0 ? (low, high) : WiderKey();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ulong Low, ulong High) WiderKey()
    {
        Flush();
        var wider = layout.WideEnoughFor(codes) ?? throw new LedgerException(TooFine);
        Table.Rekey(layout, wider);
        layout = wider;
        return layout.Pack(codes);
    }
}
