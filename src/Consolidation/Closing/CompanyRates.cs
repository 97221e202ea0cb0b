using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The rates of one company for one period. A rate that is not there is a fault with the row that is needed; the amounts are then zero and nobody sees them.
/// </summary>
/// <param name="lag">By how many months the company's books close before the group's: rates of the books' ends are those of its own days (IAS 21 ¶46; ASC
/// 810-10-45-12), rates of events those of the events.</param>
internal sealed class CompanyRates(GroupWork work, string currency, int lag = 0)
{
    public bool IsForeign { get; } = currency != work.Input.Currency;

    /// <summary>The day at whose rate everything was taken over when the functional currency changed (IAS 21 ¶37); null where it did not.</summary>
    public DateOnly? ChangedOn { get; init; }

    public decimal Closing(DateOnly day) => Find(OfBooks(day), RateType.Closing);

    public decimal Average => OwnStretch(work.Before, work.End) ?? Find(OfBooks(work.End), RateType.Average);

    /// <summary>The average of a stretch that has one of its own in the file; null where it has none.</summary>
    public decimal? OwnStretch(DateOnly from, DateOnly to) => work.Input.Rates.OfStretch(currency, OfBooks(from), LastDay(OfBooks(to)))?.Value;

    /// <summary>The same; of a stretch from the beginning of the year to a day on which the equity method ends also the average of that day.</summary>
    public decimal? OwnStretchOfInvestee(string entity, DateOnly from, DateOnly to) => OwnStretch(from, to)
        ?? (from == work.Before && to < work.End && work.ScopeOn(to).Method(entity) != ConsolidationMethod.Equity
            ? work.Input.Rates.Find(LastDay(to), currency, RateType.Average)?.Value
            : null);

    // A stretch up to the start of a first of a month ends with the month before.
    private static DateOnly LastDay(DateOnly to) => to.Day == 1 ? to.AddDays(-1) : to;

    // The day at which the books of a period end were closed.
    private DateOnly OfBooks(DateOnly day) =>
        lag == 0 || (day != work.End && day != work.Before) ? day : new DateOnly(day.Year, day.Month, 1).AddMonths(1 - lag).AddDays(-1);

    /// <summary>The rate of an event: of its day, or of the day before or after where the file has that.</summary>
    public decimal OfEvent(DateOnly boundary) =>
        !IsForeign ? 1m : (Closest(boundary) ?? Closest(boundary.AddDays(boundary.Day == 1 ? -1 : 1)))?.Value ?? Closing(boundary);

    private Rate? Closest(DateOnly day) => work.Input.Rates.Find(day, currency, RateType.Closing);

    /// <summary>Whether the file gives a movement a rate of its own.</summary>
    public bool HasOwn(string movement) => work.Input.Rates.OfMovement(OfBooks(work.End), currency, movement) is not null;

    /// <summary>The rate of a flow: that of its movement where the file gives one, else the average.</summary>
    public decimal OfFlow(string? movement, string? account = null) =>
        !IsForeign
            ? 1m
            : account is not null && work.Input.Rates.OfAccount(OfBooks(work.End), currency, account, movement) is { } of
                ? of.Value
                : movement is not null && work.Input.Rates.OfMovement(OfBooks(work.End), currency, movement) is { } own ? own.Value : Average;

    /// <summary>
    /// The rate of what arose in a stretch of days: its own average where the file has one, that up to the exit of a company, else that of the period.
    /// </summary>
    /// <param name="close">The last day of the company in the period.</param>
    public decimal OfStretch(DateOnly from, DateOnly to, DateOnly close)
    {
        if (!IsForeign) { return 1m; }
        if (OwnStretch(from, to) is { } own) { return own; }
        return close < work.End && to <= close && work.Input.Rates.Find(LastDay(close), currency, RateType.Average) is { } until ? until.Value : Average;
    }

    /// <summary>The rate of a flow of a stretch: that of its movement or account where the file gives one, else the average of the stretch.</summary>
    public decimal OfFlow(string? movement, string? account, DateOnly from, DateOnly to, DateOnly close) =>
        !IsForeign
            ? 1m
            : account is not null && work.Input.Rates.OfAccount(OfBooks(work.End), currency, account, movement) is { } of
                ? of.Value
                : movement is not null && work.Input.Rates.OfMovement(OfBooks(work.End), currency, movement) is { } own
                    ? own.Value
                    : OfStretch(from, to, close);

    /// <summary>The rate of an account that keeps the rates of its own days; a fault where the file does not give it.</summary>
    public decimal Historical(string account, string? movement)
    {
        if (!IsForeign) { return 1m; }
        if (work.Input.Rates.OfAccount(OfBooks(work.End), currency, account, movement) is { } own) { return own.Value; }
        if (movement is not (null or MovementCodes.Opening or MovementCodes.ClosingOnly or MovementCodes.Depreciation)) { return OfFlow(movement); }
        if (ChangedOn is { } day) { return OfEvent(day); }
        work.Fault("LG106", "rate-missing", new(RateReader.File),
            string.Create(CultureInfo.InvariantCulture,
                $"Account {account} keeps the rates of its own days; the books remeasured to {work.End:yyyy-MM-dd} need one{(movement is null ? "" : $" for its movement {movement}")}."),
                "no rate",
            string.Create(CultureInfo.InvariantCulture,
                $"{work.End:yyyy-MM-dd},{currency},historical with account {account}{(movement is null ? "" : $" and movement {movement}")}"),
                $"Add the row to {RateReader.File}, or give the row of the ledger its amount in the column translated.");
        return 0m;
    }

    private decimal Find(DateOnly day, RateType type)
    {
        if (!IsForeign) { return 1m; }
        if (work.Input.Rates.Find(day, currency, type) is { } rate) { return rate.Value; }
        var word = type == RateType.Closing ? "closing" : "average";
        work.Fault("LG106", "rate-missing", new(RateReader.File),
            string.Create(CultureInfo.InvariantCulture, $"The {word} rate of {currency} on {day:yyyy-MM-dd} is needed."), "no rate",
            string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{currency},{word}"), $"Add the row to {RateReader.File}.");
        return 0m;
    }
}
