using System.Runtime;

namespace Kessan.Cli.Builds;

/// <summary>
/// A process that stays collects its garbage while nobody waits, and then has memory enough for the next turn to need no collection: with the books of a group held, one takes as long as a document is read back.
/// </summary>
internal static class SpareMemory
{
    /// <summary>What writing and reading back one document takes, several times over.</summary>
    private const long Bytes = 160L << 20;

    /// <summary>Where the machine has not so much to spare, or another loop of the process has asked for it, everything goes on as it would have.</summary>
    public static void Provide()
    {
        try
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) { GC.EndNoGCRegion(); }
            GC.TryStartNoGCRegion(Bytes);
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentOutOfRangeException)
        {
        }
    }
}
