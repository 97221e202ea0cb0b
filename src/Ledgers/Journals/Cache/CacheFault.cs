using Kessan.Core;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>What keeps a cache from being made.</summary>
internal static class CacheFault
{
    public static LedgerException TooLarge() =>
        new(new Finding("LG538", "too-large-for-cache", Severity.Fault, new("cache"), "The journals together are larger than a terabyte.")
    {
        Remedy = "Leave --cache out, make a cache for the files of each year, or load them into a store.",
    });

    public static LedgerException CannotWrite(string folder, string why) =>
        new(new Finding("LG539", "cannot-write-cache", Severity.Fault, new(folder), $"The cache could not be written: {why}")
    {
        Remedy = "Free some space, or name another folder: --cache FOLDER. What was there before is as it was.",
    });
}
