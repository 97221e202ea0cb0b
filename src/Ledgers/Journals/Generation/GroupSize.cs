namespace Kessan.Ledgers.Journals.Generation;

/// <summary>How large a made-up group is.</summary>
/// <param name="Lines">At least so many lines; the last document is finished.</param>
/// <param name="Companies">1 to 999.</param>
/// <param name="Months">From April 2024 on.</param>
/// <param name="Seed">Another seed gives another group; the same one the same bytes.</param>
/// <param name="TwoLines">Every document has two lines: what all plain-text accounting programs can hold.</param>
public sealed record GroupSize(long Lines, int Companies, int Months, ulong Seed, bool TwoLines = false);

/// <param name="Amount">Debit positive, in the smallest unit of the document's currency.</param>
public readonly record struct MadeLine(string Account, string Movement, string Partner, string Segment, long Amount);

/// <summary>A made-up document; the object is used again for the next one.</summary>
public sealed class MadeDocument
{
    public string Entity { get; internal set; } = "";

    public string Currency { get; internal set; } = "";

    /// <summary>Of the currency: 0 for the yen, 2 for the dollar, 3 for the dinar.</summary>
    public int Decimals { get; internal set; }

    /// <summary>Counts from 1 within an entity and fiscal year.</summary>
    public long Number { get; internal set; }

    public DateOnly Date { get; internal set; }

    public string Kind { get; internal set; } = "";

    public List<MadeLine> Lines { get; } = [];
}
