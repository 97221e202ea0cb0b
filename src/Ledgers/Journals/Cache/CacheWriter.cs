using System.Runtime.InteropServices;
using Kessan.Ledgers.Journals.Spill;
using Microsoft.Win32.SafeHandles;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Writes a cache beside the place it is meant for and moves it there when it is whole: who reads finds the old one or the new one, never a part.
/// </summary>
internal sealed class CacheWriter : IDisposable
{
    private readonly string target;
    private readonly string next;
    private readonly Dictionary<string, FileStream> columns = new(StringComparer.Ordinal);
    private readonly SafeFileHandle?[] texts;
    private readonly Lock turn = new();

    public CacheWriter(string target, int files)
    {
        (this.target, next) = (target, $"{target}.{Environment.ProcessId}.next");
        texts = new SafeFileHandle?[files];
        Try(() =>
        {
            if (Directory.Exists(next)) { Directory.Delete(next, recursive: true); }
            return Directory.CreateDirectory(next);
        });
    }

    /// <summary>Of a file that was unpacked: a part of its text, from any thread.</summary>
    public void WriteText(int file, ReadOnlySpan<byte> text, long offset)
    {
        try
        {
            SafeFileHandle handle;
            lock (turn) { handle = texts[file] ??= File.OpenHandle(Path.Combine(next, CacheFiles.Text(file)), FileMode.CreateNew, FileAccess.Write); }
            RandomAccess.Write(handle, text, offset);
        }
        catch (Exception full) when (DiskRefusal.Is(full))
        {
            throw CacheFault.CannotWrite(target, full.Message);
        }
    }

    /// <summary>Adds to the end of a column.</summary>
    public void Append<T>(string column, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        try
        {
            if (!columns.TryGetValue(column, out var stream))
            {
                columns.Add(column, stream = new(Path.Combine(next, column), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16));
            }
            stream.Write(MemoryMarshal.AsBytes(values));
        }
        catch (Exception full) when (DiskRefusal.Is(full))
        {
            throw CacheFault.CannotWrite(target, full.Message);
        }
    }

    /// <summary>The last file, and the whole to its place.</summary>
    public void Finish(byte[] index) => Try(() =>
    {
        foreach (var stream in columns.Values) { stream.Dispose(); }
        columns.Clear();
        CloseTexts();
        File.WriteAllBytes(Path.Combine(next, CacheFiles.Index), index);
        if (Directory.Exists(target)) { Directory.Delete(target, recursive: true); }
        Directory.Move(next, target);
        return true;
    });

    public void Dispose()
    {
        foreach (var stream in columns.Values) { Abandon(stream.Dispose); }
        CloseTexts();
        Abandon(() => Directory.Delete(next, recursive: true));
    }

    private void CloseTexts()
    {
        foreach (var text in texts) { text?.Dispose(); }
        Array.Clear(texts);
    }

    /// <summary>What cannot be cleaned up (a full disk does not take the last bytes of a buffer) is cleaned up the next time.</summary>
    private static void Abandon(Action step)
    {
        try
        {
            step();
        }
        catch (Exception refused) when (DiskRefusal.Is(refused))
        {
            return;
        }
    }

    private void Try<T>(Func<T> step)
    {
        try
        {
            step();
        }
        catch (Exception full) when (DiskRefusal.Is(full))
        {
            throw CacheFault.CannotWrite(target, full.Message);
        }
    }
}
