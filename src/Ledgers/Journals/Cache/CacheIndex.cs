using System.Text;
using Kessan.Core;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>Everything of a cache but its columns.</summary>
/// <param name="Key">The dimensions of a cell.</param>
/// <param name="Values">For each its values, by rank.</param>
/// <param name="Wide">Sums of single cells that do not fit in 64 bits.</param>
/// <param name="Contents">The content hash of each file.</param>
/// <param name="Layouts">Of each file.</param>
internal sealed record CacheIndex(
    IReadOnlyList<string> Key,
    string[][] Values,
    IReadOnlyDictionary<int, (Int128 Debit, Int128 Credit)> Wide,
    LoadReport Report,
    IReadOnlyList<UInt128> Contents,
    IReadOnlyList<FileStamp> Stamps,
    IReadOnlyList<JournalLayout> Layouts)
{
    /// <summary>Changes with everything that is written here or in the columns.</summary>
    private const string Format = "kessan journal cache 3";

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write(Format);
            Each(writer, Key, writer.Write);
            foreach (var values in Values) { Each(writer, values, writer.Write); }
            Each(writer, [.. Wide.OrderBy(w => w.Key)], wide =>
            {
                writer.Write(wide.Key);
                Write(writer, (UInt128)wide.Value.Debit);
                Write(writer, (UInt128)wide.Value.Credit);
            });
            Each(writer, Contents, c => Write(writer, c));
            Each(writer, Stamps, s =>
            {
                writer.Write(s.Length);
                writer.Write(s.Written);
            });
            Each(writer, Layouts, l =>
            {
                writer.Write(l.Separator);
                Each(writer, l.Captions, writer.Write);
            });
            ReportBytes.Write(writer, Report);
        }

        var body = bytes.ToArray();
        var sum = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(sum, TextHash.WideOf(body));
        return [.. sum, .. body];
    }

    /// <returns>Null where the bytes are no index of this format, or not as they were written.</returns>
    public static CacheIndex? Read(byte[] bytes, JournalInput input)
    {
        if (bytes.Length < 16 || System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes) != TextHash.WideOf(bytes.AsSpan(16))) { return null; }
        using var reader = new BinaryReader(new MemoryStream(bytes, 16, bytes.Length - 16), Encoding.UTF8);
        if (reader.ReadString() != Format) { return null; }
        var key = List(reader, reader.ReadString);
        var values = new string[key.Length][];
        for (var d = 0; d < values.Length; d++) { values[d] = List(reader, reader.ReadString); }
        var wide = List(reader, () => (Cell: reader.ReadInt32(), Debit: (Int128)ReadWide(reader), Credit: (Int128)ReadWide(reader)));
        var contents = List(reader, () => ReadWide(reader));
        var stamps = List(reader, () => new FileStamp(reader.ReadInt64(), reader.ReadInt64()));
        var file = 0;
        var layouts = List(reader, () =>
        {
            var separator = reader.ReadByte();
            return JournalLayout.Of(input.Files[file++], List(reader, reader.ReadString), separator, input.Schema);
        });
        return new(key, values, wide.ToDictionary(w => w.Cell, w => (w.Debit, w.Credit)), ReportBytes.Read(reader), contents, stamps, layouts);
    }

    internal static void Each<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items) { write(item); }
    }

    internal static T[] List<T>(BinaryReader reader, Func<T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++) { items[i] = read(); }
        return items;
    }

    private static void Write(BinaryWriter writer, UInt128 number)
    {
        writer.Write((ulong)number);
        writer.Write((ulong)(number >> 64));
    }

    private static UInt128 ReadWide(BinaryReader reader)
    {
        var low = reader.ReadUInt64();
        return new(reader.ReadUInt64(), low);
    }
}

/// <summary>A load report as bytes.</summary>
internal static class ReportBytes
{
    public static void Write(BinaryWriter writer, LoadReport report)
    {
        writer.Write(report.LoadId);
        CacheIndex.Each(writer, report.Files, f =>
        {
            writer.Write(f.File);
            foreach (var count in new[] { f.Read, f.Taken, f.Rejected, f.WithoutAmount }) { writer.Write(count); }
            foreach (var amount in new[] { f.AmountRead, f.AmountTaken, f.AmountRejected }) { writer.Write(amount); }
        });
        CacheIndex.Each(writer, report.Rejects, r =>
        {
            writer.Write(r.File);
            writer.Write(r.Row);
            writer.Write((byte)r.Reason);
            writer.Write(r.Field);
            writer.Write(r.Found);
        });
        CacheIndex.Each(writer, report.Findings, f =>
        {
            foreach (var text in new[] { f.Code, f.Rule, f.Message, f.Printed, f.Expected, f.Remedy }) { Optional(writer, text); }
            writer.Write((byte)f.Severity);
            Write(writer, f.Place);
            CacheIndex.Each(writer, f.Evidence, e =>
            {
                Write(writer, e.Place);
                writer.Write(e.Text);
            });
        });
    }

    public static LoadReport Read(BinaryReader reader)
    {
        var load = reader.ReadString();
        var files = CacheIndex.List(reader, () =>
        {
            var file = reader.ReadString();
            var (read, taken, rejected, without) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
            return new FileTotals(file, read, taken, rejected, reader.ReadDecimal(), reader.ReadDecimal(), reader.ReadDecimal(), without);
        });
        var rejects = CacheIndex.List(reader,
            () => new Reject(reader.ReadString(), reader.ReadInt64(), (RejectReason)reader.ReadByte(), reader.ReadString(), reader.ReadString()));
        return new(load, files, rejects, CacheIndex.List(reader, () => Finding(reader)));
    }

    private static Finding Finding(BinaryReader reader)
    {
        var texts = new string?[6];
        for (var i = 0; i < texts.Length; i++) { texts[i] = Optional(reader); }
        return new(texts[0]!, texts[1]!, (Severity)reader.ReadByte(), Place(reader), texts[2]!)
        {
            Printed = texts[3],
            Expected = texts[4],
            Remedy = texts[5],
            Evidence = CacheIndex.List(reader, () => new Evidence(Place(reader), reader.ReadString())),
        };
    }

    private static void Write(BinaryWriter writer, Place place)
    {
        writer.Write(place.File);
        writer.Write(place.Line ?? 0);
        writer.Write(place.Column ?? 0);
    }

    private static Place Place(BinaryReader reader)
    {
        var (file, line, column) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        return new(file, line == 0 ? null : line, column == 0 ? null : column);
    }

    private static void Optional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? Optional(BinaryReader reader)
    {
        var isThere = reader.ReadBoolean();
        var text = reader.ReadString();
        return isThere ? text : null;
    }
}
