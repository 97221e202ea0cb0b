using System.Buffers.Binary;
using System.Text;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Reads an answer in the format RowBinary.</summary>
internal sealed class RowBinaryReader(Stream stream) : IDisposable
{
    private byte[] bytes = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>Whether the answer is over; called between rows only.</summary>
    public bool AtEnd => start == end && !Fill(1);

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Next(8));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(4));

    /// <summary>A Decimal(38, 4).</summary>
    public decimal Amount() => Units.ToDecimal(BinaryPrimitives.ReadInt128LittleEndian(Next(16)));

    /// <param name="likely">A text that is given back where it is this one.</param>
    public string Text(string likely = "")
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Next(1)[0];
            length |= (part & 0x7F) << shift;
            if (part < 0x80) { break; }
        }

        var text = Next(length);
        return Ascii.Equals(text, likely) ? likely : Encoding.UTF8.GetString(text);
    }

    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Next(int count)
    {
        if (end - start < count && !Fill(count)) { throw new EndOfStreamException("The answer ends in the middle of a row."); }
        start += count;
        return bytes.AsSpan(start - count, count);
    }

    private bool Fill(int count)
    {
        if (bytes.Length - start < count)
        {
            var moved = new byte[Math.Max(bytes.Length, count * 2)];
            bytes.AsSpan(start, end - start).CopyTo(moved);
            (bytes, end, start) = (moved, end - start, 0);
        }

        while (end - start < count)
        {
            if (end == bytes.Length)
            {
                bytes.AsSpan(start, end - start).CopyTo(bytes);
                (end, start) = (end - start, 0);
            }

            var read = stream.Read(bytes, end, bytes.Length - end);
            if (read == 0) { return false; }
            end += read;
        }

        return true;
    }
}
