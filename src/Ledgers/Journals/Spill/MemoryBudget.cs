namespace Kessan.Ledgers.Journals.Spill;

/// <summary>How much memory may still be filled with what grows with the number of lines. What asks for more goes to disk.</summary>
internal sealed class MemoryBudget(long bytes)
{
    private long left = bytes;

    public bool TryTake(long wanted)
    {
        if (Interlocked.Add(ref left, -wanted) >= 0) { return true; }
        Interlocked.Add(ref left, wanted);
        return false;
    }
}
