using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>What must hold of the whole journal of a period, whatever the steps were.</summary>
internal static class PeriodProofs
{
    public static void Apply(PeriodWork work)
    {
        Balances(work);
        OpeningIsClosingBefore(work);
        NoncashAddsToZero(work);
        InvestmentsAreGone(work);
    }

    private static void Balances(PeriodWork work)
    {
        var total = work.Journal.Lines.Where(l => work.Chart[l.Account].IsBalanceSheet).Sum(l => l.Amount);
        if (total == 0m) { return; }
        work.Report("CO501", "balance-sheet-does-not-balance", Folder(work),
            FormattableString.Invariant($"The consolidated balance sheet of {work.End:yyyy-MM-dd} does not balance: assets less liabilities and equity are {total}."),
            total.ToString(CultureInfo.InvariantCulture), "0", "The trial balances or opening entries it is made of do not balance.");
    }

    private static void OpeningIsClosingBefore(PeriodWork work)
    {
        if (work.Prior is not { } prior) { return; }
        var opening = Sums(work, l => l.Movement == MovementCodes.Opening);
        foreach (var account in work.Chart.Accounts.Select(a => a.Code))
        {
            var (found, expected) = (opening.GetValueOrDefault(account), prior.Closing.GetValueOrDefault(account));
            if (found == expected) { continue; }
            work.Report("CO502", "consolidated-opening-is-not-prior-closing", Folder(work),
                FormattableString.Invariant($"Account {account} opens the year of {work.End:yyyy-MM-dd} with {found} in the consolidated balance sheet, but closed {prior.End:yyyy-MM-dd} with {expected}."),
                found.ToString(CultureInfo.InvariantCulture), expected.ToString(CultureInfo.InvariantCulture),
                "Look for a balance between companies that has a partner on one of the two days only.");
        }
    }

    // FXT is left out: between companies of different currencies the rates move one side only.
    private static void NoncashAddsToZero(PeriodWork work)
    {
        var noncash = work.Input.Movements.Movements.Where(m => m.Kind == MovementKind.Noncash && m.Code != MovementCodes.Exchange);
        foreach (var movement in noncash)
        {
            var total = work.Journal.Lines.Where(l => l.Movement == movement.Code).Sum(l => l.Amount);
            if (total == 0m) { continue; }
            work.Report("CO503", "consolidated-noncash-movement-does-not-add-to-zero", Folder(work),
                FormattableString.Invariant($"Movement {movement.Code} is non-cash, but adds to {total} in the consolidated books of {work.End:yyyy-MM-dd}."),
                total.ToString(CultureInfo.InvariantCulture), "0", "Two companies have booked one event under different movements.");
        }
    }

    private static void InvestmentsAreGone(PeriodWork work)
    {
        var investments = work.Journal.Lines.Where(l => work.Chart[l.Account].Role == AccountRole.InvestmentInSubsidiaries)
            .ToLookup(l => l.Level == Level.Package ? l.Partner ?? "" : l.Entity, StringComparer.Ordinal);
        foreach (var code in work.Full)
        {
            var left = investments[code].Sum(l => l.Amount);
            if (left == 0m) { continue; }
            work.Report("CO504", "investment-not-eliminated", Folder(work),
                FormattableString.Invariant($"Of the investments in {code}, {left} is left on {work.End:yyyy-MM-dd} after all entries."),
                left.ToString(CultureInfo.InvariantCulture), "0", "Look at the acquisition steps and opening entries of that company.");
        }
    }

    private static Dictionary<string, decimal> Sums(PeriodWork work, Func<JournalLine, bool> which)
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(which)) { sums[line.Account] = sums.GetValueOrDefault(line.Account) + line.Amount; }
        return sums;
    }

    private static Place Folder(PeriodWork work) => new(FormattableString.Invariant($"ledgers/{work.End:yyyy-MM}"));
}
