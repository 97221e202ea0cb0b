using System.Runtime.CompilerServices;

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>
/// Reads dates into whole numbers such as 20080930, which compare as their days do. Lines of one document share their date, so the last
/// text read is kept and compared first.
/// </summary>
internal sealed unsafe class DateParser(DateOrder order)
{
    public const int Unreadable = 0;

    private ulong lastLow;
    private ulong lastHigh;
    private int last;

    /// <returns>The date as yyyymmdd, or <see cref="Unreadable"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Parse(FieldText field)
    {
        if (field.Length > 16) { return Unreadable; }
        var (low, high) = TextCodes.Words(field.At, field.Length);
        return low == lastLow && high == lastHigh ? last : Remember(low, high, Read(field.Bytes));
    }

    private int Remember(ulong low, ulong high, int date)
    {
        lastLow = low;
        lastHigh = high;
        last = date;
        return date;
    }

    private int Read(ReadOnlySpan<byte> text)
    {
        Span<int> parts = stackalloc int[3];
        var (year, month, day) = order switch { DateOrder.YearMonthDay => (0, 1, 2), DateOrder.DayMonthYear => (2, 1, 0), _ => (2, 0, 1) };
        var found = text.Length == 8 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Together(text, parts, year) : Divided(text, parts, year);
        return found && IsDay(parts[year], parts[month], parts[day]) ? (parts[year] * 10_000) + (parts[month] * 100) + parts[day] : Unreadable;
    }

    private static bool Together(ReadOnlySpan<byte> text, Span<int> parts, int year)
    {
        for (var i = 0; i < 3; i++)
        {
            var length = i == year ? 4 : 2;
            parts[i] = Number(text[..length]);
            text = text[length..];
        }

        return true;
    }

    private static bool Divided(ReadOnlySpan<byte> text, Span<int> parts, int year)
    {
        var first = text.IndexOfAny((byte)'-', (byte)'/', (byte)'.');
        if (first < 0) { return false; }
        var second = text[(first + 1)..].IndexOf(text[first]);
        if (second < 0) { return false; }
        parts[0] = Part(text[..first], year == 0);
        parts[1] = Part(text.Slice(first + 1, second), isYear: false);
        parts[2] = Part(text[(first + second + 2)..], year == 2);
        return parts[0] >= 0 && parts[1] >= 0 && parts[2] >= 0;
    }

    private static int Part(ReadOnlySpan<byte> digits, bool isYear)
    {
        var fits = isYear ? digits.Length == 4 : digits.Length is 1 or 2;
        return fits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Number(digits) : -1;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) { number = (number * 10) + (digit - '0'); }
        return number;
    }

    private static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
