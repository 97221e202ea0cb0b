using System.Buffers.Text;
using System.Text;

namespace Kessan.Ledgers.Journals.Generation;

/// <summary>Writes documents as text into a file, through one buffer.</summary>
public abstract class MadeFile(Stream stream) : IDisposable
{
    private const int Spare = 64 * 1024;

    private readonly byte[] buffer = new byte[1 << 20];
    private int length;

    public void Write(MadeDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (length > buffer.Length - Spare) { Flush(); }
        Append(document);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) { return; }
        Flush();
        stream.Dispose();
    }

    protected abstract void Append(MadeDocument document);

    protected void Text(string text)
    {
        if (length > buffer.Length - Spare) { Flush(); }
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    protected void Sign(char sign) => buffer[length++] = (byte)sign;

    protected void Number(long number)
    {
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>Of an amount in smallest units, with as many decimals as the currency has.</summary>
    protected void Amount(long amount, int decimals)
    {
        if (amount < 0) { Sign('-'); }
        var unit = decimals switch { 0 => 1, 2 => 100, 3 => 1000, _ => throw new ArgumentOutOfRangeException(nameof(decimals)) };
        var (whole, part) = Math.DivRem(Math.Abs(amount), unit);
        Number(whole);
        if (decimals == 0) { return; }
        Sign('.');
        for (var place = unit / 10; place > 0; place /= 10) { Sign((char)('0' + (part / place % 10))); }
    }

    protected void Date(DateOnly date, char divider)
    {
        Number(date.Year);
        Sign(divider);
        TwoDigits(date.Month);
        Sign(divider);
        TwoDigits(date.Day);
    }

    /// <summary>The lines of a document as plain-text accounting programs write them, and an empty line behind.</summary>
    protected void Postings(MadeDocument document, string beforeEntity, string beforeAccount)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var line in document.Lines)
        {
            Text(beforeEntity);
            Text(document.Entity);
            Text(beforeAccount);
            Text(line.Account);
            Text("  ");
            Amount(line.Amount, document.Decimals);
            Sign(' ');
            Text(document.Currency);
            Sign('\n');
        }

        Sign('\n');
    }

    private void TwoDigits(int number)
    {
        Sign((char)('0' + (number / 10)));
        Sign((char)('0' + (number % 10)));
    }

    private void Flush()
    {
        stream.Write(buffer.AsSpan(0, length));
        length = 0;
    }
}

/// <summary>entity,document,date,account,movement,partner,segment,currency,amount</summary>
public sealed class MadeCsv : MadeFile
{
    public MadeCsv(Stream stream)
        : base(stream) => Text("entity,document,date,account,movement,partner,segment,currency,amount\n");

    protected override void Append(MadeDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var line in document.Lines)
        {
            Text(document.Entity);
            Sign(',');
            Number(document.Number);
            Sign(',');
            Date(document.Date, '-');
            Sign(',');
            Text(line.Account);
            Sign(',');
            Text(line.Movement);
            Sign(',');
            Text(line.Partner);
            Sign(',');
            Text(line.Segment);
            Sign(',');
            Text(document.Currency);
            Sign(',');
            Amount(line.Amount, document.Decimals);
            Sign('\n');
        }
    }
}

/// <summary>The same documents for hledger and ledger: accounts are ENTITY:ACCOUNT.</summary>
public sealed class MadeLedgerText(Stream stream) : MadeFile(stream)
{
    protected override void Append(MadeDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Date(document.Date, '-');
        Text(" (");
        Number(document.Number);
        Text(") ");
        Text(document.Kind);
        Sign('\n');
        Postings(document, "    ", ":");
    }
}

/// <summary>The same documents for beancount, whose accounts are opened first and begin with one of five words.</summary>
public sealed class MadeBeancountText : MadeFile
{
    public MadeBeancountText(Stream stream, IEnumerable<string> entities, IEnumerable<string> accounts)
        : base(new BufferedStream(stream, 1 << 20))
    {
        foreach (var entity in entities)
        {
            foreach (var account in accounts) { Opened.Add($"2000-01-01 open Assets:{entity}:A{account}\n"); }
        }
    }

    private List<string> Opened { get; } = [];

    protected override void Append(MadeDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        WriteOpened();
        Date(document.Date, '-');
        Text(" * \"");
        Text(document.Kind);
        Text("\"\n");
        Postings(document, "  Assets:", ":A");
    }

    private void WriteOpened()
    {
        foreach (var line in Opened) { Text(line); }
        Opened.Clear();
    }
}
