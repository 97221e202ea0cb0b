using System.Buffers.Binary;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Rows in ClickHouse's format RowBinary: numbers little endian, texts with their length in front, seven bits a byte. An amount in ten-thousandths is a Decimal(38, 4) as it stands.</summary>
internal sealed class RowBinaryRows
{
    public const string FixedColumns = "attempt, file, row, date, amount, entity, account, movement, partner, currency, document, text";

    private const int NumbersSize = 8 + 4 + 8 + 4 + 16;

    private byte[] bytes = new byte[1024 * 1024];

    public int Length { get; private set; }

    public int Count { get; private set; }

    public byte[] Bytes => bytes;

    public void Clear() => (Length, Count) = (0, 0);

    public void Add(LineBatch batch, int line, ulong attempt)
    {
        Reserve(NumbersSize);
        BinaryPrimitives.WriteUInt64LittleEndian(Next(8), attempt);
        BinaryPrimitives.WriteInt32LittleEndian(Next(4), batch.File);
        BinaryPrimitives.WriteInt64LittleEndian(Next(8), batch.Row(line));
        BinaryPrimitives.WriteInt32LittleEndian(Next(4), batch.Date(line));
        BinaryPrimitives.WriteInt128LittleEndian(Next(16), batch.Units(line));
        for (var field = 0; field < batch.Fields; field++) { Text(batch.Field(line, field)); }
        Count++;
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length + 5);
        var rest = (uint)text.Length;
        for (; rest > 0x7F; rest >>= 7) { bytes[Length++] = (byte)(rest | 0x80); }
        bytes[Length++] = (byte)rest;
        text.CopyTo(Next(text.Length));
    }

    private Span<byte> Next(int count)
    {
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }

    private void Reserve(int more)
    {
        if (bytes.Length - Length < more) { Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more)); }
    }
}
