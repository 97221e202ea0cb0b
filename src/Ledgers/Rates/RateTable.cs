using Kessan.Core;

namespace Kessan.Ledgers;

public enum RateType
{
    /// <summary>Of that day.</summary>
    Closing,

    /// <summary>From the first day of the fiscal year to that day.</summary>
    Average,

    /// <summary>The printed rate of a convenience translation.</summary>
    Convenience,

    /// <summary>Of an account whose amounts keep the rates of their own days.</summary>
    Historical,
}

/// <param name="Value">Units of the presentation currency (or of <see cref="Into"/>) for one unit of <paramref name="Currency"/>.</param>
public sealed record Rate(DateOnly Date, string Currency, RateType Type, decimal Value, SourceLine Source)
{
    /// <summary>The one movement this rate is for (a dividend at the rate of its day), or null where it is for all.</summary>
    public string? Movement { get; init; }

    /// <summary>The one account this rate is for, or null where it is for all.</summary>
    public string? Account { get; init; }

    /// <summary>Of an average, its first day where that is not the first of the fiscal year; null otherwise.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The functional currency it leads into, of books that are in another; null where it leads into the presentation currency.</summary>
    public string? Into { get; init; }
}

/// <summary>The rates of a workspace; a day, currency and type have one rate.</summary>
public sealed class RateTable
{
    private readonly bool hasAccounts;
    private readonly Rate[] others;
    private readonly Dictionary<(DateOnly Date, string Currency, RateType Type), Rate> rates;

    /// <exception cref="ArgumentException">Two rates have one day, currency and type.</exception>
    public RateTable(IEnumerable<Rate> rates)
    {
        var given = rates.ToArray();
        (All, others) = ([.. given.Where(r => r.Into is null)], [.. given.Where(r => r.Into is not null)]);
        hasAccounts = All.Any(r => r.Account is not null);
        this.rates = All.Where(r => r.Movement is null && r.Account is null && r.From is null).ToDictionary(r => (r.Date, r.Currency, r.Type));
    }

    /// <summary>Into the presentation currency, in the order of the file.</summary>
    public IReadOnlyList<Rate> All { get; }

    /// <summary>Rates that lead into a functional currency, in the order of the file.</summary>
    public IEnumerable<Rate> IntoFunctional(string currency) => others.Where(r => r.Into == currency);

    /// <summary>The rate of one movement of the year to a day, where it has its own.</summary>
    public Rate? OfMovement(DateOnly date, string currency, string movement) =>
        All.FirstOrDefault(r => r.Movement == movement && r.Account is null && r.Date == date && r.Currency == currency);

    /// <summary>The rate of one account in the year to a day, where it has its own: of that movement, else of all its movements.</summary>
    public Rate? OfAccount(DateOnly date, string currency, string account, string? movement) => !hasAccounts ? null
        : All.FirstOrDefault(r => r.Account == account && r.Movement is { } own && own == movement && r.Date == date && r.Currency == currency)
            ?? All.FirstOrDefault(r => r.Account == account && r.Movement is null && r.Date == date && r.Currency == currency);

    /// <summary>The average of a stretch that begins on a day within the fiscal year, where the file gives one.</summary>
    /// <param name="from">The end of the day before its first, or that first day where it stands for its start.</param>
    public Rate? OfStretch(string currency, DateOnly from, DateOnly to) =>
        All.FirstOrDefault(r => r.From is { } first && r.Date == to && r.Currency == currency && (first == from || first == from.AddDays(1)));

    public Rate? Find(DateOnly date, string currency, RateType type) => rates.GetValueOrDefault((date, currency, type));
}
