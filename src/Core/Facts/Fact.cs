namespace Kessan.Core;

/// <summary>
/// What a fact is about. Period, unit, entity and members are OIM's core dimensions; scenario, presentation, policy set and version
/// are what it lacks for announcements that show targets, re-presented comparatives and restatements.
/// </summary>
public sealed record FactKey(string Concept, Members Members, Period Period, Unit Unit)
{
    /// <summary>The reporting entity: <c>group</c> for consolidated figures, else the code of one company.</summary>
    public string Entity { get; init; } = "group";

    /// <summary><c>actual</c>, or <c>target</c> with the day it was announced: <c>target@2008-10-24</c>.</summary>
    public string Scenario { get; init; } = "actual";

    /// <summary>The set of captions and classifications in force (2007, 2008); null where the fact does not depend on one.</summary>
    public string? Presentation { get; init; }

    /// <summary>The accounting policies applied (us-gaap-2007); null for the workspace's own.</summary>
    public string? PolicySet { get; init; }

    /// <summary><c>as-first-reported</c> or <c>restated@DATE</c>; null where there is one version only.</summary>
    public string? Version { get; init; }

    public override string ToString() =>
        $"{Concept}{(Members.IsNone ? "" : $"[{Members}]")} {Period} {Unit}"
        + (Entity == "group" ? "" : $" {Entity}") + (Scenario == "actual" ? "" : $" {Scenario}") + (Presentation is null ? "" : $" ({Presentation})");
}

/// <summary>The value of a fact. Nil (reported as nothing) is not zero, and neither is a fact that is not there.</summary>
public abstract record FactValue
{
    private FactValue() { }

    /// <param name="Value">In single units (yen, shares), unrounded where <paramref name="Precision"/> is null.</param>
    /// <param name="Precision">The place of the last digit known (1,000,000 where only millions were announced); null where exact.</param>
    public sealed record Number(decimal Value, decimal? Precision = null) : FactValue
    {
        /// <summary>What the value can be: itself, or everything that rounds half up to it.</summary>
        public Interval Possible => Precision is { } unit ? Interval.OfPrinted(Value, unit, RoundingMode.HalfUp) : Interval.Point(Value);
    }

    public sealed record Text(string Value) : FactValue;

    public sealed record Date(DateOnly Value) : FactValue;

    public sealed record YesNo(bool Value) : FactValue;

    public sealed record Nil : FactValue
    {
        public static readonly Nil Value = new();
    }
}

/// <summary>Where a fact comes from: the next step of every trace.</summary>
public abstract record Provenance
{
    private Provenance() { }

    /// <summary>A line of a file of the workspace (a KPI, a target, a fact reported earlier).</summary>
    public sealed record FromSource(SourceLine Line) : Provenance;

    /// <summary>Consolidated balances of accounts: for each, the sign by which it enters the fact.</summary>
    public sealed record FromBalances(IReadOnlyList<BalanceReference> Balances) : Provenance;

    /// <summary>A formula over other facts.</summary>
    public sealed record FromFormula(string Formula, IReadOnlyList<FactKey> Inputs) : Provenance;
}

/// <summary>A line of an input file; rows count from 1, the header included.</summary>
public sealed record SourceLine(string File, int Row);

/// <param name="End">The day the trial balances are of.</param>
/// <param name="Movement">The movement of a balance-sheet account; null for its closing balance or for an income-statement account.</param>
/// <param name="Sign">+1 or −1: ledgers are debit-positive, statement lines have their own sign.</param>
public sealed record BalanceReference(DateOnly End, string Account, string? Movement, int Sign);

public sealed record Fact(FactKey Key, FactValue Value, Provenance Provenance)
{
    public decimal? Number => (Value as FactValue.Number)?.Value;
}
