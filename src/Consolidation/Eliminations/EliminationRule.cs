using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>Which lines of the group's ledger a rule takes up. Everything that is said must fit.</summary>
/// <param name="Partners">Codes, or the words group, parent, investees, none.</param>
public sealed record LineSelection(CodePattern Accounts, CodePattern Movements, CodePattern Partners, CodePattern Entities)
{
    /// <summary>Members of analytical dimensions: segment=Toys|Games. None: the whole line.</summary>
    public IReadOnlyList<MemberPattern> Members { get; init; } = [];

    public LinesOf Lines { get; init; }

    public static LineSelection Of(string accounts, string movements, string partners) =>
        new(CodePattern.Of(accounts), CodePattern.Of(movements), CodePattern.Of(partners), CodePattern.Of(""));
}

/// <param name="Dimension">segment, product, region or project.</param>
public sealed record MemberPattern(string Dimension, CodePattern Members);

public enum LinesOf
{
    /// <summary>The companies' books, translated.</summary>
    Books,

    /// <summary>These and the adjustments of companies: what is in transit, rules of the level adjustment.</summary>
    Adjusted,

    /// <summary>Everything that was booked before the rule.</summary>
    All,

    /// <summary>Profits inside the group on what the buyer still has (group/unrealised.csv), as they arise and as a sale brings them back.</summary>
    Profits,

    /// <summary>The same profits as the buyer's use of what it bought brings them back.</summary>
    ProfitsInUse,
}

/// <summary>What of a selected line a rule takes.</summary>
public enum FactorOf
{
    Line,

    /// <summary>Times what belongs to the parent's owners of the equity of the line's company.</summary>
    GroupShare,

    /// <summary>Times what belongs to others of it.</summary>
    OutsideShare,

    /// <summary>Times the tax rate that unrealised.csv gives the profit.</summary>
    TaxRate,
}

/// <summary>Whose owners bear what a rule changes in results and equity, and others with them.</summary>
public enum RuleBearer
{
    Parent,
    Entity,
    Partner,

    /// <summary>The company that holds the investee with which the profit was made.</summary>
    Owner,
}

/// <summary>
/// A rule of elimination as data (group/eliminations.csv, and the standard rules in the same form): the lines it selects, times its factor, go out of where
/// they are and to the destination; without one they add to zero among themselves.
/// </summary>
/// <param name="Order">Rules run from the smallest to the largest; the standard rules have theirs.</param>
/// <param name="TakenFrom">The account that the amount is taken from, by code, as role:deferred-tax, or listed (the income account that unrealised.csv names
/// for a profit); null: the line's own.</param>
/// <param name="Destination">The account it goes to, in the same words; null: nowhere, and what is selected adds to zero by pair of companies.</param>
/// <param name="DestinationEntity">own, partner, owner, investee or a code.</param>
public sealed record EliminationRule(
    string Name, int Order, Level Level, Origin Origin, LineSelection Selection, decimal Factor, FactorOf FactorOf, string? TakenFrom, string? Destination,
    string DestinationEntity, string? DestinationMovement, RuleBearer Bearer,
    string Reason, SourceLine Source)
{
    /// <summary>The word for the income account that group/unrealised.csv names for a profit.</summary>
    internal const string Listed = "listed";

    /// <summary>Before the role of an account.</summary>
    internal const string Role = "role:";

    /// <summary>Whose account the amount is taken from, in the words of the destination's.</summary>
    public string TakenFromEntity { get; init; } = "own";

    /// <summary>The policies under which the rule holds; none: under all.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Policies { get; init; } = [];

    public DateOnly From { get; init; } = DateOnly.MinValue;

    public DateOnly Until { get; init; } = DateOnly.MaxValue;

    /// <summary>Whether it is one of those every group has.</summary>
    public bool IsStandard { get; init; }

    /// <summary>Whether it selects profits of group/unrealised.csv rather than lines of the ledger.</summary>
    public bool IsOfProfits => Selection.Lines is LinesOf.Profits or LinesOf.ProfitsInUse;

    /// <summary>Whether it holds in a period of these policies that ends on a day.</summary>
    public bool HoldsOn(DateOnly end, PolicySet policies) => From <= end && Until >= end && HoldsUnder(policies);

    public bool HoldsUnder(PolicySet policies) => Policies.All(p => policies.Is(p.Key, p.Value));

    /// <summary>Whether it takes lines out whole, so that a standard rule that comes later has nothing left of them to take.</summary>
    public bool TakesWhole => Factor == 1m && FactorOf == FactorOf.Line && TakenFrom is null && Selection.Members.Count == 0;
}
