using System.Buffers.Binary;
using System.Net;
using System.Text;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// Rows as one block of ClickHouse's format Native: how many columns and rows, then each column's name, type and values; numbers little endian, texts with
/// their length in front. An amount in ten-thousandths is a Decimal(38, 4) as it stands. Written while it is sent, so nothing of it is kept.
/// </summary>
internal sealed class NativeBlock(NativeRows rows, ulong attempt, IReadOnlyList<string> axes) : HttpContent
{
    private const int LongestNumber = 16;

    private readonly byte[] buffer = new byte[64 * 1024];
    private int length;

    public static string Columns(IReadOnlyList<string> axes) =>
        string.Join(", ", ["attempt, file, row, date, amount", LedgerSql.TextColumns, .. axes.Select(ClickHouseSchema.AxisColumn)]);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var texts = LedgerSql.TextColumns.Split(", ").Concat(axes.Select(ClickHouseSchema.AxisName)).ToList();
        var order = rows.InOrder();
        Length(stream, 5 + texts.Count);
        Length(stream, rows.Count);
        Numbers(stream, "attempt", "UInt64", 8, order, (_, to) => BinaryPrimitives.WriteUInt64LittleEndian(to, attempt));
        Numbers(stream, "file", "UInt32", 4, order, (line, to) => BinaryPrimitives.WriteInt32LittleEndian(to, rows.Files[line]));
        Numbers(stream, "row", "UInt64", 8, order, (line, to) => BinaryPrimitives.WriteInt64LittleEndian(to, rows.Rows[line]));
        Numbers(stream, "date", "UInt32", 4, order, (line, to) => BinaryPrimitives.WriteInt32LittleEndian(to, rows.Dates[line]));
        Numbers(stream, "amount", "Decimal(38, 4)", LongestNumber, order, (line, to) => BinaryPrimitives.WriteInt128LittleEndian(to, rows.Units[line]));
        var next = rows.Starts.ToArray();
        foreach (var name in texts) { Texts(stream, name, order, next); }
        Flush(stream);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        SerializeToStream(stream, context, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Unknown before it is written: it is sent in chunks.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }

    private delegate void NumberOf(int line, Span<byte> to);

    private void Numbers(Stream stream, string name, string type, int size, int[] order, NumberOf number)
    {
        Head(stream, name, type);
        foreach (var line in order)
        {
            Reserve(stream, LongestNumber);
            number(line, buffer.AsSpan(length, size));
            length += size;
        }
    }

    /// <param name="next">For each line where its next field begins.</param>
    private void Texts(Stream stream, string name, int[] order, int[] next)
    {
        Head(stream, name, "String");
        foreach (var line in order)
        {
            var text = rows.Texts.AsSpan(next[line]);
            var prefix = 1;
            var size = text[0] & 0x7F;
            for (; text[prefix - 1] > 0x7F; prefix++) { size |= (text[prefix] & 0x7F) << (7 * prefix); }
            next[line] += prefix + size;
            Bytes(stream, text[..(prefix + size)]);
        }
    }

    private void Head(Stream stream, string name, string type)
    {
        foreach (var text in new[] { name, type })
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            Length(stream, utf8.Length);
            Bytes(stream, utf8);
        }
    }

    private void Length(Stream stream, int number)
    {
        Reserve(stream, 5);
        for (; number > 0x7F; number >>= 7) { buffer[length++] = (byte)(number | 0x80); }
        buffer[length++] = (byte)number;
    }

    private void Bytes(Stream stream, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length)
        {
            Flush(stream);
            stream.Write(bytes);
            return;
        }

        Reserve(stream, bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    private void Reserve(Stream stream, int bytes)
    {
        if (buffer.Length - length < bytes) { Flush(stream); }
    }

    private void Flush(Stream stream)
    {
        stream.Write(buffer.AsSpan(0, length));
        length = 0;
    }
}
