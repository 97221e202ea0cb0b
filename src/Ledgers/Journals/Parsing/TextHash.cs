using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>
/// Hashes by folded 64 × 64-bit multiplication (the mixing step of wyhash by Wang Yi, public domain). Not against an
/// adversary: they tell texts apart that were not made to collide.
/// </summary>
internal static class TextHash
{
    private const ulong A = 0xA0761D6478BD642F;
    private const ulong B = 0xE7037ED1A0B428DB;
    private const ulong C = 0x8EBC6AF09C88C6E3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    /// <summary>128 bits out of three words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt128 Of(ulong a, ulong b, ulong c)
    {
        var first = Mix(a ^ A, b ^ B);
        var second = Mix(b ^ C, a ^ c ^ B);
        return new(Mix(first ^ c ^ A, second ^ C), Mix(first ^ B, second ^ c ^ C));
    }

    public static ulong Of(ReadOnlySpan<byte> text)
    {
        var wide = WideOf(text);
        return (ulong)wide ^ (ulong)(wide >> 64);
    }

    public static UInt128 WideOf(ReadOnlySpan<byte> text)
    {
        var length = (ulong)text.Length;
        ulong first = A, second = B, third = C, fourth = A ^ C;
        // Four chains that do not wait for each other.
        for (; text.Length >= 64; text = text[64..])
        {
            first = Mix(first ^ Word(text, 0), B ^ Word(text, 8));
            second = Mix(second ^ Word(text, 16), C ^ Word(text, 24));
            third = Mix(third ^ Word(text, 32), A ^ Word(text, 40));
            fourth = Mix(fourth ^ Word(text, 48), A ^ B ^ Word(text, 56));
        }

        for (; text.Length >= 16; text = text[16..])
        {
            first = Mix(first ^ Word(text, 0), B ^ Word(text, 8));
            second = Mix(second ^ Word(text, 8), A ^ Word(text, 0));
        }

        first ^= third;
        second ^= fourth * B;
        Span<byte> rest = stackalloc byte[16];
        text.CopyTo(rest);
        return Of(
            first ^ Word(rest, 0),
            second ^ Word(rest, 8),
            length);
    }

    private static ulong Word(ReadOnlySpan<byte> text, int at) => BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
}
