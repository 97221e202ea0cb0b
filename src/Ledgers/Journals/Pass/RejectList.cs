using System.Text;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;
using Kessan.Ledgers.Journals.Validation;

namespace Kessan.Ledgers.Journals.Pass;

/// <param name="Place">For the order of files and rows.</param>
internal sealed record PlacedReject(RowPlace Place, Reject Reject);

/// <summary>The rejected lines that one thread met.</summary>
internal sealed unsafe class RejectList(IReadOnlyList<string> files)
{
    /// <summary>A file with more is not meant to be read this way.</summary>
    public const int Most = 1_000_000;

    private const int LongestFound = 80;

    private readonly List<PlacedReject> rejects = [];

    public IReadOnlyList<PlacedReject> All => rejects;

    public void Add(RejectReason reason, RowReader row, BlockFeed feed, Block block, int* ends, int fields, long at)
    {
        var (field, found) = reason == RejectReason.WrongNumberOfFields
            ? ("", Line(block, ends, fields))
            : Field(reason, row, feed.Layout, block, ends);
        rejects.Add(new(RowPlace.Of(block.File, at), new(files[block.File], at, reason, field, found)));
        if (rejects.Count > Most) { throw JournalFault.TooManyRejects(files[block.File], at, Most); }
    }

    private static (string Field, string Found) Field(RejectReason reason, RowReader row, JournalLayout layout, Block block, int* ends)
    {
        var entity = row.Texts[RowPlan.Entity].Texts[row.Codes[RowPlan.Entity]];
        var account = row.Texts[RowPlan.Account].Texts[row.Codes[RowPlan.Account]];
        switch (reason)
        {
            case RejectReason.UnreadableDate or RejectReason.DateOutOfPeriod:
                return (JournalField.Date, Short(row.Field(block.Text, ends, layout[JournalField.Date]).Bytes));
            case RejectReason.UnreadableAmount or RejectReason.AmountOutOfRange:
                return Amount(row, layout, block, ends);
            case RejectReason.UnknownAccount:
                return (JournalField.Account, account);
            case RejectReason.MissingKey:
                return entity.Length == 0 ? (JournalField.Entity, "") : (JournalField.Account, "");
            default:
                return (JournalField.Entity, entity);
        }
    }

    private static (string Field, string Found) Amount(RowReader row, JournalLayout layout, Block block, int* ends)
    {
        if (layout[JournalField.Amount] >= 0) { return (JournalField.Amount, Short(row.Field(block.Text, ends, layout[JournalField.Amount]).Bytes)); }
        var debit = Short(row.Field(block.Text, ends, layout[JournalField.Debit]).Bytes);
        var credit = Short(row.Field(block.Text, ends, layout[JournalField.Credit]).Bytes);
        return (debit.Length > 0 ? JournalField.Debit : JournalField.Credit, debit.Length > 0 && credit.Length > 0 ? $"{debit} / {credit}" : debit + credit);
    }

    private static string Line(Block block, int* ends, int fields) => Short(block.Bytes(ends[-1] + 1, ends[fields - 1]));

    private static string Short(ReadOnlySpan<byte> text)
    {
        var whole = Encoding.UTF8.GetString(text).TrimEnd('\r');
        return whole.Length <= LongestFound ? whole : whole[..(char.IsHighSurrogate(whole[LongestFound - 1]) ? LongestFound - 1 : LongestFound)];
    }
}
