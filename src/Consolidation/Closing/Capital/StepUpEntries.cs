using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Writes a step-up's year: opening, what came with a purchase, write-off, translation. The same schedule gives opening and closing, so the one is always the
/// other.
/// </summary>
internal static class StepUpEntries
{
    private static readonly Rule Rule = new("PA", "purchase-price-allocation", Level.Consolidation);

    /// <returns>The step-up as the closing of the period hands it on.</returns>
    public static StepUp Post(GroupWork work, StepUp stepUp)
    {
        var year = new StepUpYear(work, stepUp);
        var legs = year.Legs().ToArray();
        work.Journal.Append(Rule, year.Close,
            string.Create(CultureInfo.InvariantCulture,
                $"{stepUp.Account} of {stepUp.Entity}: {stepUp.Amount} from event {stepUp.Event}{Life(stepUp)}; at {work.End:yyyy-MM-dd} {stepUp.Value(year.Close, year.Unit)} are left ({work.Policies[PolicyCatalogue.StepUps].Paragraph})."),
            legs, stepUp.Source);
        return stepUp with { Opening = year.Closing(legs, work.Accounts.TranslationAdjustmentOrNone) };
    }

    private static string Life(StepUp stepUp) =>
        stepUp.Months is { } months ? string.Create(CultureInfo.InvariantCulture, $", written off over {months} months") : "";
}

internal sealed class StepUpYear
{
    private readonly GroupWork work;
    private readonly StepUp stepUp;
    private readonly CompanyRates rates;
    private readonly decimal? kept;
    private readonly DateOnly? changed;

    public StepUpYear(GroupWork work, StepUp stepUp)
    {
        (this.work, this.stepUp) = (work, stepUp);
        var books = work.Companies[stepUp.Entity];
        rates = books.Rates;
        changed = books.Company.ChangedOn is { } day && stepUp.Start <= day ? day : null;
        // Goodwill that is an asset of the buyer, and what belongs to books that are remeasured, keep the rate of their day.
        kept = (books.Company.IsRemeasured || (work.Policies.Is(PolicyCatalogue.GoodwillCurrency, "parent") && IsGoodwill)) && rates.IsForeign
            && stepUp.Amount != 0m
            ? (changed is { } on ? rates.OfEvent(on) : stepUp.EntryAmount / stepUp.Amount)
            : null;
        Unit = MinorUnit.Of(books.Company.Currency);
        Close = books.Left ?? work.End;
    }

    public decimal Unit { get; }

    /// <summary>The last day of the company in the period.</summary>
    public DateOnly Close { get; }

    private bool IsGoodwill => work.Chart[stepUp.Account].Role == AccountRole.Goodwill;

    private bool Opens => stepUp.Start <= work.Before;

    public IEnumerable<Leg> Legs()
    {
        var opening = Opens ? stepUp.Value(work.Before, Unit) : 0m;
        var entry = !Opens && stepUp.AtEntry ? stepUp.EntryAmount : 0m;
        var closing = stepUp.Value(Close, Unit);
        var change = closing - opening - (entry == 0m ? 0m : stepUp.Amount);
        var released = ReleaseDay is { } day ? -stepUp.Scheduled(day, Unit) : 0m;
        var before = OpeningBalances(opening);
        var average = change == 0m && released == 0m ? 0m : kept ?? rates.OfStretch(Since, Close, Close);
        var release = work.Round(released * average);
        var expense = work.Round((change * average) + BeforeChange(opening + (entry == 0m ? 0m : stepUp.Amount))) - release;
        var rate = kept ?? rates.Closing(Close);
        var onOpening = work.Round(opening * rate) - before.Asset;
        var onMovements = work.Round(closing * rate) - before.Asset - entry - expense - release - onOpening;
        var retained = work.Accounts.RetainedEarnings;
        return
        [
            At(stepUp.Account, MovementCodes.Opening, before.Asset), At(retained, MovementCodes.Opening, before.Equity),
            Adjustment(MovementCodes.Opening, before.Adjustment),
            At(stepUp.Account, MovementCodes.Entry, entry), At(retained, MovementCodes.Entry, -entry),
            Expense(stepUp.Account, MovementCodes.Depreciation, expense),
            Expense(stepUp.ExpenseAccount ?? retained, MovementOf(stepUp.ExpenseAccount), -expense),
            Released(stepUp.Account, MovementCodes.Disposals, release), Released(ReleaseAccount ?? retained, MovementOf(ReleaseAccount), -release),
            At(stepUp.Account, MovementCodes.ExchangeOnOpening, onOpening), Adjustment(MovementCodes.ExchangeOnOpening, -onOpening),
            At(stepUp.Account, MovementCodes.ExchangeOnMovements, onMovements), Adjustment(MovementCodes.ExchangeOnMovements, -onMovements),
        ];
    }

    // What was written off before the functional currency changed within the period has the average of its time.
    private decimal BeforeChange(decimal from) =>
        changed is { } day && kept is { } rate && day > Since && day < Close
            ? (stepUp.Value(day, Unit) - from) * (rates.OfStretch(Since, day, day) - rate)
            : 0m;

    /// <summary>What must be left of it in the presentation currency, by its schedule and rate alone.</summary>
    public decimal Expected() => work.Round(stepUp.Value(Close, Unit) * (kept ?? rates.Closing(Close)));

    public StepUpOpening Closing(IReadOnlyList<Leg> legs, string adjustment)
    {
        var asset = legs.Where(l => l.Account == stepUp.Account && work.IsNetAsset(l.Account)).Sum(l => l.Amount);
        var translation = legs.Where(l => l.Account == adjustment).Sum(l => l.Amount);
        return new(asset, -asset - translation, translation);
    }

    private StepUpOpening OpeningBalances(decimal opening)
    {
        if (!Opens) { return new(0m, 0m, 0m); }
        if (stepUp.Opening is { } carried) { return carried; }
        var asset = work.Round(opening * (kept ?? rates.Closing(work.Before)));
        var equity = stepUp.Amount == 0m ? 0m : -work.Round(stepUp.EntryAmount * opening / stepUp.Amount);
        return new(asset, equity, -asset - equity);
    }

    private string? ReleaseAccount => stepUp.ReleaseAccount ?? stepUp.ExpenseAccount;

    private DateOnly? ReleaseDay => stepUp.Released is { } day && day > work.Before && day <= Close && day >= stepUp.Start ? day : null;

    private string? MovementOf(string? account) => account is not null && work.IsResult(account) ? null : MovementCodes.OtherComprehensiveIncome;

    private Leg Released(string account, string? movement, decimal amount) =>
        new(stepUp.Entity, account, movement, amount) { Holder = stepUp.Holder, To = ReleaseDay, Own = true };

    // What it opens or enters with is there at once; rates move it from then on.
    private Leg At(string account, string movement, decimal amount)
    {
        var start = stepUp.Start > work.Before ? stepUp.Start : work.Before;
        return new(stepUp.Entity, account, movement, amount)
        {
            Holder = stepUp.Holder,
            From = start,
            To = movement is MovementCodes.Opening or MovementCodes.Entry ? start : null,
            Own = true
        };
    }

    private Leg Adjustment(string movement, decimal amount) =>
        At(amount == 0m ? work.Accounts.RetainedEarnings : work.Accounts.TranslationAdjustment, movement, amount);

    private Leg Expense(string account, string? movement, decimal amount) =>
        new(stepUp.Entity, account, movement, amount) { Holder = stepUp.Holder, From = LossDay ?? Since, To = LossDay, Own = true };

    // An impairment of this period.
    private DateOnly? LossDay => stepUp.AtEntry || Opens ? null : stepUp.Start;

    // A write-off by a life arises evenly; a release or an impairment on its day.
    private DateOnly Since => stepUp.Months is null ? Close : stepUp.Start > work.Before ? stepUp.Start : work.Before;
}
