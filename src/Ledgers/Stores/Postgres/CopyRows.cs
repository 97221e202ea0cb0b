using System.Buffers.Binary;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>
/// Rows in PostgreSQL's binary COPY format: number of columns, then each column's length and bytes, big endian. An amount in ten-thousandths is already
/// what numeric is made of, digits to the base 10,000 with one of them behind the point, so nothing is divided twice and nothing is rounded.
/// <example>−1,234.5 is −12,345,000 ten-thousandths: digits 1234, 5000; weight 0; sign 0x4000; 4 decimals.</example>
/// </summary>
internal sealed class CopyRows
{
    private const int Numbers = 4;
    private const int Base = 10_000;
    private const int LastBit = 64;

    /// <summary>Days count from 2000-01-01.</summary>
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>The signature, no flags, no extension.</summary>
    private static readonly byte[] Begin = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] bytes = new byte[256 * 1024];
    private int length;
    private int lastDate;
    private int lastDay;

    /// <param name="used">Bit n: whether text n is written; the table has '' for the others.</param>
    public CopyRows(ulong used) => Clear(used);

    /// <summary>The texts that are written.</summary>
    public ulong Used { get; private set; }

    public int Bytes => length;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <param name="texts">The columns of all texts, those of the axes behind the others.</param>
    public string Columns(IReadOnlyList<string> texts) => string.Join(", ", ["row, file, date, amount", .. texts.Where((_, n) => Writes(n))]);

    /// <returns>Bit n: whether text n of the line says something. What lies beyond the bits of a word always counts.</returns>
    public static ulong Wanted(LineBatch batch, int line)
    {
        var wanted = 0UL;
        for (var field = 0; field < Math.Min(batch.Fields, LastBit); field++)
        {
            if (!batch.Field(line, field).IsEmpty) { wanted |= 1UL << field; }
        }

        return wanted;
    }

    public void Clear(ulong used)
    {
        Used = used;
        Begin.CopyTo(bytes, 0);
        length = Begin.Length;
        Count = 0;
    }

    public void Add(LineBatch batch, int line, int file)
    {
        Reserve(256);
        var date = batch.Date(line);
        Short((short)(Numbers + System.Numerics.BitOperations.PopCount(Used) + Math.Max(0, batch.Fields - LastBit)));
        Int(8);
        BinaryPrimitives.WriteInt64BigEndian(Next(8), batch.Row(line));
        IntColumn(file);
        IntColumn(Day(date));
        Amount(batch.Units(line));
        for (var field = 0; field < batch.Fields; field++)
        {
            if (Writes(field)) { Text(batch.Field(line, field)); }
        }

        Count++;
    }

    /// <summary>The end of the rows.</summary>
    public void Close()
    {
        Reserve(2);
        Short(-1);
    }

    private bool Writes(int field) => field >= LastBit || (Used & (1UL << field)) != 0;

    private int Day(int date)
    {
        if (date != lastDate) { (lastDate, lastDay) = (date, new DateOnly(date / 10_000, date / 100 % 100, date % 100).DayNumber - FirstDay); }
        return lastDay;
    }

    private void Amount(Int128 units)
    {
        var rest = (UInt128)Int128.Abs(units);
        Span<short> digits = stackalloc short[12];
        var count = 0;
        while (rest > ulong.MaxValue)
        {
            digits[count++] = (short)(ushort)(rest % Base);
            rest /= Base;
        }

        for (var small = (ulong)rest; small > 0; small /= Base) { digits[count++] = (short)(small % Base); }
        Int(8 + (2 * count));
        Short((short)count);
        Short((short)(count - 2));
        Short((short)(units < 0 ? 0x4000 : 0));
        Short(4);
        while (count > 0) { Short(digits[--count]); }
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length + 4);
        Int(text.Length);
        text.CopyTo(bytes.AsSpan(length));
        length += text.Length;
    }

    private void IntColumn(int value)
    {
        Int(4);
        Int(value);
    }

    private void Int(int value) => BinaryPrimitives.WriteInt32BigEndian(Next(4), value);

    private void Short(short value) => BinaryPrimitives.WriteInt16BigEndian(Next(2), value);

    private Span<byte> Next(int count)
    {
        length += count;
        return bytes.AsSpan(length - count, count);
    }

    private void Reserve(int more)
    {
        if (bytes.Length - length < more) { Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more)); }
    }
}
