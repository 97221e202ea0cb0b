using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>An amount of a line that arose in a stretch of time.</summary>
internal sealed record SharedAmount(JournalLine Line, string Holder, decimal Amount);

/// <summary>
/// The part of outsiders in results and other equity of a stretch of time, by the shares that held during it: directly, and through every chain and circle of
/// holdings (IFRS 10 ¶B94; ASC 810-10-45-20; ARB 51 ¶14). One rounding per company and account.
/// </summary>
internal static class NonControllingShares
{
    private static readonly Rule Rule = new("NC", "non-controlling-interest", Level.Consolidation);

    public static void OfStretch(GroupWork work, DateOnly after, DateOnly to)
    {
        if (after >= to) { return; }
        var amounts = new List<SharedAmount>();
        foreach (var line in work.Journal.Lines)
        {
            if (line.Holder is not { } holder || !IsShared(work, line.Line)) { continue; }
            var amount = line.Between(after, to);
            if (amount != 0m) { amounts.Add(new(line.Line, holder, amount)); }
        }

        Share(work, amounts, work.ScopeOn(after), to, string.Create(CultureInfo.InvariantCulture, $"from {after.AddDays(1):yyyy-MM-dd} to {to:yyyy-MM-dd}"),
            false, true);
    }

    /// <summary>The part in what arose at one moment, at the shares after it.</summary>
    public static void OfMoment(GroupWork work, IEnumerable<BookedLine> lines, DateOnly day) =>
        Share(work, [.. lines.Where(l => l.Holder is not null && IsShared(work, l.Line)).Select(l => new SharedAmount(l.Line, l.Holder!, l.Line.Amount))],
            work.ScopeOn(day), day,
            string.Create(CultureInfo.InvariantCulture, $"on {day:yyyy-MM-dd}"), false);

    /// <param name="opening">Whether the amounts are history: results are then part of the equity they came into.</param>
    public static void Share(GroupWork work, IReadOnlyList<SharedAmount> amounts, ScopeOnDay scope, DateOnly day, string when, bool opening,
        bool ofStretch = false)
    {
        var byHolder = new SortedDictionary<string, ShareOfOutsiders>(StringComparer.Ordinal);
        foreach (var amount in amounts)
        {
            foreach (var (outsidersOf, share) in scope.Interests.OutsidersIn(amount.Holder))
            {
                if (!byHolder.TryGetValue(outsidersOf, out var part)) { byHolder.Add(outsidersOf, part = new()); }
                part.Add(amount, share, !opening && work.IsResult(amount.Line.Account));
            }
        }

        foreach (var (company, part) in byHolder) { Book(work, company, part, day, when, opening, ofStretch); }
    }

    private static bool IsShared(GroupWork work, JournalLine line) =>
        work.IsResult(line.Account)
            ? work.Chart[line.Account].Role != AccountRole.MinorityResult
            : work.Chart[line.Account].Class == AccountClass.Equity && MovementKeys.IsShared(line.Movement);

    private static void Book(GroupWork work, string company, ShareOfOutsiders part, DateOnly day, string when, bool opening, bool ofStretch)
    {
        decimal Rounded(string of, decimal exact) => ofStretch ? work.RoundPart($"others\n{company}\n{of}", exact) : work.Round(exact);
        var interest = work.Accounts.NonControllingInterest;
        var result = Rounded("", part.Result);
        var legs = new List<Leg>();
        if (result != 0m)
        {
            legs.AddRange([new(company, work.Accounts[AccountRole.MinorityResult], null, -result),
                new(company, interest, MovementCodes.MinorityResult, result)]);
        }
        foreach (var (entity, account, movement, exact) in part.Equity)
        {
            var amount = Rounded($"{entity}\n{account}\n{movement}", exact);
            legs.AddRange([new(entity, account, movement, -amount), new(company, interest, movement, amount)]);
        }

        var change = -legs.Where(l => l.Account == interest).Sum(l => l.Amount);
        legs.AddRange(NonControlling.Change(work, company, change, opening));
        work.Journal.Append(Rule, day,
            string.Create(CultureInfo.InvariantCulture,
                $"The part of the outside shareholders of {company} in results and other equity {when} ({work.Policies[PolicyCatalogue.ExcessLosses].Paragraph})."),
                legs);
    }
}

/// <summary>What outsiders of one company get of many lines, exact until it is booked.</summary>
internal sealed class ShareOfOutsiders
{
    private readonly SortedDictionary<string, (string Entity, string Account, string? Movement, decimal Amount)> equity = new(StringComparer.Ordinal);

    public decimal Result { get; private set; }

    public IEnumerable<(string Entity, string Account, string? Movement, decimal Amount)> Equity => equity.Values;

    public void Add(SharedAmount shared, decimal share, bool isResult)
    {
        if (isResult)
        {
            Result += shared.Amount * share;
            return;
        }

        var key = $"{shared.Line.Entity}\n{shared.Line.Account}\n{shared.Line.Movement}";
        var so = equity.TryGetValue(key, out var found) ? found.Amount : 0m;
        equity[key] = (shared.Line.Entity, shared.Line.Account, shared.Line.Movement, so + (shared.Amount * share));
    }
}

/// <summary>The running balances of non-controlling interest.</summary>
internal static class NonControlling
{
    public static decimal Of(GroupWork work, string company) => work.NonControlling.GetValueOrDefault(company, NonControllingBalance.None).Booked;

    /// <summary>Adds to the balance of a company, credit positive; where losses stop at zero, gives the legs that leave the rest to the parent.</summary>
    public static IEnumerable<Leg> Change(GroupWork work, string company, decimal amount, bool opening)
    {
        var before = work.NonControlling.GetValueOrDefault(company, NonControllingBalance.None);
        var after = before.Add(amount, work.Policies.Is(PolicyCatalogue.ExcessLosses, "parent"));
        work.NonControlling[company] = after;
        var beyond = after.Booked - before.Booked - amount;
        if (beyond == 0m) { return []; }
        var (account, movement) = opening ? (work.Accounts.RetainedEarnings, MovementCodes.Opening) : (work.Accounts[AccountRole.MinorityResult], null);
        return [new(company, account, movement, beyond),
            new(company, work.Accounts.NonControllingInterest, opening ? MovementCodes.Opening : MovementCodes.MinorityResult, -beyond)];
    }
}
