namespace Kessan.Ledgers.Journals.Validation;

/// <summary>The first run of each document of a partition, by its hash, with open addressing. One thread's, used for one partition after the other.</summary>
internal sealed class BalancedTable
{
    private BalancedRun[] slots = [];
    private int mask;

    /// <summary>Empties it and makes room for so many runs.</summary>
    public void Begin(int count)
    {
        var wanted = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, (count * 3L / 2) + 1));
        if (slots.Length < wanted) { slots = new BalancedRun[wanted]; } else { Array.Clear(slots, 0, wanted); }
        mask = wanted - 1;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public ref BalancedRun FindOrAdd(in BalancedRun run, out bool isNew)
    {
        // The hash's low bits are as good as any; a date is never 0, so a slot without one is free.
        for (var slot = (int)(run.Low & (uint)mask); ; slot = (slot + 1) & mask)
        {
            ref var found = ref slots[slot];
            if (found.Date == 0)
            {
                found = run;
                isNew = true;
                return ref found;
            }

            if (found.Low == run.Low && found.High == run.High)
            {
                isNew = false;
                return ref found;
            }
        }
    }
}
