using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>The rates of one company for one period. A rate that is not there is a fault with the row that is needed; the amounts are then zero and nobody sees them.</summary>
internal sealed class CompanyRates(GroupWork work, string currency)
{
    public bool IsForeign { get; } = currency != work.Input.Currency;

    public decimal Closing(DateOnly day) => Find(day, RateType.Closing);

    public decimal Average => Find(work.End, RateType.Average);

    /// <summary>The rate of an event: of its day, or of the day before or after where the file has that.</summary>
    public decimal OfEvent(DateOnly boundary) =>
        !IsForeign ? 1m : (Closest(boundary) ?? Closest(boundary.AddDays(boundary.Day == 1 ? -1 : 1)))?.Value ?? Closing(boundary);

    private Rate? Closest(DateOnly day) => work.Input.Rates.Find(day, currency, RateType.Closing);

    /// <summary>The rate of a flow: that of its movement where the file gives one, else the average.</summary>
    public decimal OfFlow(string? movement) =>
        !IsForeign ? 1m : movement is not null && work.Input.Rates.OfMovement(work.End, currency, movement) is { } own ? own.Value : Average;

    private decimal Find(DateOnly day, RateType type)
    {
        if (!IsForeign) { return 1m; }
        if (work.Input.Rates.Find(day, currency, type) is { } rate) { return rate.Value; }
        var word = type == RateType.Closing ? "closing" : "average";
        work.Fault("LG106", "rate-missing", new(RateReader.File), string.Create(CultureInfo.InvariantCulture, $"The {word} rate of {currency} on {day:yyyy-MM-dd} is needed."), "no rate",
            string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{currency},{word}"), $"Add the row to {RateReader.File}.");
        return 0m;
    }
}
