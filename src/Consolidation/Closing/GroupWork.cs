using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A dividend, or the part of it, that went to the outside shareholders of a company; positive.</summary>
internal sealed record OthersDividend(string Payer, DateOnly Day, decimal Amount);

/// <summary>The scope before and after one of several changes of a day.</summary>
internal sealed record ScopeWithinDay(DateOnly Day, ScopeOnDay Before, ScopeOnDay After);

/// <summary>The consolidation of one period: what the steps share. A step reads lines so far, and appends entries and findings.</summary>
internal sealed class GroupWork
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, (decimal Exact, decimal Booked)> running = new(StringComparer.Ordinal);

    public GroupWork(GroupInput input, HoldingTimeline timeline, DateOnly end, GroupYearEnd? prior)
    {
        (Input, Timeline, End, Prior) = (input, timeline, end, prior);
        YearStart = input.Calendar.CumulativeTo(end).Start!.Value;
        Ledgers = input.TrialBalances.Where(t => t.End >= YearStart && t.End <= end).ToLookup(t => t.Entity, StringComparer.Ordinal);
        IsPosition = prior is null && input.TrialBalances.Where(t => t.End == end).All(t => t.Lines.All(IsBalance));
        Before = IsPosition ? end : YearStart.AddDays(-1);
        Accounts = new(input.Chart);
        Rules = new(this);
        Boundaries = timeline.Boundaries(Before, end);
        if (prior is not null) { Continue(prior); }
    }

    public GroupInput Input { get; }

    public HoldingTimeline Timeline { get; }

    public DateOnly End { get; }

    public DateOnly YearStart { get; }

    /// <summary>
    /// The day whose closing is the opening: the last of the fiscal year before; the end itself where the books give balances only and no year.
    /// </summary>
    public DateOnly Before { get; }

    /// <summary>Whether the first books of the workspace are balances without a year: history is then counted up to their day.</summary>
    public bool IsPosition { get; }

    public GroupYearEnd? Prior { get; }

    /// <summary>Ends of days within the period at which something changes.</summary>
    public DateOnly[] Boundaries { get; }

    public RoleBook Accounts { get; }

    /// <summary>The rules of elimination in force.</summary>
    public RuleBook Rules { get; }

    public GroupJournal Journal { get; } = new();

    /// <summary>The books of every company in scope at any time of the period, in the presentation currency.</summary>
    public SortedDictionary<string, CompanyBooks> Companies { get; } = new(StringComparer.Ordinal);

    public List<StepUp> StepUps { get; } = [];

    /// <summary>Posts the year of a step-up and keeps it for the closing.</summary>
    public void AddStepUp(StepUp stepUp) => StepUps.Add(StepUpEntries.Post(this, stepUp));

    /// <summary>
    /// What the equity method took up of investees' translation adjustments, by owner and investee, credit negative: it goes to income with the interest.
    /// </summary>
    public SortedDictionary<string, decimal> InvesteeTranslation { get; } = new(StringComparer.Ordinal);

    /// <summary>What an investee's shares cost beyond the group's part of its net assets, by event; presentation currency of the day.</summary>
    public SortedDictionary<string, decimal> InvesteeGoodwill { get; } = new(StringComparer.Ordinal);

    /// <summary>Losses of investees beyond the investment, by owner and investee.</summary>
    public SortedDictionary<string, decimal> SuspendedLosses { get; } = new(StringComparer.Ordinal);

    /// <summary>The part of these losses that long-term interests in the investee bear, by owner and investee.</summary>
    public SortedDictionary<string, decimal> LossesOnLoans { get; } = new(StringComparer.Ordinal);

    /// <summary>Dividends that went to outside shareholders, with the day by which they came off their interest.</summary>
    public List<OthersDividend> DividendsToOthers { get; } = [];

    /// <summary>What the companies say about each other, for the report.</summary>
    public List<IntercompanyPair> Pairs { get; } = [];

    /// <summary>What companies that came in with their owner are worth beyond their cost, by owner, until the owner's own purchase takes it up.</summary>
    public SortedDictionary<string, decimal> BroughtAlong { get; } = new(StringComparer.Ordinal);

    /// <summary>What companies that left with their owner were worth beyond their cost, by owner.</summary>
    public SortedDictionary<string, decimal> ExitResiduals { get; } = new(StringComparer.Ordinal);

    /// <summary>What the equity method has added to the cost of an investment, by owner and investee; debit positive.</summary>
    public SortedDictionary<string, decimal> InvesteeAdjustments { get; } = new(StringComparer.Ordinal);

    /// <summary>Non-controlling interest by company, credit positive.</summary>
    public SortedDictionary<string, NonControllingBalance> NonControlling { get; } = new(StringComparer.Ordinal);

    public ILookup<string, TrialBalance> Ledgers { get; }

    /// <summary>What the rules measured on the way and no account shows by itself: goodwill at acquisition, a gain on disposal.</summary>
    public List<MeasuredFigure> Figures { get; } = [];

    public void Measure(string name, string entity, string of, decimal amount) => Figures.Add(new(name, entity, of, amount));

    public IReadOnlyList<Finding> Findings => findings;

    public ChartOfAccounts Chart => Input.Chart;

    public PolicySet Policies => Input.Adopted is { } adopted && YearStart >= adopted.From ? adopted.Policies : Input.Policies;

    /// <summary>The scope at the end of a day; while several holdings change on one, as far as they have changed.</summary>
    public ScopeOnDay ScopeOn(DateOnly day) =>
        Moment is { } moment ? (day == moment.Day ? moment.After : day == moment.Day.AddDays(-1) ? moment.Before : Timeline.On(day)) : Timeline.On(day);

    /// <summary>Within a day on which several holdings change: the scope before and after the one that is being booked.</summary>
    public ScopeWithinDay? Moment { get; set; }

    public decimal Round(decimal amount) => Rounding.Round(amount, Input.SmallestUnit, RoundingMode.HalfUp);

    /// <summary>
    /// Rounds the parts of a sum that comes piece by piece so that they add up to the rounded sum: a year that events of other companies cut is shared out as
    /// one that nothing cuts.
    /// </summary>
    /// <param name="sum">What names the sum.</param>
    public decimal RoundPart(string sum, decimal part)
    {
        var (exact, booked) = running.GetValueOrDefault(sum);
        var amount = Round(exact + part) - booked;
        running[sum] = (exact + part, booked + amount);
        return amount;
    }

    /// <summary>Asset or liability, rather than equity or result.</summary>
    public bool IsNetAsset(string account) => Chart[account].Class is AccountClass.Asset or AccountClass.Liability;

    public bool IsResult(string account) => !Chart[account].IsBalanceSheet;

    public IEnumerable<GroupEvent> EventsAt(DateOnly boundary) => Input.Files.Events.Where(e => e.Boundary == boundary).OrderBy(e => e.Source.Row);

    public void Report(string code, string rule, Place place, string message, decimal? found = null, decimal? expected = null, string? remedy = null) =>
        findings.Add(new(code, rule, Severity.Exception, place, message) { Printed = Text(found), Expected = Text(expected), Remedy = remedy });

    public void Note(string code, string rule, Place place, string message, string? remedy = null) =>
        findings.Add(new(code, rule, Severity.Note, place, message) { Remedy = remedy });

    /// <summary>Something without which nothing may be consolidated. The same fault is said once.</summary>
    public void Fault(string code, string rule, Place place, string message, string found, string expected, string remedy)
    {
        if (findings.Any(f => f.Code == code && f.Expected == expected && f.Message == message)) { return; }
        findings.Add(new(code, rule, Severity.Fault, place, message) { Printed = found, Expected = expected, Remedy = remedy });
    }

    private void Continue(GroupYearEnd prior)
    {
        foreach (var share in prior.NonControlling) { NonControlling[share.Key] = share.Value; }
        foreach (var adjustment in prior.InvesteeAdjustments) { InvesteeAdjustments[adjustment.Key] = adjustment.Value; }
        foreach (var translation in prior.InvesteeTranslation) { InvesteeTranslation[translation.Key] = translation.Value; }
        foreach (var goodwill in prior.InvesteeGoodwill) { InvesteeGoodwill[goodwill.Key] = goodwill.Value; }
        foreach (var loss in prior.SuspendedLosses) { SuspendedLosses[loss.Key] = loss.Value; }
        foreach (var loss in prior.LossesOnLoans) { LossesOnLoans[loss.Key] = loss.Value; }
    }

    private bool IsBalance(LedgerLine line) => Chart[line.Account].IsBalanceSheet ? line.Movement is null or MovementCodes.Opening : line.Amount == 0m;

    private static string? Text(decimal? amount) => amount?.ToString("0.############################", CultureInfo.InvariantCulture);
}
