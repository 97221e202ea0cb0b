using System.Runtime.CompilerServices;

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>A field as it stands in a block: no copy, no terminator.</summary>
internal readonly unsafe struct FieldText(byte* at, int length)
{
    public readonly byte* At = at;
    public readonly int Length = length;

    public ReadOnlySpan<byte> Bytes => new(At, Length);

    /// <summary>
    /// The text between two ends without what is not its own: spaces around it, the carriage return of the last field, quotes, and one of each two quotes
    /// inside them (that text is then in <paramref name="scratch"/>, good until the next call).
    /// </summary>
    /// <param name="quote">−1 where there is no such sign.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldText Between(byte* from, byte* to, int quote, Scratch scratch)
    {
        var length = (int)(to - from);
        if (length == 0) { return new(from, 0); }
        // Space, tab, carriage return and quote all lie at or below '"'; so does '!', which only costs the longer way.
        return *from > (byte)'"' && to[-1] > (byte)' ' && to[-1] != quote ? new(from, length) : Clean(from, to, quote, scratch);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FieldText Clean(byte* from, byte* to, int quote, Scratch scratch)
    {
        Trim(ref from, ref to);
        if (to - from < 2 || *from != quote || to[-1] != quote) { return new(from, (int)(to - from)); }
        var sign = (byte)quote;
        from++;
        to--;
        if (new ReadOnlySpan<byte>(from, (int)(to - from)).Contains(sign)) { scratch.Undouble(ref from, ref to, sign); }
        Trim(ref from, ref to);
        return new(from, (int)(to - from));
    }

    private static void Trim(ref byte* from, ref byte* to)
    {
        while (from < to && *from <= (byte)' ') { from++; }
        while (from < to && to[-1] <= (byte)' ') { to--; }
    }
}

/// <summary>Where a field is put together that does not stand in the file as it is meant.</summary>
internal sealed unsafe class Scratch
{
    private const int Padding = 64;

    private byte[] memory = GC.AllocateArray<byte>(4096, pinned: true);

    public void Undouble(ref byte* from, ref byte* to, byte quote)
    {
        var length = (int)(to - from);
        if (memory.Length < length + (2 * Padding)) { memory = GC.AllocateArray<byte>(2 * (length + (2 * Padding)), pinned: true); }
        var start = (byte*)Unsafe.AsPointer(ref memory[Padding]);
        var write = start;
        for (var read = from; read < to; read++)
        {
            *write++ = *read;
            if (*read == quote) { read++; }
        }

        from = start;
        to = write;
    }
}
