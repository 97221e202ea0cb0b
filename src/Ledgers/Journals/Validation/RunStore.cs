using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals.Spill;

namespace Kessan.Ledgers.Journals.Validation;

/// <summary>
/// The runs one thread has seen the end of, by partitions of their document's hash: what belongs together comes together in one
/// partition, and each partition is small enough to be looked at whole.
/// </summary>
internal sealed class RunStore(int partitions, MemoryBudget budget, string folder) : IDisposable
{
    private readonly int shift = 128 - System.Numerics.BitOperations.Log2((uint)partitions);

    public PartitionedRecords<BalancedRun> Balanced { get; } = new(partitions, budget, folder);

    public PartitionedRecords<OpenRun> Open { get; } = new(partitions, budget, folder);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Run run)
    {
        if (run.Others is { } others)
        {
            AddMixed(run, others);
        }
        else if (run.Sum == 0)
        {
            AddBalanced(run);
        }
        else
        {
            AddOpen(run, run.Currency, run.Sum);
        }
    }

    public void Dispose()
    {
        Balanced.Dispose();
        Open.Dispose();
    }

    private void AddMixed(Run run, Dictionary<ulong, Int128> others)
    {
        var open = others.Where(o => o.Value != 0).ToList();
        if (run.Sum != 0) { open.Add(new(run.Currency, run.Sum)); }
        if (open.Count == 0) { AddBalanced(run); }
        foreach (var (currency, sum) in open) { AddOpen(run, currency, sum); }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddBalanced(Run run) => Balanced.Add(
        Partition(run),
        new() { Low = (ulong)run.Document, High = (uint)(run.Document >> 64), Date = run.Date, Place = run.Place });

    private void AddOpen(Run run, ulong currency, Int128 sum) => Open.Add(
        Partition(run),
        new() { Low = (ulong)run.Document, High = (uint)(run.Document >> 64), Date = run.Date, Place = run.Place, Currency = currency, Sum = sum });

    /// <summary>By the highest bits, which the records do not repeat.</summary>
    private int Partition(Run run) => shift == 128 ? 0 : (int)(run.Document >> shift);
}
