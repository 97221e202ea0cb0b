using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>A column of a cache as memory. Its file is never written to after it came to its place, so a map of it is safe.</summary>
internal sealed unsafe class MappedColumn<T> : IDisposable
    where T : unmanaged
{
    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;
    private readonly T* first;

    public MappedColumn(string path)
    {
        var bytes = new FileInfo(path).Length;
        Count = bytes / Unsafe.SizeOf<T>();
        if (Count == 0) { return; }
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, bytes, MemoryMappedFileAccess.Read);
        byte* at = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref at);
        first = (T*)at;
    }

    public long Count { get; }

    public ref readonly T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)index >= (ulong)Count) { throw new ArgumentOutOfRangeException(nameof(index)); }
            return ref first[index];
        }
    }

    public ReadOnlySpan<T> Part(long from, int count)
    {
        if (from < 0 || count < 0 || from > Count - count) { throw new ArgumentOutOfRangeException(nameof(from)); }
        return new(first + from, count);
    }

    public void Dispose()
    {
        view?.SafeMemoryMappedViewHandle.ReleasePointer();
        view?.Dispose();
        file?.Dispose();
    }
}
