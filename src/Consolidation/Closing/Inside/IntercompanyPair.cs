namespace Kessan.Consolidation;

/// <summary>What two companies say about each other, and what a difference is made of.</summary>
/// <param name="Kind">balances or transactions.</param>
/// <param name="First">The sum of the first company's rows with the other as partner, debit positive, presentation currency.</param>
/// <param name="OfRates">The part that went when a balance owed in another currency came to the closing rate.</param>
/// <param name="Account">The account the difference was taken to; null where it stands and is reported.</param>
public sealed record IntercompanyPair(string Entity, string Partner, string Kind, decimal First, decimal Second, decimal OfRates, string? Account)
{
    /// <summary>The part that is on its way: one company has booked it, the other will (group/in-transit.csv).</summary>
    public decimal OfTiming { get; init; }

    /// <summary>The same rows as the first company's own books have them, in its currency.</summary>
    public decimal FirstOwn { get; init; }

    public string FirstCurrency { get; init; } = "";

    public decimal SecondOwn { get; init; }

    public string SecondCurrency { get; init; } = "";

    /// <summary>Up to here a difference is taken without a finding; null where no rule of the workspace fits the pair.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>Whose owners bear what is taken; null where nothing is.</summary>
    public string? Bearer { get; init; }

    public decimal Difference => First + Second;

    /// <summary>What neither rates nor things on their way explain.</summary>
    public decimal OfError => Difference - OfRates - OfTiming;
}
