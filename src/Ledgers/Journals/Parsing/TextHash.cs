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
        ulong first = A, second = C;
        for (; text.Length >= 16; text = text[16..])
        {
            var (a, b) = (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[8..]));
            first = Mix(first ^ a, b ^ B);
            second = Mix(second ^ b, a ^ C);
        }

        Span<byte> rest = stackalloc byte[16];
        text.CopyTo(rest);
        return Of(
            first ^ BinaryPrimitives.ReadUInt64LittleEndian(rest),
            second ^ BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]),
            length);
    }
}
