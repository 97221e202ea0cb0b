using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 5a. An equity-method investee that was sold. Its owner booked the gain over cost; the group's gain is over the carrying amount (APB 18 ¶19f), so what
/// had been taken up leaves the investment and the equity and corrects the gain. The share in the result of the year is that of the last trial balance before
/// the sale.
/// </summary>
internal static class EquityMethodDisposal
{
    public static void Apply(PeriodWork work, PeriodWork? earlierInYear, Rule rule)
    {
        foreach (var investee in work.Input.Group.Entities.Select(e => e.Code).Order(StringComparer.Ordinal))
        {
            if (!Scope.WasInvestee(work, investee) || work.Input.Group.MethodOn(investee, work.End) != ConsolidationMethod.None) { continue; }
            RepeatYear(work, earlierInYear, rule, investee);
            TakeOut(work, rule, investee);
        }
    }

    private static void RepeatYear(PeriodWork work, PeriodWork? earlier, Rule rule, string investee)
    {
        foreach (var entry in earlier?.Journal.Entries.Where(e => e.Rule == rule.Name && e.Lines.Any(l => l.Entity == investee) && !IsSale(work, e)) ?? [])
        {
            work.Journal.Append(rule, entry.Reason, entry.Lines.Select(l => new Posting(l.Entity, l.Account, l.Movement, l.Partner, l.Amount, l.Source)),
                entry.Sources);
        }
    }

    private static bool IsSale(PeriodWork work, JournalEntry entry) =>
        entry.Lines.Any(l => !work.Chart[l.Account].IsBalanceSheet
            && work.Chart[l.Account].Role is not (AccountRole.EquityMethodResult or AccountRole.DividendIncome));

    private static void TakeOut(PeriodWork work, Rule rule, string investee)
    {
        var balances = work.Journal.Lines
            .Where(l => l.Level == Level.Consolidation && l.Entity == investee && work.Chart[l.Account].IsBalanceSheet
                && l.Account != work.Accounts.RetainedEarnings)
            .GroupBy(l => l.Account, StringComparer.Ordinal).Select(g => (Account: g.Key, Amount: g.Sum(l => l.Amount))).Where(b => b.Amount != 0m).ToArray();
        if (balances.Length == 0) { return; }
        var sale = work.FullLines.FirstOrDefault(l => l.Partner == investee && l.Movement != MovementCodes.Opening
            && work.Chart[l.Account].Role == AccountRole.InvestmentInAssociates);
        var gains = work.FullLines
            .Where(l => l.Partner == investee && !work.Chart[l.Account].IsBalanceSheet && work.Chart[l.Account].Role != AccountRole.DividendIncome)
            .ToArray();
        if (sale is null || gains.Select(g => (g.Entity, g.Account)).Distinct().Count() != 1)
        {
            Report(work, investee);
            return;
        }

        var gain = gains[0];
        work.Journal.Append(
            rule,
            $"{investee} was sold: what had been taken up by the equity method leaves the investment and corrects the gain (APB 18 ¶19f).",
            [
                .. balances.Select(b => new Posting(investee, b.Account, sale.Movement, null, -b.Amount)),
                new(gain.Entity, gain.Account, null, investee, balances.Sum(b => b.Amount), gain.Source),
            ],
            [sale.Source!]);
    }

    private static void Report(PeriodWork work, string investee)
    {
        var row = work.Input.Group.Ownerships.Where(o => o.Entity == investee && o.From <= work.End).MaxBy(o => o.From)!.Source;
        work.Report("CO402", "sale-of-investee-not-booked", new(row.File, row.Row),
            $"{investee} has left the group, but no owner's trial balance shows its investment leaving and one account with the gain, both with {investee} as partner; what was taken up by the equity method stays.",
            "no such rows", $"a movement of the investment and a gain or loss with partner {investee}", "Name the partner on these rows.");
    }
}
