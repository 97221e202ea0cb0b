using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>Preferred shares of a company from a day on (group/preferred.csv). They do not vote; percentages of events are of the ordinary shares.</summary>
/// <param name="Claim">What of the company's equity belongs to them on that day (par or call price, dividends in arrears), positive, in its currency.</param>
/// <param name="Dividend">What accrues to them in a year, positive, in its currency; declared or not.</param>
/// <param name="Held">Points: what companies of the group hold of them together.</param>
/// <param name="Owner">The company of the group that holds them; the empty text where none does.</param>
public sealed record PreferredShares(string Entity, DateOnly From, decimal Claim, decimal Dividend, decimal Held, string Owner, SourceLine Source)
{
    /// <summary>From the end of this day on they count, as a purchase of that day does.</summary>
    public DateOnly Boundary => From.AddDays(1).Day == 1 || From.Day == 1 ? From : From.AddDays(-1);
}
