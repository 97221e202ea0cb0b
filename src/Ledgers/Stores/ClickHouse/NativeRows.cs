using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// Lines of one month on their way to a server, in the order of its table: a block that comes sorted and of one partition is written as it is, and costs the
/// server half of what it would cost to divide and to sort.
/// </summary>
internal sealed class NativeRows
{
    private readonly TextRanks entities = new();
    private readonly TextRanks accounts = new();
    private readonly List<int> entityCodes = [];
    private readonly List<int> accountCodes = [];
    private byte[] bytes = new byte[1024 * 1024];

    public List<int> Files { get; } = [];

    public List<long> Rows { get; } = [];

    public List<int> Dates { get; } = [];

    public List<Int128> Units { get; } = [];

    /// <summary>Where the texts of each line begin in <see cref="Texts"/>.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>The fields of one line after the other, each with its length in front, seven bits a byte.</summary>
    public byte[] Texts => bytes;

    public int Count => Rows.Count;

    public int Length { get; private set; }

    public void Clear()
    {
        Length = 0;
        Array.ForEach([entityCodes, accountCodes, Files, Dates, Starts], list => list.Clear());
        Rows.Clear();
        Units.Clear();
    }

    public void Add(LineBatch batch, int line)
    {
        Files.Add(batch.File);
        Rows.Add(batch.Row(line));
        Dates.Add(batch.Date(line));
        Units.Add(batch.Units(line));
        Starts.Add(Length);
        entityCodes.Add(entities.CodeOf(batch.Field(line, LineBatch.Entity)));
        accountCodes.Add(accounts.CodeOf(batch.Field(line, LineBatch.Account)));
        for (var field = 0; field < batch.Fields; field++) { Text(batch.Field(line, field)); }
    }

    /// <returns>The lines by entity and account; lines of one account stay as they came.</returns>
    public int[] InOrder()
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++) { order[i] = i; }
        return Sorted(Sorted(order, accountCodes, accounts.Ranks()), entityCodes, entities.Ranks());
    }

    /// <summary>By counting: there are few different values.</summary>
    private static int[] Sorted(int[] order, List<int> codes, int[] ranks)
    {
        var next = new int[ranks.Length + 1];
        foreach (var code in codes) { next[ranks[code] + 1]++; }
        for (var rank = 1; rank < next.Length; rank++) { next[rank] += next[rank - 1]; }
        var sorted = new int[order.Length];
        foreach (var line in order) { sorted[next[ranks[codes[line]]]++] = line; }
        return sorted;
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        if (bytes.Length - Length < text.Length + 5) { Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + text.Length + 5)); }
        var rest = (uint)text.Length;
        for (; rest > 0x7F; rest >>= 7) { bytes[Length++] = (byte)(rest | 0x80); }
        bytes[Length++] = (byte)rest;
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
    }
}
