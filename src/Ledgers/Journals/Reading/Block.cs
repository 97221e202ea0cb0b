using System.Runtime.InteropServices;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>
/// A piece of a file that holds whole records only, in memory of its own. Before and after the records lie readable bytes, so that
/// fields may be loaded sixteen or sixty-four bytes at a time without looking where they end.
/// </summary>
internal sealed unsafe class Block : IDisposable
{
    /// <summary>What is read at once: with the index of its fields it stays in a core's second-level cache.</summary>
    public const int Size = 256 * 1024;

    /// <summary>A record that is longer is a quote that was never closed.</summary>
    public const int LongestRecord = 1024 * 1024;

    private const int Padding = 128;

    private byte* memory;

    public Block()
    {
        Capacity = Size + (Size / 4);
        memory = (byte*)NativeMemory.AlignedAlloc((nuint)(Capacity + (2 * Padding)), 64);
        NativeMemory.Clear(memory, Padding);
    }

    /// <summary>How many bytes fit after <see cref="Text"/>.</summary>
    public int Capacity { get; private set; }

    public byte* Text => memory + Padding;

    /// <summary>Where the first record begins.</summary>
    public int Start { get; set; }

    /// <summary>Behind the line end of the last record.</summary>
    public int End { get; set; }

    public int File { get; set; }

    /// <summary>The line of the file, from 1, on which the record at <see cref="Start"/> begins.</summary>
    public long FirstRow { get; set; }

    /// <summary>The place of <see cref="Text"/> in the (decoded) file.</summary>
    public long Offset { get; set; }

    /// <summary>Blocks of all files in order, from 0.</summary>
    public long Sequence { get; set; }

    public bool HasQuotes { get; set; }

    /// <summary>Whether any byte is not ASCII, so that the text has to be proved UTF-8.</summary>
    public bool HasNonAscii { get; set; }

    public Span<byte> Bytes(int from, int to) => new(Text + from, to - from);

    public void Reserve(int bytes)
    {
        if (bytes <= Capacity) { return; }
        Capacity = Math.Max(bytes, Capacity * 2);
        memory = (byte*)NativeMemory.AlignedRealloc(memory, (nuint)(Capacity + (2 * Padding)), 64);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
