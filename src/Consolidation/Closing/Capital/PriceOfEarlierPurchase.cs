using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// More, or less, is given for an earlier purchase: contingent consideration became due or is worth something else. Goodwill where the policy says so,
/// amortised as if it had been there since the purchase, with what would have been written off by now at once (SFAS 141 ¶27-28; ASBJ 21 ¶27 and note 4); else
/// income of the day (IFRS 3 ¶58; ASC 805-30-35-1).
/// <example>70 more after 15 of 60 months: 17.5 are amortisation of the day, 52.5 goodwill for 45 months.</example>
/// </summary>
internal static class PriceOfEarlierPurchase
{
    private static readonly Rule Rule = new("CP", "contingent-consideration", Level.Consolidation);

    public static void Apply(GroupWork work, GroupEvent e, DateOnly day)
    {
        var opening = day <= work.Before;
        var account = Acquisition.AccountOf(work, e.Owner, e.Entity);
        Leg paid = new(e.Entity, account, opening ? MovementCodes.Opening : MovementCodes.PercentageChange, -e.Amount) { Partner = e.Owner };
        if (e.IsCommonControl)
        {
            // Paid to those who control both: a distribution to owners (ASC 805-50-30-6).
            Book(work, e, day, [paid, ChangeOfHolding.OfOwners(work, e.Owner, paid.Movement!, e.Amount)]);
            ChangeOfHolding.Pass(work, e.Owner, paid.Movement!, e.Amount, day, $"event {e.Code}");
            return;
        }

        if (work.Policies.Is(PolicyCatalogue.ContingentConsideration, "income"))
        {
            Book(work, e, day, [paid, ChangeOfHolding.InResult(work, e.Owner, AccountRole.ConsiderationResult, e.Amount, opening)]);
            return;
        }

        var goodwill = Goodwill(work, e, day);
        var written = e.Amount - goodwill.EntryAmount;
        Book(work, e, day,
        [
            paid, new(e.Entity, work.Accounts.RetainedEarnings, opening ? MovementCodes.Opening : MovementCodes.Entry, goodwill.EntryAmount),
            written == 0m ? paid with { Amount = 0m } : ChangeOfHolding.InResult(work, e.Owner, AccountRole.GoodwillAmortisation, written, opening),
        ]);
        if (goodwill.Amount != 0m) { work.AddStepUp(goodwill); }
    }

    private static StepUp Goodwill(GroupWork work, GroupEvent e, DateOnly day)
    {
        var books = work.Companies[e.Entity];
        var rate = books.Rates.OfEvent(day);
        var (own, account) = (rate == 0m ? 0m : e.Amount / rate, work.Accounts[AccountRole.Goodwill]);
        if (!work.Policies.Is(PolicyCatalogue.Goodwill, "amortise"))
        {
            return new(e.Code, e.Entity, e.Owner, account, own, day, null, null, null, true, e.Amount, e.Source);
        }
        var first = Acquisition.FirstOf(work, e.Entity, day);
        var (life, passed) = (e.GoodwillMonths ?? first?.GoodwillMonths ?? 240,
            first is null ? 0 : (int)Math.Round(Elapsed.Months(first.Boundary, day), MidpointRounding.AwayFromZero));
        var left = Rounding.Round(own * Math.Max(0, life - passed) / life, MinorUnit.Of(books.Company.Currency), RoundingMode.HalfUp);
        return new(e.Code, e.Entity, e.Owner, account, left, day, Math.Max(1, life - passed), work.Accounts[AccountRole.GoodwillAmortisation], null, true,
            work.Round(left * rate), e.Source);
    }

    private static void Book(GroupWork work, GroupEvent e, DateOnly day, IEnumerable<Leg> legs) =>
        NonControllingShares.OfMoment(work, work.Journal.Append(Rule, day <= work.Before ? work.Before : day,
            string.Create(CultureInfo.InvariantCulture,
                $"{e.Owner} gives {e.Amount} more for an earlier purchase of {e.Entity} ({work.Policies[PolicyCatalogue.ContingentConsideration].Paragraph})."),
                legs, e.Source), day);
}
