using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>
/// Reads an amount into whole ten-thousandths. Up to fourteen digits with at most one decimal sign and a leading minus, which is what
/// journals hold, are read without a loop: the characters are loaded so that the last one comes to the end of sixteen, the decimal sign is shuffled out,
/// and the digits are added up in pairs, fours and eights. Everything else goes through <see cref="AmountText"/>.
/// <example>"-1234.5": sign −, digits 12345 with one decimal: −12345 × 10³ = −12,345,000 ten-thousandths.</example>
/// </summary>
internal static unsafe class AmountParser
{
    /// <summary>Fourteen digits times 10⁴ stay below 2⁶³.</summary>
    private const int MostDigits = 14;

    /// <summary>Row p takes out byte p of sixteen and moves those before it up by one (index 255 gives zero).</summary>
    private static readonly Vector128<byte>[] WithoutByte = [.. Enumerable.Range(0, 17).Select(WithoutByteRow)];

    /// <summary>Row n keeps the last n of sixteen bytes.</summary>
    private static readonly Vector128<byte>[] KeepLast =
        [.. Enumerable.Range(0, 17).Select(n => Vector128.Create([.. Enumerable.Range(0, 16).Select(i => i >= 16 - n ? byte.MaxValue : (byte)0)]))];

    private static readonly long[] PowersOfTen = [1, 10, 100, 1_000, 10_000];

    /// <param name="field">Sixteen bytes before its end must be readable.</param>
    /// <param name="wide">Set with <see cref="AmountState.Wide"/> only.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AmountState Parse(FieldText field, NumberFormat format, out long units, out Int128 wide)
    {
        wide = default;
        var at = field.At;
        var length = field.Length;
        var negative = length > 0 && *at == (byte)'-' ? 1 : 0;
        var digits = length - negative;
        if ((uint)(digits - 1) <= MostDigits && Fast(at + length, digits, format.DecimalSign, out units))
        {
            units = (units ^ -negative) + negative;
            return AmountState.Small;
        }

        return AmountText.Parse(field.Bytes, format, out units, out wide);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Fast(byte* end, int length, byte decimalSign, out long units)
    {
        var keep = KeepLast[length];
        var text = Vector128.Load(end - 16);
        var points = (Vector128.Equals(text, Vector128.Create(decimalSign)) & keep).ExtractMostSignificantBits();
        // Digits become 0 … 9; everything else, a decimal sign too, lies above.
        var values = (text - Vector128.Create((byte)'0')) & keep;
        var point = System.Numerics.BitOperations.TrailingZeroCount(points | 0x10000);
        values = Vector128.ShuffleNative(values, WithoutByte[point]);
        var decimals = point == 16 ? 0 : 15 - point;
        var digits = length - 1 + (point >> 4);
        if (decimals > AmountScale.Decimals || (uint)(digits - 1) >= MostDigits || Vector128.GreaterThanAny(values, Vector128.Create((byte)9)))
        {
            units = 0;
            return false;
        }

        var words = values.AsUInt64();
        units = (long)((EightDigits(words.ToScalar()) * 100_000_000) + EightDigits(words.GetElement(1))) * PowersOfTen[AmountScale.Decimals - decimals];
        return true;
    }

    /// <summary>Eight digits, the first in the lowest byte: 10a + b for pairs, then fours, then eight (Lemire, 2018).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightDigits(ulong digits)
    {
        digits = (digits * 10) + (digits >> 8);
        return (((digits & 0x000000FF000000FF) * 0x000F424000000064) + (((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }

    private static Vector128<byte> WithoutByteRow(int removed) =>
        Vector128.Create([.. Enumerable.Range(0, 16).Select(i => removed == 16 ? (byte)i : i > removed ? (byte)i : i == 0 ? byte.MaxValue : (byte)(i - 1))]);
}
