using Kessan.Core;

namespace Kessan.Consolidation;

public enum EventKind
{
    /// <summary>A company of the group buys (or founds) shares of a company, from outsiders.</summary>
    Purchase,

    /// <summary>A company of the group sells shares of a company to outsiders.</summary>
    Sale,

    /// <summary>A company of the group pays in new shares; the percentage changes by what others pay in.</summary>
    Issue,

    /// <summary>Goodwill of a company (or the investment in an investee) is written down.</summary>
    Impairment,

    /// <summary>
    /// The owner issued shares for all shares of the entity, whose owners thereby control it: in substance the entity buys the owner (IFRS 3 ¶B19; ASC 805-40).
    /// </summary>
    Reverse,

    /// <summary>More (or less, negative) is given for an earlier purchase: contingent consideration.</summary>
    Consideration,

    /// <summary>Shares bought from owners who control both the buyer and the company: nothing was bought from outsiders (ASC 805-50; ASBJ 21 ¶41).</summary>
    CommonControl,

    /// <summary>The owner takes over all assets and liabilities of the entity, which ends.</summary>
    Merger,
}

/// <summary>How an amount of non-controlling interest was given with a purchase.</summary>
public enum NonControllingBasis
{
    /// <summary>Not said: fair value where one is given, else the share of net assets.</summary>
    NotSaid,
    Share,
    FairValue,
}

/// <summary>Something that happened between the group and the owners of a company (group/events.csv).</summary>
/// <param name="Date">The day; a purchase counts from its start, everything on the last day of a month and every sale from its end.</param>
/// <param name="Owner">The company of the group that bought, sold or paid in.</param>
/// <param name="Percent">Points of a hundred: bought or sold (positive); of an issue the change of the owner's percentage, with its sign.</param>
/// <param name="Amount">Price, positive, in the presentation currency; of an impairment in the company's own.</param>
public sealed record GroupEvent(string Code, DateOnly Date, EventKind Kind, string Owner, string Entity, decimal Percent, decimal Amount, SourceLine Source)
{
    /// <summary>
    /// From the end of this day on the event counts; a first of a month stands for its start, of which nothing has passed (<see cref="Elapsed"/>).
    /// </summary>
    public DateOnly Boundary =>
        !AtOpening && (Kind is EventKind.Sale or EventKind.Impairment || Date.AddDays(1).Day == 1 || Date.Day == 1) ? Date : Date.AddDays(-1);

    /// <summary>Whether the owner's first books open with what was bought on their first day: the event then belongs to the opening.</summary>
    public bool AtOpening { get; init; }

    public NonControllingBasis Basis { get; init; }

    /// <summary>Fair value of what outsiders hold after a purchase that gives control, in the company's currency.</summary>
    public decimal? NonControllingFairValue { get; init; }

    /// <summary>Fair value of what was held before control, or is left after it was lost, in the presentation currency.</summary>
    public decimal? HeldFairValue { get; init; }

    /// <summary>Over how many months goodwill is written off where the policy amortises it.</summary>
    public int? GoodwillMonths { get; init; }

    /// <summary>Direct costs of the acquisition, which the owner's books hold within the investment; presentation currency.</summary>
    public decimal Costs { get; init; }

    /// <summary>The account that took the price where the owner's books do not show the event yet; null where they do.</summary>
    public string? UnrecordedAccount { get; init; }

    /// <summary>What outsiders pay in at an issue, in the presentation currency.</summary>
    public decimal PaidByOthers { get; init; }

    /// <summary>Points of the votes, with the sign rules of <see cref="Percent"/>; null where votes go with the percentage.</summary>
    public decimal? Votes { get; init; }

    /// <summary>Of a reverse acquisition: points of the acquirer's shares whose owners did not exchange them.</summary>
    public decimal NotExchanged { get; init; }

    /// <summary>Whether it was a reverse acquisition, turned into the purchase it is in substance.</summary>
    public bool IsReverse { get; init; }

    /// <summary>The price before it was rounded into the currency of an investee's group; null where it is as the file gives it.</summary>
    public decimal? Unrounded { get; init; }

    /// <summary>Whether nobody bought shares of the company itself: it came into the group with its owner, whose shares this event bought.</summary>
    public bool WithOwner { get; init; }

    /// <summary>Of shares bought under common control: from when on both belonged to the same owners; null where that was before the first books.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Whether it was under common control, so that amounts stay as they were and the difference to the price is equity.</summary>
    public bool IsCommonControl { get; init; }

    /// <summary>Whether it stands for the time from which a company is shown together with its buyer although it was bought later (ASC 805-50-45-2).</summary>
    public bool IsPooled { get; init; }

    /// <summary>Whether the company's books of the year begin with this event, so that nothing of them is from before.</summary>
    public bool BooksBegin { get; init; }
}

/// <summary>An equity account of a company on the day of an event (group/equity.csv).</summary>
/// <param name="Amount">In the company's currency, credit negative.</param>
public sealed record EquityAtEvent(string Event, string Entity, string Account, decimal Amount, SourceLine Source);

/// <summary>A difference between fair value and book value on the day of an event (group/fair-values.csv).</summary>
/// <param name="Amount">Of the whole company (100%), debit positive, in its currency.</param>
/// <param name="Months">Over how many months it is written off; null where it stays until <paramref name="Released"/>.</param>
/// <param name="ExpenseAccount">Where the write-off goes.</param>
/// <param name="Released">The day on which what is left is realised (sold, settled); null where it is not.</param>
/// <param name="TaxRate">0.3 is 30%; zero where no deferred tax arises.</param>
public sealed record FairValueDifference(
    string Event, string Entity, string Account, decimal Amount, int? Months, string? ExpenseAccount, DateOnly? Released, decimal TaxRate, SourceLine Source)
{
    /// <summary>Where what is left goes when it is released; null for the expense account.</summary>
    public string? ReleaseAccount { get; init; }

    /// <summary>The restatement it belongs to; the empty text where none.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The day on which it became final, where it was provisional before and that is accounted for when it is known; null otherwise.</summary>
    public DateOnly? FinalOn { get; init; }
}

/// <summary>Profit inside the group on what the buyer still holds (group/unrealised.csv).</summary>
/// <param name="Profit">Positive, in the presentation currency.</param>
/// <param name="Account">The asset that is too high by it.</param>
/// <param name="ExpenseAccount">Where the profit is taken back, and where it comes back when realised.</param>
/// <param name="Months">Over how many months it is realised by depreciation; null where it is not depreciated.</param>
/// <param name="DepreciationAccount">Where that depreciation stands; the expense account where the file does not say.</param>
/// <param name="Released">The day on which what is left is realised; null where the asset is still held.</param>
public sealed record UnrealisedItem(
    DateOnly Date, string Seller, string Buyer, string Account, decimal Profit, string ExpenseAccount, int? Months, string DepreciationAccount,
    DateOnly? Released, decimal TaxRate, SourceLine Source);

/// <summary>Balances or transactions between two companies which their ledgers do not show by partner (group/intercompany.csv).</summary>
/// <param name="Amount">As it stands in the first company's account, debit positive, in the presentation currency; the partner's account holds the
/// opposite.</param>
public sealed record IntercompanyItem(DateOnly Date, string Entity, string Account, string Partner, string PartnerAccount, decimal Amount, SourceLine Source);

/// <summary>Goods or money that one company of the group has sent and booked, and the other has not yet (group/in-transit.csv).</summary>
/// <param name="Entity">The company whose books lack it.</param>
/// <param name="Account">Its account with the partner.</param>
/// <param name="CounterAccount">Where the other side goes: cash, goods.</param>
/// <param name="Amount">On the account with the partner, debit positive, in the company's currency.</param>
public sealed record InTransitItem(DateOnly Date, string Entity, string Account, string Partner, string CounterAccount, decimal Amount, SourceLine Source);

/// <summary>A method of consolidation that does not follow from the percentages, with the reason (group/scope.csv).</summary>
public sealed record ScopeOverride(string Entity, DateOnly From, ConsolidationMethod Method, string Reason, SourceLine Source);
