using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>
/// The eliminations every group has, in the form in which a workspace writes its own. Their selection is what these rows say and nothing else; what each does beyond taking lines out (splitting a difference, others' part
/// of a dividend) is said in its file. A row of the workspace with the name of one narrows its selection, or switches it off with the factor 0.
/// </summary>
public static class StandardRules
{
    public const string Dividends = "dividends";
    public const string Balances = "intercompany-balances";
    public const string Transactions = "intercompany-transactions";
    public const string TreasuryShares = "treasury-shares";
    public const string InvestmentPresentation = "investment-presentation";

    /// <summary>Profit inside the group on what the buyer still has (group/unrealised.csv): no selection, since no line of the books says it.</summary>
    public const int UnrealisedProfitsOrder = 400;

    /// <summary>The events of the time line, the equity method and others' part of results.</summary>
    public const int TimeLineOrder = 500;

    public const int TopSideOrder = 700;

    /// <summary>Rules of a workspace lie below: after it, nothing changes the result of the period.</summary>
    public const int ResultOrder = 900;

    private static readonly SourceLine Standard = new("standard rules", 0);

    public static IReadOnlyList<EliminationRule> All { get; } =
    [
        Of(Dividends, 100, Level.Consolidation, "role:dividend-income", "group", "role:retained-earnings", "partner", "DIV", "dividends inside the group (IFRS 10 ¶B86; ARB 51 ¶6)"),
        Of(Balances, 200, Level.Elimination, "class:asset|class:liability|!role:investment-in-subsidiaries|!role:investment-in-associates", "group", null, "own", null, "balances inside the group (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6)"),
        Of(Transactions, 210, Level.Elimination, "class:income|class:expense|!role:dividend-income|!role:equity-method-result|!role:disposal-result", "group", null, "own", null, "transactions inside the group (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6)"),
        Of(TreasuryShares, 300, Level.Elimination, "role:investment-in-subsidiaries|role:investment-in-associates", "parent", "role:treasury-stock", "own", null, "shares of the parent inside the group (IAS 32 ¶33; ASC 810-10-45-5; ARB 51 ¶13)"),
        Of(InvestmentPresentation, 600, Level.Elimination, "role:investment-in-subsidiaries|role:investment-in-associates", "investees", "role:investment-in-associates", "own", null, "investments of the equity method stand apart (IAS 28 ¶10; APB 18 ¶19)"),
    ];

    public static EliminationRule? Find(string name) => All.FirstOrDefault(r => r.Name == name);

    private static EliminationRule Of(string name, int order, Level level, string accounts, string partners, string? destination, string entity, string? movement, string reason) =>
        new(name, order, level, Origin.Rule, LineSelection.Of(accounts, "", partners), 1m, FactorOf.Line, null, destination, entity, movement, RuleBearer.Parent, reason, Standard);
}
