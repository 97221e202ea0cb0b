using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 6e. The year in order of time: the minority's share in result and other equity up to each further purchase, the purchase, and so on to the end (ARB 51
/// ¶14-15; a purchase of minority interest is accounted for by the purchase method, SFAS 141 ¶14).
/// <example>
/// Minority of 40% is bought on 1 July. Result to June 100, of the year 250: minority's result is 40, not 100. At the purchase minority interest falls by 40%
/// of net assets of that day.
/// </example>
/// </summary>
internal sealed class MinorityOfYear
{
    private static readonly Rule ResultRule = new("MI", "minority-result", Level.Consolidation);
    private static readonly Rule EquityRule = new("ME", "minority-in-other-equity", Level.Consolidation);

    private readonly Subsidiary subsidiary;
    private readonly Dictionary<(string Account, string Movement), (decimal Taken, decimal Booked)> otherEquity = [];
    private readonly List<string> parts = [];
    private decimal share;
    private decimal earned;
    private decimal result;

    private MinorityOfYear(Subsidiary subsidiary)
    {
        this.subsidiary = subsidiary;
        share = subsidiary.ShareOn(subsidiary.Enters ? subsidiary.EntrySteps[0].Date : subsidiary.Work.Before);
        earned = subsidiary.Enters ? SubPeriods.ResultBefore(subsidiary.Work, subsidiary.Code, subsidiary.EntrySteps[0].Date) ?? 0m : 0m;
    }

    public static void Book(Subsidiary subsidiary)
    {
        var year = new MinorityOfYear(subsidiary);
        var total = subsidiary.Package.NetIncome(subsidiary.Work.Chart) + year.earned;
        foreach (var step in subsidiary.Increases) { year.Purchase(step); }
        year.CheckShare();
        year.Earn(total);
        year.TakeOtherEquity(subsidiary.Package.Equity(subsidiary.Work.Chart).Select(l => (l.Account, l.Movement!, l.Amount)));
        year.Append();
    }

    private void Purchase(AcquisitionStep step)
    {
        var work = subsidiary.Work;
        var equity = IsFirstOfMovement(step)
            ? subsidiary.EquityUnder(step.Movement).Where(l => subsidiary.IsCapital(l) || subsidiary.IsRetained(l)).ToArray()
            : [];
        var paidIn = -equity.Sum(l => l.Amount);
        Earn(step.ResultToDate * InCurrency.AverageRate(work, subsidiary.Code, step.Date));
        var provedBy = PurchaseChecks.ProvedBy(subsidiary, step, subsidiary.Package.Company.Currency == work.Input.Currency ? paidIn : 0m);
        if (provedBy is not null && subsidiary.Package.Company.Currency == work.Input.Currency)
        {
            TakeOtherEquity(provedBy.Lines.Where(IsEquity).Select(l => (l.Account, l.Movement!, l.Amount)));
        }
        if (CostsWhatWasBooked(step)) { Book(step, equity, paidIn); }
        share += step.Percent / 100m;
    }

    private void Book(AcquisitionStep step, JournalLine[] equity, decimal paidIn)
    {
        var netAssets = step.NetAssets * InCurrency.ClosingRate(subsidiary.Work, subsidiary.Code, step.Date);
        var exact = ((1m - share - (step.Percent / 100m)) * netAssets) - ((1m - share) * (netAssets - paidIn));
        var minority = subsidiary.Minority.Add(exact);
        var excess = step.Cost - paidIn + minority;
        if (excess != subsidiary.Work.AllocatedBy(step))
        {
            subsidiary.Minority.Undo(exact);
            PurchaseChecks.Unallocated(subsidiary, step, excess, subsidiary.Work.AllocatedBy(step));
            return;
        }

        var holding = Holdings(step).First();
        subsidiary.Work.Journal.Append(
            Subsidiary.Capital,
            FormattableString.Invariant($"{step.Owner} bought {step.Percent:0.####}% of {subsidiary.Code} on {step.Date:yyyy-MM-dd} for {step.Cost}; its share in net assets of {netAssets} leaves minority interest, and the cost exceeds that by {excess} (SFAS 141 ¶14)."),
            [
                .. equity.Select(Subsidiary.Reversing),
                subsidiary.Investment(holding, step.Movement, step.Cost),
                .. subsidiary.AllocationsOf(step),
                subsidiary.MinorityInterest(step.Movement, minority),
            ],
            step.Source);
    }

    private void Earn(decimal until)
    {
        var part = until - earned;
        earned = until;
        if (share != 1m && part != 0m) { parts.Add(FormattableString.Invariant($"{(1m - share) * 100m:0.####}% of {part:0.##}")); }
        result += subsidiary.Minority.Add((1m - share) * part);
    }

    // Amounts of the year so far; what is new since the last step is shared by today's share.
    private void TakeOtherEquity(IEnumerable<(string Account, string Movement, decimal Amount)> lines)
    {
        foreach (var group in lines.Where(l => IsOther(l.Account, l.Movement)).GroupBy(l => (l.Account, l.Movement)))
        {
            var (taken, booked) = otherEquity.GetValueOrDefault(group.Key);
            var total = group.Sum(l => l.Amount);
            otherEquity[group.Key] = (total, booked + subsidiary.Minority.Add(-(1m - share) * (total - taken)));
        }
    }

    private void Append()
    {
        var work = subsidiary.Work;
        work.Journal.Append(
            ResultRule,
            $"The minority's share in the result of {subsidiary.Code}: {string.Join(" and ", parts)} (ARB 51 ¶14-15).",
            [new(subsidiary.Code, work.Accounts.MinorityResult, null, null, result), subsidiary.MinorityInterest(MovementCodes.MinorityResult, result)],
            subsidiary.Steps.Select(s => s.Source)
                .Concat(subsidiary.Package.Lines.Where(l => !work.Chart[l.Account].IsBalanceSheet).Select(l => l.Source).OfType<SourceLine>()));
        foreach (var ((account, movement), (_, booked)) in otherEquity.OrderBy(o => work.Chart.PositionOf(o.Key.Account))
            .ThenBy(o => work.Input.Movements.PositionOf(o.Key.Movement)))
        {
            work.Journal.Append(
                EquityRule,
                $"The minority's share in other changes of the equity of {subsidiary.Code} ({movement}) (ARB 51 ¶14).",
                [new(subsidiary.Code, account, movement, null, booked), subsidiary.MinorityInterest(movement, booked)]);
        }
    }

    // Neither opening, entry nor dividends, and not money paid in: those have their own entries.
    private bool IsOther(string account, string movement)
    {
        if (movement is MovementCodes.Opening || movement == subsidiary.EntryMovement || subsidiary.Steps.Any(s => s.Movement == movement)) { return false; }
        return subsidiary.Work.Chart[account].Role switch
        {
            AccountRole.CommonStock or AccountRole.PaidInCapital => false,
            AccountRole.RetainedEarnings => movement != MovementCodes.Dividends && !IsCapitalMovement(movement),
            _ => true,
        };
    }

    private bool IsCapitalMovement(string movement) =>
        subsidiary.EquityUnder(movement).Any(subsidiary.IsCapital)
            || subsidiary.HoldingsOn(AccountRole.InvestmentInSubsidiaries).Any(l => l.Movement == movement);

    private bool IsEquity(LedgerLine line) => subsidiary.Work.Chart[line.Account].Class == AccountClass.Equity;

    private bool IsFirstOfMovement(AcquisitionStep step) => subsidiary.Increases.First(s => s.Movement == step.Movement) == step;

    private IEnumerable<JournalLine> Holdings(AcquisitionStep step) =>
        subsidiary.HoldingsOn(AccountRole.InvestmentInSubsidiaries).Where(l => l.Entity == step.Owner && l.Movement == step.Movement);

    // All steps of one owner under one movement stand in one row of its books; they are checked once.
    private bool CostsWhatWasBooked(AcquisitionStep step)
    {
        AcquisitionStep[] together = [.. subsidiary.Increases.Where(s => s.Owner == step.Owner && s.Movement == step.Movement)];
        var booked = Holdings(step).Sum(l => l.Amount);
        return together[0] == step ? PurchaseChecks.Cost(subsidiary, step.Owner, step.Movement, together, booked) : together.Sum(s => s.Cost) == booked;
    }

    private void CheckShare()
    {
        var held = subsidiary.ShareOn(subsidiary.Work.End);
        if (share == held) { return; }
        var row = subsidiary.Work.Input.Group.HoldingsIn(subsidiary.Code, subsidiary.Work.End)[0].Source;
        subsidiary.Report("CO307", "ownership-differs-from-steps", row,
            FormattableString.Invariant($"{EntityReader.OwnershipFile} says that the group holds {held * 100m:0.####}% of {subsidiary.Code} on {subsidiary.Work.End:yyyy-MM-dd}; opening and acquisition steps make {share * 100m:0.####}%."),
            held * 100m, share * 100m, "Add the step that is missing, or correct the percentage.");
    }
}
