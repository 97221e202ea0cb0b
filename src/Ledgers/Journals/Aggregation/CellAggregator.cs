using System.Runtime.CompilerServices;
using Kessan.Core;
using Kessan.Ledgers.Journals.Cache;

namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>
/// Adds lines to the cells of one thread, some hundred at a time: their keys are put together first and the cells announced to memory, so that the
/// additions do not wait for it.
/// </summary>
internal sealed class CellAggregator : IDisposable
{
    private const int Batch = 512;
    private const int Ahead = 12;

    public const int MonthSource = -1;

    private readonly ulong[] lows = new ulong[Batch];
    private readonly ulong[] highs = new ulong[Batch];
    private readonly long[] amounts = new long[Batch];
    private readonly int[] sources;
    private readonly PlaceLog? log;
    private readonly LinePlace[] places;
    private readonly int[] partitions;
    private Part[] parts = [];
    private KeyLayout layout;
    private int pending;

    /// <param name="sources">For each dimension of the key where its code is among those of a line, or <see cref="MonthSource"/>.</param>
    /// <param name="log">Where to note which line went into which cell; null where nobody will ask.</param>
    public CellAggregator(int[] sources, PlaceLog? log = null)
    {
        (this.sources, this.log) = (sources, log);
        (places, partitions) = log is null ? ([], []) : (new LinePlace[Batch], new int[Batch]);
        layout = KeyLayout.For([.. sources.Select(_ => 4)]) ?? throw new LedgerException(TooFine);
        Use(layout);
        Table = new();
    }

    public CellTable Table { get; }

    /// <summary>The sum of what was added: a control total counted apart from the cells.</summary>
    public Int128 Total { get; private set; }

    public KeyLayout Layout => layout;

    public static Finding TooFine => new("LG515", "too-many-combinations", Severity.Fault, new Place("balances"),
        "The dimensions asked for have so many different values that their combinations do not fit in a key of 128 bits.")
    { Remedy = "Ask by fewer dimensions." };

    /// <param name="lineCodes">The codes of the line; those of the key are picked out of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int[] lineCodes, int month, long amount)
    {
        var (low, high) = Key(lineCodes, month);
        lows[pending] = low;
        highs[pending] = high;
        amounts[pending] = amount;
        if (++pending == Batch) { Flush(); }
    }

    /// <summary>The same, and notes the line in the log.</summary>
    public void AddPlaced(int[] lineCodes, int month, long amount, LinePlace place, int partition)
    {
        var (low, high) = Key(lineCodes, month);
        lows[pending] = low;
        highs[pending] = high;
        amounts[pending] = amount;
        places[pending] = place;
        partitions[pending] = partition;
        if (++pending == Batch) { Flush(); }
    }

    public void AddWide(int[] lineCodes, int month, Int128 amount, LinePlace place, int partition)
    {
        var (low, high) = Key(lineCodes, month);
        var cell = Table.AddWide(low, high, amount);
        log?.Add(partition, cell, place);
        Total += amount;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Flush()
    {
        if (log is not null)
        {
            FlushPlaced(log);
            return;
        }

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

    /// <summary>Hands the cells to the log and begins anew.</summary>
    public void Drain()
    {
        Flush();
        HandOver(log!);
    }

    public void Dispose() => Table.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FlushPlaced(PlaceLog into)
    {
        Int128 total = 0;
        for (var i = 0; i < Math.Min(Ahead, pending); i++) { Table.Expect(lows[i], highs[i]); }
        for (var i = 0; i < pending; i++)
        {
            if (i + Ahead < pending) { Table.Expect(lows[i + Ahead], highs[i + Ahead]); }
            into.Add(partitions[i], Table.AddIndexed(lows[i], highs[i], amounts[i]), places[i]);
            total += amounts[i];
        }

        Total += total;
        pending = 0;
        if (Table.Count > into.MostCells) { HandOver(into); }
    }

    private void HandOver(PlaceLog into)
    {
        into.Take(Table, layout);
        Table.Clear();
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(layout))]
    private void Use(KeyLayout next)
    {
        layout = next;
        parts = [.. sources.Select((s, d) => new Part(s, next.Shifts[d], next.Bits[d], next.Words[d] == 1))];
    }

    /// <summary>Where the code of a dimension comes from and where in the key it goes.</summary>
    private readonly record struct Part(int Source, int Shift, int Bits, bool IsHigh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (ulong Low, ulong High) Key(int[] lineCodes, int month)
    {
        ulong low = 0, high = 0;
        var tooWide = 0;
        foreach (ref readonly var part in parts.AsSpan())
        {
            var code = part.Source == MonthSource ? month : lineCodes[part.Source];
            tooWide |= code >> part.Bits;
            var placed = (ulong)(uint)code << part.Shift;
            if (part.IsHigh) { high |= placed; } else { low |= placed; }
        }

        return tooWide == 0 ? (low, high) : WiderKey(lineCodes, month);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ulong Low, ulong High) WiderKey(int[] lineCodes, int month)
    {
        Flush();
        var codes = sources.Select(s => s == MonthSource ? month : lineCodes[s]).ToArray();
        var wider = layout.WideEnoughFor(codes) ?? throw new LedgerException(TooFine);
        Table.Rekey(layout, wider);
        Use(wider);
        return layout.Pack(codes);
    }
}
