namespace Kessan.Ledgers.Journals.Cache;

/// <summary>By which a file is taken for the one it was without reading it. Where it differs the contents decide.</summary>
/// <param name="Written">In ticks of UTC.</param>
internal readonly record struct FileStamp(long Length, long Written)
{
    public static FileStamp Of(string file)
    {
        try
        {
            var info = new FileInfo(file);
            return new(info.Length, info.LastWriteTimeUtc.Ticks);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw JournalFault.Missing(file, missing.Message);
        }
    }
}
