using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>Which lines of the group's ledger a rule takes up. Everything that is said must fit.</summary>
/// <param name="Partners">Codes, or the words group, parent, investees, none.</param>
public sealed record LineSelection(CodePattern Accounts, CodePattern Movements, CodePattern Partners, CodePattern Entities)
{
    /// <summary>Members of analytical dimensions: segment=Toys|Games. None: the whole line.</summary>
    public IReadOnlyList<MemberPattern> Members { get; init; } = [];

    public LinesOf Lines { get; init; }

    public static LineSelection Of(string accounts, string movements, string partners) => new(CodePattern.Of(accounts), CodePattern.Of(movements), CodePattern.Of(partners), CodePattern.Of(""));
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
}

/// <summary>What of a selected line a rule takes.</summary>
public enum FactorOf
{
    Line,

    /// <summary>Times what belongs to the parent's owners of the equity of the line's company.</summary>
    GroupShare,

    /// <summary>Times what belongs to others of it.</summary>
    OutsideShare,
}

/// <summary>Whose owners bear what a rule changes in results and equity, and others with them.</summary>
public enum RuleBearer
{
    Parent,
    Entity,
    Partner,
}

/// <summary>
/// A rule of elimination as data (group/eliminations.csv, and the standard rules in the same form): the lines it selects, times its factor, go out of where they are and to the destination; without one they add to zero
/// among themselves.
/// </summary>
/// <param name="Order">Rules run from the smallest to the largest; the standard rules have theirs.</param>
/// <param name="TakenFrom">The account that the amount is taken from; null: the line's own.</param>
/// <param name="Destination">The account it goes to; null: nowhere, and what is selected adds to zero by pair of companies.</param>
/// <param name="DestinationEntity">own, partner or a code.</param>
public sealed record EliminationRule(
    string Name, int Order, Level Level, Origin Origin, LineSelection Selection, decimal Factor, FactorOf FactorOf, string? TakenFrom, string? Destination, string DestinationEntity, string? DestinationMovement, RuleBearer Bearer,
    string Reason, SourceLine Source)
{
    public DateOnly From { get; init; } = DateOnly.MinValue;

    public DateOnly Until { get; init; } = DateOnly.MaxValue;

    /// <summary>Whether it takes lines out whole, so that a standard rule that comes later has nothing left of them to take.</summary>
    public bool TakesWhole => Factor == 1m && FactorOf == FactorOf.Line && TakenFrom is null && Selection.Members.Count == 0;
}
