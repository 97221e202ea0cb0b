using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 5. The equity method (APB 18 ¶6, ¶19): the investment takes up the share in the investee's result (EQM) and in its other changes of equity, and gives
/// up the dividends received (DVR). The owner keeps it at cost in its books; all of this stands in the column of the investee.
/// </summary>
internal static class EquityMethod
{
    private static readonly Rule Rule = new("EM", "equity-method", Level.Consolidation);

    public static void Apply(PeriodWork work, PeriodWork? earlierInYear)
    {
        foreach (var investee in work.Investees)
        {
            var package = work.Packages[investee];
            var parts = Scope.Enters(work, investee)
                ? SubPeriods.SinceEntry(work, investee, package.NetIncome(work.Chart))
                : SubPeriods.OfYear(work, investee, package.NetIncome(work.Chart));
            TakeUpResult(work, investee, parts, package.Lines.Where(l => !work.Chart[l.Account].IsBalanceSheet).Select(l => l.Source).OfType<SourceLine>());
            TakeUpDividends(work, investee);
            TakeUpOtherEquity(work, package);
            CheckCarryingAmount(work, investee);
        }

        foreach (var subsidiary in work.Full.Where(code => Scope.EntersFromEquity(work, code)))
        {
            TakeUpResult(work, subsidiary, SubPeriods.UntilEntry(work, subsidiary), work.StepsOf(subsidiary).Select(s => s.Source));
            if (!work.Packages[subsidiary].Lines.Any(l => l.Movement == MovementCodes.Dividends)) { TakeUpDividends(work, subsidiary); }
        }

        EquityMethodDisposal.Apply(work, earlierInYear, Rule);
    }

    private static void TakeUpResult(PeriodWork work, string investee, IReadOnlyList<SubPeriod> parts, IEnumerable<SourceLine> sources)
    {
        var share = work.Round(parts.Sum(p => p.Share * p.Result));
        var words = string.Join(" and ",
            parts.Where(p => p.Share != 0m).Select(p => FormattableString.Invariant($"{p.Share * 100m:0.####}% of {p.Result:0.##}")));
        work.Journal.Append(
            Rule,
            $"The share in the result of {investee} is taken up: {words} (APB 18 ¶19).",
            [
                new(investee, work.Accounts.InvestmentInAssociates, MovementCodes.EquityMethod, null, share),
                new(investee, work.Accounts.EquityMethodResult, null, null, -share),
            ],
            sources);
    }

    private static void TakeUpDividends(PeriodWork work, string investee)
    {
        foreach (var income in work.FullLines.Where(l => l.Partner == investee && work.Chart[l.Account].Role == AccountRole.DividendIncome))
        {
            work.Journal.Append(
                Rule,
                $"Dividends {income.Entity} received from {investee} reduce the investment; they are no income (APB 18 ¶6b).",
                [
                    Posting.Reversing(income),
                    new(investee, work.Accounts.InvestmentInAssociates, MovementCodes.DividendsReceived, income.Entity, income.Amount, income.Source),
                ]);
        }
    }

    private static void TakeUpOtherEquity(PeriodWork work, Package package)
    {
        var investee = package.Company.Code;
        var share = work.Input.Group.ShareOn(investee, work.End);
        var entries = work.StepsOf(investee).Select(s => s.Movement).ToHashSet(StringComparer.Ordinal);
        foreach (var line in package.Equity(work.Chart).Where(l => IsOtherEquity(work, l) && !entries.Contains(l.Movement!)))
        {
            var amount = work.Round(line.Amount * share);
            work.Journal.Append(
                Rule,
                $"The share in other changes of the equity of {investee} is taken up (APB 18 ¶19e).",
                [
                    new(investee, line.Account, line.Movement, null, amount, line.Source),
                    new(investee, work.Accounts.InvestmentInAssociates, line.Movement, null, -amount, line.Source),
                ]);
        }
    }

    private static bool IsOtherEquity(PeriodWork work, JournalLine line) =>
        line.Movement != MovementCodes.Opening
        && work.Chart[line.Account].Role is not (AccountRole.CommonStock or AccountRole.PaidInCapital or AccountRole.RetainedEarnings);

    private static void CheckCarryingAmount(PeriodWork work, string investee)
    {
        var carrying = CarryingAmount(work, investee);
        if (carrying >= 0m) { return; }
        var holding = work.Input.Group.HoldingsIn(investee, work.End)[0].Source;
        work.Report("CO401", "investment-below-zero", new(holding.File, holding.Row),
            FormattableString.Invariant($"The investment in {investee} falls to {carrying} on {work.End:yyyy-MM-dd}; the equity method ends at zero unless the group has guaranteed its debts (APB 18 ¶19i)."),
            FormattableString.Invariant($"{carrying}"), "0 or more", "Write off the rest in the owner's books, or leave the investee out.");
    }

    /// <summary>The owners' cost and everything taken up since.</summary>
    public static decimal CarryingAmount(PeriodWork work, string investee) =>
        work.FullLines.Where(l => l.Partner == investee && work.Chart[l.Account].Role == AccountRole.InvestmentInAssociates).Sum(l => l.Amount)
            + TakenUp(work, investee);

    /// <summary>What consolidation entries have added to the owners' cost.</summary>
    public static decimal TakenUp(PeriodWork work, string investee) =>
        work.Journal.Lines.Where(l => l.Level == Level.Consolidation && l.Entity == investee && l.Account == work.Accounts.InvestmentInAssociates)
            .Sum(l => l.Amount);
}
