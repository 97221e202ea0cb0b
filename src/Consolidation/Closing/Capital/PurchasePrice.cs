using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>What one owner gave for its holding when control was obtained.</summary>
/// <param name="Percent">0 to 100, what it held before included.</param>
/// <param name="Acquired">Of it, what was bought on the day.</param>
/// <param name="Given">The price of the purchases of that day.</param>
/// <param name="Carrying">What was held before stood at: cost and what the equity method had added.</param>
/// <param name="Held">What was held before, at the value the policy asks for.</param>
/// <param name="Costs">Direct costs within the cost of the books that are no part of the price.</param>
internal sealed record OwnersPrice(string Owner, decimal Percent, decimal Acquired, decimal Given, decimal Carrying, decimal Held, decimal Costs);

/// <summary>
/// The purchase price allocation of a company on the day it came under control (IFRS 3 ¶32; ASC 805-30-30-1; SFAS 141 ¶35-43): identifiable net assets at fair
/// value with deferred tax, non-controlling interest at the measure of the policy, goodwill or bargain purchase as what is left. In the presentation currency
/// at the rate of the day.
/// </summary>
internal sealed class PurchasePrice
{
    private readonly GroupWork work;
    private readonly GroupEvent at;
    private readonly DateOnly day;
    private readonly CompanyRates rates;
    private readonly decimal rate;

    public PurchasePrice(GroupWork work, string entity, GroupEvent at, DateOnly day, decimal bookEquity, IReadOnlyList<OwnersPrice> owners, decimal outside)
    {
        (this.work, this.at, this.day, Entity, BookEquity, Owners) = (work, at, day, entity, bookEquity, owners);
        rates = work.Companies[entity].Rates;
        rate = rates.OfEvent(day);
        Outside = outside;
        SharesStepUps = work.Policies.Is(PolicyCatalogue.StepUps, "full") && !work.ScopeOn(day).IsProportional(entity);
        StepUp[] differences = [.. Differences(), .. EarlierLayers()];
        StepUps.AddRange(differences);
        var identifiable = BookEquity + differences.Sum(s => s.EntryAmount);
        NonControlling = Outside == 0m && Preferred == 0m ? 0m : at.WithOwner ? work.Round((identifiable * Outside) + Preferred) : Measured(identifiable);
        if (at.WithOwner) { BeyondCost = [.. PartsBeyondCost(identifiable - NonControlling)]; }
        else { AllocateRest(differences); }
    }

    public string Entity { get; }

    /// <summary>Equity of the company's books on the day, positive where assets exceed liabilities.</summary>
    public decimal BookEquity { get; }

    public IReadOnlyList<OwnersPrice> Owners { get; }

    public decimal Outside { get; }

    public List<StepUp> StepUps { get; } = [];

    /// <summary>Credit positive.</summary>
    public decimal NonControlling { get; private set; }

    /// <summary>Net assets acquired beyond what was given, which go to income.</summary>
    public decimal Bargain { get; private set; }

    /// <summary>Of a company bought under common control: what its net assets are beyond what was given, which is equity.</summary>
    public decimal Pooled { get; private set; }

    /// <summary>
    /// Of a company that came in with its owner: the owner's part of its net assets beyond what the shares cost the owner. Nobody paid for it by itself, so it
    /// is neither goodwill nor a bargain.
    /// </summary>
    public IReadOnlyList<(string Owner, decimal Amount)> BeyondCost { get; private set; } = [];

    private bool SharesStepUps { get; }

    private decimal Group => Owners.Sum(o => o.Percent);

    // What outsiders have by preferred shares beyond their percentage of the ordinary ones.
    private decimal Preferred => PreferredInterests.BeyondShare(work, Entity, day, Outside) * rate;

    private IEnumerable<StepUp> Differences()
    {
        foreach (var difference in work.Input.Files.FairValues.Where(f => f.Entity == Entity && f.Event == at.Code && f.FinalOn is null)
            .OrderBy(f => f.Source.Row))
        {
            var parts = SharesStepUps || at.IsReverse
                ? [(Holder: Entity, Part: 1m)]
                : Owners.Select(o => (Holder: o.Owner, Part: (at.WithOwner ? o.Percent : o.Acquired) / 100m)).ToArray();
            foreach (var (holder, part) in parts)
            {
                yield return Made(holder, difference.Account, difference.Amount * part, difference.Months, difference.ExpenseAccount, difference.Released,
                    difference.Source) with { ReleaseAccount = difference.ReleaseAccount };
                if (difference.TaxRate == 0m) { continue; }
                yield return Made(holder, work.Accounts[AccountRole.DeferredTax], -difference.Amount * part * difference.TaxRate, difference.Months,
                    difference.ExpenseAccount is null ? null : work.Accounts[AccountRole.DeferredTaxExpense], difference.Released, difference.Source);
            }
        }
    }

    // Each purchase before control keeps its own part of the differences of its day, less what its life has written off since (ARB 51 ¶10; SFAS 141 ¶35).
    private IEnumerable<StepUp> EarlierLayers()
    {
        if (SharesStepUps || at.IsReverse || at.WithOwner || !work.Policies.Is(PolicyCatalogue.StepAcquisition, "layers")) { yield break; }
        var unit = MinorUnit.Of(work.Companies[Entity].Company.Currency);
        foreach (var layer in Owners.Where(o => o.Carrying != 0m)
            .SelectMany(o => InvesteeStage.Layers(work, o.Owner, Entity, day))
            .Where(l => l.Event.Boundary < at.Boundary && l.Part != 0m))
        {
            foreach (var f in work.Input.Files.FairValues.Where(f => f.Entity == Entity && f.Event == layer.Event.Code).OrderBy(f => f.Source.Row))
            {
                StepUp Left(string account, decimal amount, string? expense) => Made(layer.Event.Owner, account,
                    new StepUp(layer.Event.Code, Entity, layer.Event.Owner, account, amount, layer.Event.Boundary, f.Months, expense, f.Released, true, 0m,
                        f.Source).Value(day, unit) * layer.Part,
                    f.Months is { } life ? Math.Max(1, life - (int)Math.Round(Elapsed.Months(layer.Event.Boundary, day), MidpointRounding.AwayFromZero)) : null,
                    expense, f.Released, f.Source);
                if (Left(f.Account, f.Amount, f.ExpenseAccount) is not { Amount: not 0m } left) { continue; }
                yield return left with { ReleaseAccount = f.ReleaseAccount };
                if (f.TaxRate != 0m)
                {
                    yield return Left(work.Accounts[AccountRole.DeferredTax], -f.Amount * f.TaxRate,
                        f.ExpenseAccount is null ? null : work.Accounts[AccountRole.DeferredTaxExpense]);
                }
            }
        }
    }

    private StepUp Made(string holder, string account, decimal amount, int? months, string? expense, DateOnly? released, SourceLine source)
    {
        var functional = Rounding.Round(amount, MinorUnit.Of(work.Companies[Entity].Company.Currency), RoundingMode.HalfUp);
        return new(at.Code, Entity, holder, account, functional, day, months, expense, released, true, work.Round(functional * rate), source);
    }

    private decimal Measured(decimal netAssets)
    {
        var basis = at.IsCommonControl ? "share" : work.Policies[PolicyCatalogue.NonControllingMeasurement].Choice;
        var fair = at.NonControllingFairValue is { } value ? work.Round(value * rate) : (decimal?)null;
        return basis switch
        {
            "book" => work.Round((Outside * BookEquity) + Preferred),
            "share" => work.Round((Outside * netAssets) + Preferred),
            "fair-value" => fair ?? Implied(),
            _ when at.Basis == NonControllingBasis.Share || (at.Basis == NonControllingBasis.NotSaid && fair is null) =>
                work.Round((Outside * netAssets) + Preferred),
            _ => fair ?? Implied(),
        };
    }

    // The price per point of what was bought, where nobody measured the others' shares.
    private decimal Implied()
    {
        if (Group == 0m) { return 0m; }
        var shares = PreferredInterests.Of(work, Entity, day);
        var (claim, held) = ((shares?.Claim ?? 0m) * rate, (shares?.Held ?? 0m) / 100m);
        return work.Round(((Owners.Sum(o => o.Given + o.Held) - (claim * held)) * Outside * 100m / Group) + (claim * (1m - held)));
    }

    private IEnumerable<(string Owner, decimal Amount)> PartsBeyondCost(decimal part)
    {
        var left = part;
        for (var i = 0; i < Owners.Count; i++)
        {
            var own = i == Owners.Count - 1 ? left : work.Round(part * Owners[i].Percent / Group);
            left -= own;
            yield return (Owners[i].Owner, own - Owners[i].Carrying);
        }
    }

    // Those who kept shares of the acquirer in a reverse acquisition share in nothing of the issuer.
    private bool SharesGoodwill => at.IsReverse || work.Policies[PolicyCatalogue.NonControllingMeasurement].Choice switch
    {
        "fair-value" => true,
        "event" => (Outside > 0m || Preferred != 0m)
            && (at.Basis == NonControllingBasis.FairValue || (at.Basis == NonControllingBasis.NotSaid && at.NonControllingFairValue is not null)),
        _ => false,
    };

    private void AllocateRest(StepUp[] differences)
    {
        var given = Owners.Sum(o => o.Given + o.Held);
        var rest = given + NonControlling - BookEquity - differences.Sum(d => d.EntryAmount);
        if (at.IsCommonControl)
        {
            Pooled = -rest;
            return;
        }

        if (rest < 0m && work.Policies.Is(PolicyCatalogue.BargainPurchase, "reduce-assets")) { rest = ReduceAssets(differences, rest); }
        work.Measure("goodwill", Entity, at.Code, rest);
        if (rest < 0m) { Bargain = -rest; }
        else if (rest > 0m) { AddGoodwill(rest); }
    }

    private void AddGoodwill(decimal total)
    {
        var account = work.Accounts[AccountRole.Goodwill];
        var amortised = work.Policies.Is(PolicyCatalogue.Goodwill, "amortise");
        int? months = amortised ? at.GoodwillMonths ?? 240 : null;
        var expense = amortised ? work.Accounts[AccountRole.GoodwillAmortisation] : null;
        var left = total;
        var holders = SharesGoodwill ? [(Holder: Entity, Part: total)] : Owners.Select(o => (Holder: o.Owner, Part: PartOf(o, total))).ToArray();
        for (var i = 0; i < holders.Length; i++)
        {
            var part = i == holders.Length - 1 ? left : holders[i].Part;
            left -= part;
            if (part != 0m)
            {
                StepUps.Add(new(at.Code, Entity, holders[i].Holder, account, rate == 0m ? 0m : part / rate, day, months, expense, null, true, part, at.Source));
            }
        }
    }

    // An owner's goodwill is what it gave beyond its own share of net assets.
    private decimal PartOf(OwnersPrice owner, decimal total)
    {
        if (Owners.Count == 1) { return total; }
        var netAssets = Owners.Sum(o => o.Given + o.Held) - total;
        return owner.Given + owner.Held - work.Round(netAssets * owner.Percent / Group);
    }

    // SFAS 141 ¶44: the excess of net assets over cost reduces, pro rata, what would have been assigned to the assets acquired that are not sold or settled
    // soon; what is left is a gain (¶45). Rows of fair-values.csv say which: those with a day of release are current.
    private decimal ReduceAssets(StepUp[] differences, decimal rest)
    {
        var assets = differences.Where(d => d.Released is null && work.Chart[d.Account].Class == AccountClass.Asset
            && work.Chart[d.Account].Role != AccountRole.DeferredTax)
            .Select(d => (StepUp: d, Value: d.EntryAmount + BookValue(d.Account))).Where(d => d.Value > 0m).ToArray();
        var total = assets.Sum(a => a.Value);
        var reduction = Math.Max(rest, -total);
        var left = reduction;
        for (var i = 0; i < assets.Length; i++)
        {
            var part = i == assets.Length - 1 ? left : work.Round(reduction * assets[i].Value / total);
            left -= part;
            StepUps.Add(assets[i].StepUp with { Amount = part / rate, EntryAmount = part, Source = at.Source });
        }

        return total == 0m ? rest : rest - reduction;
    }

    private decimal BookValue(string account) =>
        work.Round(work.Companies[Entity].Whole.Where(r => r.Account == account)
            .Sum(r => r.Movement is MovementCodes.Opening or MovementCodes.Entry ? r.Functional : InvesteeBasis.ArisenBy(r, day))
            * rate * Group / 100m);
}
