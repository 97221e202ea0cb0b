using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>
/// Where the fields of a block end: the places of all separators and line ends that are not inside quotes, found 64 bytes at a time.
/// <example>"a;b⏎c;d⏎" has ends 1, 3, 5, 7 and rows that end behind the 2nd and the 4th of them.</example>
/// Quoted text is masked out by the running parity of quotes, which a carry-less multiplication by all ones gives for 64
/// positions at once (Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019, §3.1.1). RFC 4180 is held to: a quote opens a field only at its
/// beginning and closes it only at its end, so a quote that is astray is found where it stands.
/// </summary>
internal sealed unsafe class FieldIndex : IDisposable
{
    private const int Spare = 80;

    private int* ends;
    private int* rows;
    private int capacity;

    public FieldIndex() => Allocate(Block.Size + (Block.Size / 4));

    public int Rows { get; private set; }

    /// <summary>The end of field i counted through the whole block; the one at −1 is just before the first record.</summary>
    public int* Ends => ends + 1;

    /// <summary>How many fields end up to the end of row i; the one at −1 is 0.</summary>
    public int* RowEnds => rows + 1;

    /// <param name="quote">The quote sign; null where there is none.</param>
    /// <returns>The place of the first quote that is astray, or −1.</returns>
    public int Build(Block block, byte separator, byte? quote)
    {
        if (block.End - block.Start > capacity) { Free(); Allocate(block.End - block.Start); }
        ends[0] = block.Start - 1;
        rows[0] = 0;
        if (quote is { } sign && block.HasQuotes) { return BuildQuoted(block, separator, sign); }
        BuildPlain(block, separator);
        return -1;
    }

    public void Dispose() => Free();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BuildPlain(Block block, byte separator)
    {
        var text = block.Text;
        var separators = Vector512.Create(separator);
        var lineEnds = Vector512.Create((byte)'\n');
        var end = ends + 1;
        var row = rows + 1;
        for (var at = block.Start; at < block.End; at += 64)
        {
            var bytes = Vector512.Load(text + at);
            var isLineEnd = Vector512.Equals(bytes, lineEnds);
            var line = isLineEnd.ExtractMostSignificantBits();
            var both = (Vector512.Equals(bytes, separators) | isLineEnd).ExtractMostSignificantBits();
            if (block.End - at < 64)
            {
                var keep = ulong.MaxValue >> (64 - (block.End - at));
                line &= keep;
                both &= keep;
            }

            row = AddRows(row, line, both, (int)(end - (ends + 1)));
            end = AddEnds(end, both, at);
        }

        Rows = (int)(row - (rows + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int BuildQuoted(Block block, byte separator, byte quote)
    {
        var text = block.Text;
        var end = ends + 1;
        var row = rows + 1;
        ulong inside = 0, structuralCarry = 1, closingCarry = 0;
        for (var at = block.Start; at < block.End; at += 64)
        {
            var bytes = Vector512.Load(text + at);
            var keep = block.End - at < 64 ? ulong.MaxValue >> (64 - (block.End - at)) : ulong.MaxValue;
            var quotes = Vector512.Equals(bytes, Vector512.Create(quote)).ExtractMostSignificantBits() & keep;
            var quoted = RunningParity(quotes) ^ inside;
            inside = (ulong)((long)quoted >> 63);
            var line = Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits() & keep & ~quoted;
            var both = line | (Vector512.Equals(bytes, Vector512.Create(separator)).ExtractMostSignificantBits() & keep & ~quoted);

            // A closing quote that is directly followed by an opening one is a doubled quote inside a field.
            ulong opening = quotes & quoted, closing = quotes & ~quoted;
            var carriageReturn = Vector512.Equals(bytes, Vector512.Create((byte)'\r')).ExtractMostSignificantBits();
            var astray = opening & ~(((both | closing) << 1) | structuralCarry);
            astray |= ((closing << 1) | closingCarry) & keep & ~(both | opening | carriageReturn);
            if (astray != 0) { return at + BitOperations.TrailingZeroCount(astray); }
            structuralCarry = (both | closing) >> 63;
            closingCarry = closing >> 63;
            row = AddRows(row, line, both, (int)(end - (ends + 1)));
            end = AddEnds(end, both, at);
        }

        Rows = (int)(row - (rows + 1));
        return -1;
    }

    /// <summary>Bit i of the result: whether the bits 0 … i hold an odd number of ones.</summary>
    private static ulong RunningParity(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
        {
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        }

        for (var shift = 1; shift < 64; shift *= 2) { bits ^= bits << shift; }
        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int* AddRows(int* row, ulong line, ulong both, int before)
    {
        while (line != 0)
        {
            *row++ = before + BitOperations.PopCount(both & (line ^ (line - 1)));
            line &= line - 1;
        }

        return row;
    }

    /// <summary>Writes eight places at a time, whether or not there are so many: fewer branches to guess.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int* AddEnds(int* end, ulong both, int at)
    {
        var count = BitOperations.PopCount(both);
        for (var written = 0; written < count; written += 8)
        {
            both = AddFour(end + written, both, at);
            both = AddFour(end + written + 4, both, at);
        }

        return end + count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddFour(int* end, ulong both, int at)
    {
        end[0] = at + BitOperations.TrailingZeroCount(both);
        both &= both - 1;
        end[1] = at + BitOperations.TrailingZeroCount(both);
        both &= both - 1;
        end[2] = at + BitOperations.TrailingZeroCount(both);
        both &= both - 1;
        end[3] = at + BitOperations.TrailingZeroCount(both);
        return both & (both - 1);
    }

    private void Allocate(int bytes)
    {
        capacity = bytes;
        ends = (int*)NativeMemory.Alloc((nuint)(bytes + Spare), sizeof(int));
        rows = (int*)NativeMemory.Alloc((nuint)(bytes + Spare), sizeof(int));
    }

    private void Free()
    {
        NativeMemory.Free(ends);
        NativeMemory.Free(rows);
        ends = null;
        rows = null;
    }
}
