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
}

/// <param name="Value">Units of the presentation currency for one unit of <paramref name="Currency"/>.</param>
public sealed record Rate(DateOnly Date, string Currency, RateType Type, decimal Value, SourceLine Source);

/// <summary>The rates of a workspace; a day, currency and type have one rate.</summary>
public sealed class RateTable
{
    private readonly Dictionary<(DateOnly Date, string Currency, RateType Type), Rate> rates;

    /// <exception cref="ArgumentException">Two rates have one day, currency and type.</exception>
    public RateTable(IEnumerable<Rate> rates)
    {
        All = [.. rates];
        this.rates = All.ToDictionary(r => (r.Date, r.Currency, r.Type));
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Rate> All { get; }

    public Rate? Find(DateOnly date, string currency, RateType type) => rates.GetValueOrDefault((date, currency, type));
}
