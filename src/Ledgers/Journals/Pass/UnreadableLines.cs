using System.Globalization;
using Kessan.Core;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>Lines nobody can read refuse all the files, unless they are to be set aside: every one of them is a fault with its place.</summary>
internal static class UnreadableLines
{
    private const int Listed = 1000;

    public static void Refuse(JournalInput input, IReadOnlyList<Reject> rejects)
    {
        if (input.SetAside) { return; }
        var unreadable = rejects.Where(r => r.IsUnreadable).ToList();
        if (unreadable.Count == 0) { return; }
        var faults = unreadable.Take(Listed).Select(Describe).ToList();
        if (unreadable.Count > Listed)
        {
            faults.Add(new("LG514", "unreadable-line", Severity.Fault, faults[^1].Place,
                string.Create(CultureInfo.InvariantCulture, $"{unreadable.Count - Listed} further lines cannot be read; the first {Listed} are listed.")));
        }

        throw new LedgerException(faults);
    }

    private static Finding Describe(Reject reject) =>
        new("LG514", "unreadable-line", Severity.Fault, new(reject.File, JournalFault.ToLine(reject.Row)), reject.Reason switch
        {
            RejectReason.WrongNumberOfFields => "The line does not have as many fields as the header.",
            RejectReason.UnreadableDate => "The date is none, or its parts come in another order.",
            RejectReason.UnreadableAmount => "The amount is not a number.",
            _ => $"The amount has more than {AmountScale.Decimals} decimals, or is larger than any amount can be.",
        })
        {
            Printed = reject.Found,
            Expected = reject.Reason switch
            {
                RejectReason.WrongNumberOfFields => "one field for each caption, divided by the separator the header shows",
                RejectReason.UnreadableDate => "a date such as 2008-09-30; for other orders --dates dmy or mdy",
                RejectReason.UnreadableAmount => "digits with at most one decimal sign; for other signs --decimal , and --thousands .",
                _ => "an amount in single units of the currency",
            },
            Remedy = "Correct the line, or leave all such lines out and see them listed: --set-aside.",
        };
}
