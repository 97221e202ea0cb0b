using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>Where a line of the consolidated ledger stands.</summary>
public enum Level
{
    /// <summary>A company's own books, translated where they are kept in another currency.</summary>
    Package,

    /// <summary>The elimination of balances and flows between companies of the group; made anew each period.</summary>
    Elimination,

    /// <summary>Permanent entries: capital consolidation, minority interest, equity method, allocations, unrealised profit.</summary>
    Consolidation,

    /// <summary>The result of the period taken into retained earnings.</summary>
    Result,
}

/// <summary>One line of the consolidated ledger of a period.</summary>
/// <param name="Entity">The company whose column it stands in: the package's own, or the one an entry concerns.</param>
/// <param name="Movement">Null on an income-statement account.</param>
/// <param name="Amount">Debit positive, in single units of the presentation currency.</param>
/// <param name="Entry">The id of its <see cref="JournalEntry"/>; null on a line of a package.</param>
/// <param name="Source">The row it comes from; null where it is computed from many (its entry names them).</param>
public sealed record JournalLine(string Entity, string Account, string? Movement, string? Partner, decimal Amount, Level Level, string? Entry,
    SourceLine? Source)
{
    /// <summary>Who made the line; where nobody says otherwise, packages are packages and entries are the rules'.</summary>
    public Origin Origin { get; init; } = Level == Level.Package ? Origin.Package : Origin.Rule;
}

/// <summary>Who made a line of the consolidated ledger.</summary>
public enum Origin
{
    /// <summary>The company, in its package.</summary>
    Package,

    /// <summary>An adjustment of one company's package to the policies of the group.</summary>
    LocalAdjustment,

    /// <summary>A rule of the program.</summary>
    Rule,

    /// <summary>A person, above the packages, with a reason.</summary>
    TopSide,
}

/// <summary>An entry made by a rule. Nothing is overwritten: every automatic step appends entries.</summary>
/// <param name="Id">Unique within its period and the same in every run: CC-0003.</param>
/// <param name="Rule">The rule in words joined by hyphens: capital-consolidation.</param>
/// <param name="Reason">A whole sentence that names the companies and the paragraph of the standard.</param>
/// <param name="Sources">The rows of the workspace from which it was computed.</param>
public sealed record JournalEntry(string Id, string Rule, string Reason, IReadOnlyList<JournalLine> Lines, IReadOnlyList<SourceLine> Sources);

/// <summary>The consolidated ledger of the fiscal year to date at a month end.</summary>
/// <param name="Lines">All packages' lines, then the lines of all entries in the order of the entries.</param>
/// <param name="Findings">What did not prove.</param>
public sealed record ConsolidatedPeriod(DateOnly End, IReadOnlyList<JournalLine> Lines, IReadOnlyList<JournalEntry> Entries, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the books are of: actual, budget.</summary>
    public string Scenario { get; init; } = Ledgers.Scenarios.Actual;

    /// <summary>The versions of the companies' packages beyond the first, by company.</summary>
    public IReadOnlyDictionary<string, int> Versions { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The name of the set of policies.</summary>
    public string PolicySet { get; init; } = "";

    /// <summary>The standard rules of elimination that hold under its policies (format 2).</summary>
    public IReadOnlyList<EliminationRule> StandardRules { get; init; } = [];

    /// <summary>What the rules measured on the way and no account shows by itself.</summary>
    public IReadOnlyList<MeasuredFigure> Figures { get; init; } = [];

    /// <summary>What companies with another currency have on their accounts, in it, as far as they are taken in (format 2).</summary>
    public IReadOnlyList<LocalBalance> Local { get; init; } = [];

    /// <summary>What the companies say about each other, pair by pair.</summary>
    public IReadOnlyList<IntercompanyPair> Pairs { get; init; } = [];
}

/// <summary>A figure a rule measured: goodwill at acquisition, a gain on disposal.</summary>
/// <param name="Entity">The company it concerns.</param>
/// <param name="Of">The event or item it belongs to.</param>
/// <param name="Amount">In the presentation currency; assets, interests and gains positive.</param>
public sealed record MeasuredFigure(string Name, string Entity, string Of, decimal Amount);

/// <param name="Amount">The closing, or the flow of an income-statement account, in the company's currency; debit positive.</param>
public sealed record LocalBalance(string Entity, string Currency, string Account, decimal Amount);
