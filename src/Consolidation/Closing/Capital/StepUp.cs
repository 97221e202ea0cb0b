using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>
/// A part of a purchase price that the company's books do not show: an asset or liability brought to fair value, its deferred tax, goodwill, or an impairment
/// of it. It lives in the company's currency, is written off by its schedule alone, and stands in the company's column as if pushed down to its books.
/// <example>Buildings +20 over 10 years, bought on 1 October: after four years 12, with 2 a year in expense.</example>
/// </summary>
/// <param name="Holder">Whose equity it belongs to: the company's where all its owners share in it, the buyer's where the step-up is for the acquired share
/// only.</param>
/// <param name="Amount">Debit positive, in the company's currency.</param>
/// <param name="Start">The end of the day from which it exists.</param>
/// <param name="AtEntry">Whether it came with a purchase (equity on the other side), rather than out of the result (an impairment).</param>
/// <param name="EntryAmount">The same in the presentation currency on the day of its start.</param>
internal sealed record StepUp(
    string Event, string Entity, string Holder, string Account, decimal Amount, DateOnly Start, int? Months, string? ExpenseAccount, DateOnly? Released,
    bool AtEntry, decimal EntryAmount, SourceLine Source)
{
    /// <summary>What the last closing handed on in the presentation currency; null before the first.</summary>
    public StepUpOpening? Opening { get; init; }

    /// <summary>Where what is left goes when it is released; the expense account where nothing else is said.</summary>
    public string? ReleaseAccount { get; init; }

    /// <summary>What is left at the end of a day, in the company's currency.</summary>
    public decimal Value(DateOnly day, decimal unit) => Released is { } released && released <= day ? 0m : Scheduled(day, unit);

    /// <summary>The same by its life alone.</summary>
    public decimal Scheduled(DateOnly day, decimal unit)
    {
        if (day < Start) { return 0m; }
        if (Months is not { } months) { return Amount; }
        var passed = Elapsed.Months(Start, day);
        return passed >= months ? 0m : Rounding.Round(Amount * (months - passed) / months, unit, RoundingMode.HalfUp);
    }
}

/// <param name="Asset">The balance itself; equity and adjustment are its counterparts, and the three add to zero.</param>
internal sealed record StepUpOpening(decimal Asset, decimal Equity, decimal Adjustment);
