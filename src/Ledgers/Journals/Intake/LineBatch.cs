namespace Kessan.Ledgers.Journals.Intake;

/// <summary>
/// Lines that passed the checks, on their way from a journal's reader into a store: some thousand lines of one file, in row order, as the bytes a
/// database is sent. One batch is filled and handed over again and again, so nothing in it outlives the call that hands it over.
/// </summary>
/// <example>A line is written field by field and then closed: <c>Append(entity) … Append(last axis); Close(20080930, -12_345_0000, 17);</c></example>
public sealed class LineBatch
{
    public const int Entity = 0;
    public const int Account = 1;
    public const int Movement = 2;
    public const int Partner = 3;
    public const int Currency = 4;
    public const int Document = 5;
    public const int Text = 6;

    /// <summary>The first axis; the others follow in the order of <see cref="JournalSchema.Axes"/>.</summary>
    public const int FirstAxis = 7;

    private readonly List<int> dates = [];
    private readonly List<Int128> units = [];
    private readonly List<long> rows = [];
    private int[] ends = new int[1024];
    private byte[] bytes = new byte[64 * 1024];
    private int written;

    /// <param name="axes">How many analytical axes each line has.</param>
    public LineBatch(int axes) => Axes = axes;

    public int Axes { get; }

    /// <summary>Fields of a line, axes included.</summary>
    public int Fields => FirstAxis + Axes;

    public int Count => rows.Count;

    /// <summary>Bytes of text so far: who fills the batch hands it over before it grows large.</summary>
    public int Bytes => written == 0 ? 0 : ends[written - 1];

    /// <summary>Which of <see cref="JournalInput.Files"/> the lines are of, from 0.</summary>
    public int File { get; private set; }

    /// <summary>UTF-8; empty where the line has no such value.</summary>
    public ReadOnlySpan<byte> Field(int line, int field)
    {
        var index = (line * Fields) + field;
        var start = index == 0 ? 0 : ends[index - 1];
        return bytes.AsSpan(start, ends[index] - start);
    }

    /// <returns>The day as a number that reads like it and compares like it: 20080930.</returns>
    public int Date(int line) => dates[line];

    /// <returns>Debit positive, in ten-thousandths of the currency's unit (<see cref="AmountScale"/>).</returns>
    public Int128 Units(int line) => units[line];

    /// <returns>The line of the file the record begins on, from 1.</returns>
    public long Row(int line) => rows[line];

    public void Clear(int file)
    {
        File = file;
        written = 0;
        dates.Clear();
        units.Clear();
        rows.Clear();
    }

    /// <summary>The next field of the line under way, in the order of the constants above.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        var start = Bytes;
        if (bytes.Length - start < utf8.Length) { Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + utf8.Length)); }
        if (written == ends.Length) { Array.Resize(ref ends, ends.Length * 2); }
        utf8.CopyTo(bytes.AsSpan(start));
        ends[written++] = start + utf8.Length;
    }

    /// <summary>Closes the line whose fields were appended.</summary>
    public void Close(int date, Int128 amount, long row)
    {
        dates.Add(date);
        units.Add(amount);
        rows.Add(row);
    }
}
