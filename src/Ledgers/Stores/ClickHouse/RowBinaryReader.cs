using System.Buffers.Binary;
using System.Text;
using Kessan.Ledgers.Journals.Parsing;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Reads an answer in the format RowBinary.</summary>
internal sealed class RowBinaryReader(Stream stream) : IDisposable
{
    /// <summary>Who compares texts word by word reads beyond their ends.</summary>
    private const int Slack = 16;

    private byte[] bytes = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>Whether the answer is over; called between rows only.</summary>
    public bool AtEnd => start == end && !Fill(1);

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Next(8));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(4));

    /// <summary>A Decimal(38, 4).</summary>
    public decimal Amount() => Units.ToDecimal(Amount128());

    /// <summary>The same in ten-thousandths.</summary>
    public Int128 Amount128() => BinaryPrimitives.ReadInt128LittleEndian(Next(16));

    /// <param name="likely">A text that is given back where it is this one.</param>
    public string Text(string likely = "")
    {
        var text = Next(Length());
        return Ascii.Equals(text, likely) ? likely : Encoding.UTF8.GetString(text);
    }

    /// <returns>The code of the text.</returns>
    public unsafe int Code(TextCodes codes)
    {
        var length = Next(Length()).Length;
        fixed (byte* at = bytes) { return codes.CodeOf(new FieldText(at + start - length, length)); }
    }

    public void Dispose() => stream.Dispose();

    private int Length()
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Next(1)[0];
            length |= (part & 0x7F) << shift;
            if (part < 0x80) { return length; }
        }
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        if (end - start < count && !Fill(count)) { throw new EndOfStreamException("The answer ends in the middle of a row."); }
        start += count;
        return bytes.AsSpan(start - count, count);
    }

    private bool Fill(int count)
    {
        if (bytes.Length - Slack - start < count)
        {
            var moved = new byte[Math.Max(bytes.Length, (count * 2) + Slack)];
            bytes.AsSpan(start, end - start).CopyTo(moved);
            (bytes, end, start) = (moved, end - start, 0);
        }

        while (end - start < count)
        {
            if (end == bytes.Length - Slack)
            {
                bytes.AsSpan(start, end - start).CopyTo(bytes);
                (end, start) = (end - start, 0);
            }

            var read = stream.Read(bytes, end, bytes.Length - Slack - end);
            if (read == 0) { return false; }
            end += read;
        }

        return true;
    }
}
