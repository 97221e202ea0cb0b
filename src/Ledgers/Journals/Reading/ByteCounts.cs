using System.Runtime.CompilerServices;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>
/// What one look at a block tells before any of it is understood: line ends and quotes (whose number says whether the next block begins
/// inside a quoted field), NUL bytes and bytes beyond ASCII.
/// </summary>
internal readonly record struct ByteCounts(int LineEnds, int Quotes, bool HasNul, bool HasNonAscii)
{
    /// <param name="quote">The quote sign, or the line end where there is none (the count is then of no use).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ByteCounts Of(ReadOnlySpan<byte> text, byte quote)
    {
        int lineEnds = 0, quotes = 0, i = 0;
        var smallest = Vector512<byte>.AllBitsSet;
        var all = Vector512<byte>.Zero;
        var lineEndSign = Vector512.Create((byte)'\n');
        var quoteSign = Vector512.Create(quote);
        for (; i + 64 <= text.Length; i += 64)
        {
            var bytes = Vector512.Create(text.Slice(i, 64));
            lineEnds += BitOperations.PopCount(Vector512.Equals(bytes, lineEndSign).ExtractMostSignificantBits());
            quotes += BitOperations.PopCount(Vector512.Equals(bytes, quoteSign).ExtractMostSignificantBits());
            smallest = Vector512.Min(smallest, bytes);
            all |= bytes;
        }

        var hasNul = Vector512.EqualsAny(smallest, Vector512<byte>.Zero);
        var hasNonAscii = all.ExtractMostSignificantBits() != 0;
        foreach (var b in text[i..])
        {
            lineEnds += b == '\n' ? 1 : 0;
            quotes += b == quote ? 1 : 0;
            hasNul |= b == 0;
            hasNonAscii |= b >= 0x80;
        }

        return new(lineEnds, quotes, hasNul, hasNonAscii);
    }

    public static int LineEndsIn(ReadOnlySpan<byte> text) => text.Count((byte)'\n');
}
