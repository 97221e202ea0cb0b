using System.Runtime;

namespace Kessan.Cli.Builds;

/// <summary>
/// Memory in which a build works without collecting its garbage: most of what it makes stays until it ends, and both cores wait while it is sorted. A process
/// that stays collects while nobody waits, and then has enough for the next turn: with the books of a group held, a collection takes as long as a document is
/// read back.
/// </summary>
internal static class SpareMemory
{
    /// <summary>What everything that one period is announced with takes to write and to read back. It is taken from the machine only as it is used.</summary>
    private const long Bytes = 1L << 30;

    private static long since;

    /// <summary>Where the machine has not so much to spare, or another loop of the process has asked for it, everything goes on as it would have.</summary>
    public static void Provide()
    {
        try
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) { GC.EndNoGCRegion(); }
            GC.TryStartNoGCRegion(Math.Min(Bytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8));
            since = GC.GetTotalAllocatedBytes();
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentOutOfRangeException)
        {
        }
    }

    /// <summary>Provides anew where more than half has been used: turns that are broken off, one after the other, leave no moment to do it in.</summary>
    public static void Keep()
    {
        if (GC.GetTotalAllocatedBytes() - since > Bytes / 2) { Provide(); }
    }
}
