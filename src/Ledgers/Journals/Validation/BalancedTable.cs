namespace Kessan.Ledgers.Journals.Validation;

/// <summary>The first run of each document of a partition, by its hash, with open addressing.</summary>
internal sealed class BalancedTable(int count)
{
    private readonly BalancedRun[] slots = new BalancedRun[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, (count * 3L / 2) + 1))];

    public ref BalancedRun FindOrAdd(in BalancedRun run, out bool isNew)
    {
        // The hash's low bits are as good as any; a date is never 0, so a slot without one is free.
        for (var slot = (int)(run.Low & (uint)(slots.Length - 1)); ; slot = (slot + 1) & (slots.Length - 1))
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
