namespace Kessan.Ledgers.Journals.Spill;

/// <summary>
/// What the runtime throws when the disk takes no more: full, not ours, or the file larger than a limit allows (which it takes for a wrong argument).
/// </summary>
internal static class DiskRefusal
{
    public static bool Is(Exception refusal) => refusal is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
