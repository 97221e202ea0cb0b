using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kessan.Ledgers.Journals.Spill;

/// <summary>
/// Records of one thread, divided into partitions that can be looked at one after the other; in memory while the budget lasts, on disk
/// from then on.
/// </summary>
internal sealed class PartitionedRecords<T> : IDisposable
    where T : unmanaged
{
    /// <summary>What all partitions together may hold open.</summary>
    private const int OpenBytes = 16 << 20;

    private const int MostBytes = 128 * 1024;
    private const int FewestBytes = 8 * 1024;
    private const int FirstLength = 64;

    /// <summary>How many records are kept or spilled together.</summary>
    private readonly int fullLength;
    private readonly MemoryBudget budget;
    private readonly SpillFile file;
    private readonly T[][] open;
    private readonly int[] filled;
    private readonly List<T[]>[] kept;
    private readonly List<long>[] spilled;

    public PartitionedRecords(int partitions, MemoryBudget budget, string folder)
    {
        this.budget = budget;
        fullLength = Math.Clamp(OpenBytes / partitions, FewestBytes, MostBytes) / Unsafe.SizeOf<T>();
        file = new(folder);
        open = new T[partitions][];
        filled = new int[partitions];
        kept = new List<T[]>[partitions];
        spilled = new List<long>[partitions];
        for (var p = 0; p < partitions; p++) { (open[p], kept[p], spilled[p]) = ([], [], []); }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int partition, in T record)
    {
        if (filled[partition] == open[partition].Length) { MakeRoom(partition); }
        open[partition][filled[partition]++] = record;
    }

    /// <summary>Gives the memory of a partition back that nobody will ask for again.</summary>
    public void Forget(int partition)
    {
        kept[partition].Clear();
        spilled[partition].Clear();
        open[partition] = [];
        filled[partition] = 0;
    }

    public int Count(int partition) => ((kept[partition].Count + spilled[partition].Count) * fullLength) + filled[partition];

    /// <summary>The records of a partition, in the order in which they came.</summary>
    public IEnumerable<ReadOnlyMemory<T>> Of(int partition)
    {
        foreach (var chunk in kept[partition]) { yield return chunk; }
        var read = spilled[partition].Count > 0 ? new T[fullLength] : [];
        foreach (var at in spilled[partition])
        {
            file.Read(MemoryMarshal.AsBytes(read.AsSpan()), at);
            yield return read;
        }

        yield return open[partition].AsMemory(0, filled[partition]);
    }

    public void Dispose()
    {
        for (var p = 0; p < open.Length; p++) { Forget(p); }
        file.Dispose();
    }

    private void MakeRoom(int partition)
    {
        var length = open[partition].Length;
        if (length < fullLength)
        {
            Array.Resize(ref open[partition], length == 0 ? FirstLength : Math.Min(fullLength, length * 4));
            return;
        }

        if (budget.TryTake(fullLength * (long)Unsafe.SizeOf<T>()))
        {
            kept[partition].Add(open[partition]);
            open[partition] = GC.AllocateUninitializedArray<T>(fullLength);
        }
        else
        {
            spilled[partition].Add(file.Append(MemoryMarshal.AsBytes(open[partition].AsSpan())));
        }

        filled[partition] = 0;
    }
}
