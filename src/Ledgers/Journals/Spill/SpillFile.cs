using Microsoft.Win32.SafeHandles;

namespace Kessan.Ledgers.Journals.Spill;

/// <summary>A file without a future: made at the first write, gone with the process whatever happens to it.</summary>
internal sealed class SpillFile(string folder) : IDisposable
{
    private SafeFileHandle? handle;
    private long end;

    /// <returns>Where it was written.</returns>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            handle ??= Create();
            var at = Interlocked.Add(ref end, bytes.Length) - bytes.Length;
            RandomAccess.Write(handle, bytes, at);
            return at;
        }
        catch (Exception full) when (DiskRefusal.Is(full))
        {
            throw JournalFault.DiskFull(folder, full.Message);
        }
    }

    public void Read(Span<byte> bytes, long at)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var got = RandomAccess.Read(handle!, bytes[done..], at + done);
            if (got == 0) { throw JournalFault.DiskFull(folder, "a temporary file was cut off."); }
            done += got;
        }
    }

    public void Dispose() => handle?.Dispose();

    private SafeFileHandle Create()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"kessan-{Environment.ProcessId}-{Path.GetRandomFileName()}.spill");
        var created = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        // Where the system allows it the name goes at once, so that not even a killed process leaves anything behind.
        if (!OperatingSystem.IsWindows()) { File.Delete(path); }
        return created;
    }
}
