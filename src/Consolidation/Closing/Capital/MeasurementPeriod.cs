using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Provisional amounts of a purchase become final in a later period. By one policy the periods before are stated anew, as if they had been known (IFRS 3 ¶49;
/// ASBJ 21 note 6): then nothing happens here. By the other the period in which they are known takes all of it: differences and goodwill as they would be, and
/// in income what earlier periods would have written off more (ASC 805-10-25-17; SFAS 141 ¶40).
/// <example>Plant worth 60 more, nine of 120 months after the purchase of 80% at others' share: plant 55.50, goodwill −48, others 12, depreciation
/// 4.50.</example>
/// </summary>
public static class MeasurementPeriod
{
    private static readonly Rule Rule = new("MP", "measurement-period", Level.Consolidation);

    /// <summary>The files with the day on which each difference of a measurement period became final.</summary>
    public static GroupFiles Dated(GroupFiles files, IReadOnlyList<Restatement> restatements)
    {
        ArgumentNullException.ThrowIfNull(files);
        return restatements.Count == 0 ? files : files with
        {
            FairValues = [.. files.FairValues.Select(f => f with { FinalOn = restatements.FirstOrDefault(r => r.Kind == RestatementKind.MeasurementPeriod
                && r.Cause == f.Cause)?.Announced })],
        };
    }

    /// <summary>The days are kept only where the policy asks for them and they lie after the purchase, within the books.</summary>
    internal static GroupInput Settled(GroupInput input)
    {
        if (input.TrialBalances.Count == 0 || !input.Files.FairValues.Any(f => f.FinalOn is not null)) { return input; }
        var opening = input.Calendar.CumulativeTo(input.TrialBalances.Min(t => t.End)).Start!.Value.AddDays(-1);
        var current = input.Policies.Is(PolicyCatalogue.MeasurementPeriod, "current");
        return input with { Files = input.Files with { FairValues = [.. input.Files.FairValues.Select(f => current && f.FinalOn > opening
            && input.Files.Events.Any(e => e.Code == f.Event && e.Kind == EventKind.Purchase && e.Boundary < f.FinalOn)
            ? f
            : f with { FinalOn = null })] } };
    }

    internal static void Apply(GroupWork work, string entity, DateOnly day)
    {
        foreach (var rows in work.Input.Files.FairValues.Where(f => f.FinalOn == day && f.Entity == entity).GroupBy(f => f.Event, StringComparer.Ordinal))
        {
            if (work.Input.Files.Events.FirstOrDefault(e => e.Code == rows.Key) is { } at) { Of(work, at, entity, day, [.. rows.OrderBy(r => r.Source.Row)]); }
        }
    }

    private static void Of(GroupWork work, GroupEvent at, string entity, DateOnly day, FairValueDifference[] rows)
    {
        var shared = work.Policies.Is(PolicyCatalogue.StepUps, "full");
        var (holder, part) = shared ? (entity, 1m) : (at.Owner, at.Percent / 100m);
        var late = rows.SelectMany(r => OfRow(work, at, holder, part, r, day)).ToList();
        var net = late.Sum(l => l.Whole);
        var others = shared && TakesShare(work, at) ? work.Round(net * work.ScopeOn(at.Boundary).Outside(entity)) : 0m;
        late.AddRange(Goodwill(work, at, entity, day, others - net));
        var legs = late.Where(l => l.Expense is not null)
            .Select(l => new Leg(entity, l.Expense!, null, l.Whole - l.StepUp.EntryAmount) { Holder = l.StepUp.Holder })
            .ToList();
        legs.Add(new(entity, work.Accounts.RetainedEarnings, MovementCodes.Entry, late.Sum(l => l.StepUp.EntryAmount)));
        legs.Add(new(entity, work.Accounts.NonControllingInterest, MovementCodes.Entry, -others));
        var rest = -legs.Sum(l => l.Amount);
        legs.Add(ChangeOfHolding.InResult(work, at.Owner, AccountRole.BargainPurchase, rest, false));
        var made = work.Journal.Append(Rule, day,
            string.Create(CultureInfo.InvariantCulture,
                $"Amounts of event {at.Code} are final on {day:yyyy-MM-dd}: {net} more net assets, {others} of them others' ({work.Policies[PolicyCatalogue.MeasurementPeriod].Paragraph})."),
                legs, [.. rows.Select(r =>
                    r.Source)]);
        NonControlling.Change(work, entity, others, false);
        NonControllingShares.OfMoment(work, made, day);
        foreach (var item in late.Where(l => l.StepUp.Amount != 0m)) { work.AddStepUp(item.StepUp); }
    }

    private static IEnumerable<LateStepUp> OfRow(GroupWork work, GroupEvent at, string holder, decimal part, FairValueDifference row, DateOnly day)
    {
        yield return LateStepUp.Of(work, at, row.Entity, holder, row.Account, row.Amount * part, row.Months, row.ExpenseAccount, row.Released, day, row.Source,
            row.ReleaseAccount);
        if (row.TaxRate == 0m) { yield break; }
        yield return LateStepUp.Of(work, at, row.Entity, holder, work.Accounts[AccountRole.DeferredTax], -row.Amount * part * row.TaxRate, row.Months,
            row.ExpenseAccount is null ? null : work.Accounts[AccountRole.DeferredTaxExpense], row.Released, day, row.Source);
    }

    // As long as there is goodwill it takes the difference; what is beyond it is a bargain.
    private static IEnumerable<LateStepUp> Goodwill(GroupWork work, GroupEvent at, string entity, DateOnly day, decimal change)
    {
        var of = work.StepUps.Where(s => s.Entity == entity && s.Event == at.Code && s.AtEntry && work.Chart[s.Account].Role == AccountRole.Goodwill).ToArray();
        var first = of.FirstOrDefault();
        var rate = work.Companies[entity].Rates.OfEvent(day);
        var there = work.Round(of.Sum(s => s.Amount) * rate);
        var taken = Math.Max(change, -there);
        if (taken == 0m || rate == 0m) { yield break; }
        yield return LateStepUp.Of(work, at, entity, first?.Holder ?? at.Owner, work.Accounts[AccountRole.Goodwill], taken / rate, first?.Months,
            first?.ExpenseAccount, null, day, at.Source);
    }

    private static bool TakesShare(GroupWork work, GroupEvent at) => work.Policies[PolicyCatalogue.NonControllingMeasurement].Choice switch
    {
        "share" => true,
        "event" => at.Basis == NonControllingBasis.Share || (at.Basis == NonControllingBasis.NotSaid && at.NonControllingFairValue is null),
        _ => false,
    };
}

/// <summary>A step-up that is known late.</summary>
/// <param name="Whole">What it would have been on the day of the purchase, at the rate of the day on which it is known.</param>
/// <param name="StepUp">What is left of it.</param>
/// <param name="Expense">Where what was written off in between goes; null where nothing was.</param>
internal sealed record LateStepUp(decimal Whole, StepUp StepUp, string? Expense)
{
    public static LateStepUp Of(GroupWork work, GroupEvent at, string entity, string holder, string account, decimal amount, int? months, string? expense,
        DateOnly? released, DateOnly day, SourceLine source, string? releaseAccount = null)
    {
        var books = work.Companies[entity];
        var (unit, rate) = (MinorUnit.Of(books.Company.Currency), books.Rates.OfEvent(day));
        // Goodwill is what is left of the price, so that it has no unit of its own in the company's currency.
        var own = work.Chart[account].Role == AccountRole.Goodwill ? amount : Rounding.Round(amount, unit, RoundingMode.HalfUp);
        var whole = new StepUp(at.Code, entity, holder, account, own, at.Boundary, months, expense, released, true, 0m, source)
        {
            ReleaseAccount = releaseAccount
        };
        var left = whole.Value(day, unit);
        var life = months is { } all ? Math.Max(1, all - (int)Math.Round(Elapsed.Months(at.Boundary, day), MidpointRounding.AwayFromZero)) : (int?)null;
        return new(work.Round(whole.Amount * rate), whole with { Amount = left, Start = day, Months = life, EntryAmount = work.Round(left * rate) },
            left == whole.Amount ? null : expense);
    }
}
