using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Workspace.Consolidate;

/// <summary>Something that must hold. Its page under docs/reference/rules says what and why.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Name">The defect, in words joined by hyphens.</param>
internal sealed record ProofRule(string Code, string Name)
{
    public static readonly ProofRule Books = new("CO521", "books-do-not-add-to-zero");
    public static readonly ProofRule Entry = new("CO522", "entry-does-not-add-to-zero");
    public static readonly ProofRule Column = new("CO523", "column-does-not-add-to-zero");
    public static readonly ProofRule BalanceSheet = new("CO501", "balance-sheet-does-not-balance");
    public static readonly ProofRule Result = new("CO524", "result-in-equity-is-not-that-of-income");
    public static readonly ProofRule Movements = new("CO525", "closing-is-not-the-sum-of-movements");
    public static readonly ProofRule Whole = new("CO526", "books-not-taken-in-whole");
    public static readonly ProofRule Opening = new("CO502", "consolidated-opening-is-not-prior-closing");
    public static readonly ProofRule Noncash = new("CO503", "consolidated-noncash-movement-does-not-add-to-zero");
    public static readonly ProofRule Investment = new("CO504", "investment-not-eliminated");
    public static readonly ProofRule Cash = new("CO527", "cash-flows-are-not-the-change-in-cash");
    public static readonly ProofRule Equity = new("CO529", "equity-of-a-company-does-not-roll");
    public static readonly ProofRule Statements = new("CO528", "worksheet-does-not-tie");

    public Proof Of(string says, string of, decimal found, decimal expected) => new(says, of, found, expected) { Rule = this };
}

/// <summary>Something that must hold, with both of its numbers. It holds or it does not: there is no tolerance.</summary>
/// <param name="Of">The company, account, movement or entry.</param>
public sealed record Proof(string Name, string Of, decimal Found, decimal Expected)
{
    internal ProofRule Rule { get; init; } = ProofRule.Books;

    /// <summary>The code of its rule.</summary>
    public string Code => Rule.Code;

    public bool Holds => Found == Expected;
}

/// <summary>The proofs of a consolidated period, computed from its lines alone: whatever made the lines cannot hide from them.</summary>
/// <param name="subsidiaries">Companies consolidated in full on the last day.</param>
internal sealed class PeriodProofSheet(ConsolidatedPeriod period, ChartOfAccounts chart, MovementTable movements, IReadOnlySet<string> subsidiaries)
{
    private readonly PeriodSums sums = new(period, chart, movements);
    private JournalLine[]? investments;
    private HashSet<string?>? atOwnRates;

    /// <summary>Companies whose books are remeasured: what rates make of their balances has its other side in the result.</summary>
    public IReadOnlySet<string> Remeasured { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether entries on investments name owner and company (format 2): each two of them are then proved together, since in a circle each owns the other.
    /// </summary>
    public bool ByPair { get; init; }

    /// <summary>The parent: it holds, and is itself consolidated in full.</summary>
    public string? Parent { get; init; }

    /// <param name="yearBefore">The closing of the fiscal year before; null where it is not in the workspace.</param>
    public IReadOnlyList<Proof> Of(ConsolidatedPeriod? yearBefore, CashFlowStatement cash) =>
    [
        .. Companies(), .. Entries(), .. Columns(), ProofRule.BalanceSheet.Of("consolidated balance sheet adds to zero", "group", sums.Balance, 0m),
        ResultInEquity(), .. Identity(), .. Openings(yearBefore), .. Noncash(),
        .. Investments(), .. Cash(cash),
    ];

    // Closings whose movements are not known (CLO) give no cash flow, and there is nothing to prove about one.
    private static IEnumerable<Proof> Cash(CashFlowStatement cash) =>
        cash.HasBareClosings ? [] : [ProofRule.Cash.Of("cash flows are the change in cash", "group", cash.Total, cash.Closing - cash.Opening)];

    private IEnumerable<Proof> Companies() =>
        sums.Packages.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => ProofRule.Books.Of("books of a company add to zero", p.Key, p.Value, 0m));

    // What is carried forward balances together; the result is the income statement, whose accounts keep their flows.
    private IEnumerable<Proof> Entries()
    {
        foreach (var entry in period.Entries)
        {
            var (sum, counts, opens) = (0m, false, false);
            foreach (var line in entry.Lines)
            {
                sum += line.Amount;
                counts |= line.Level is Level.Elimination or Level.Consolidation;
                opens |= line.Movement == MovementCodes.Opening;
            }

            if (counts && !opens) { yield return ProofRule.Entry.Of("entry adds to zero", $"{entry.Id} {entry.Rule}", sum, 0m); }
        }
    }

    private IEnumerable<Proof> Columns() => from level in new[] { Level.Elimination, Level.Consolidation }
                                            where sums.Has(level)
                                            select ProofRule.Column.Of("column adds to zero", level.ToString().ToLowerInvariant(), sums.Of(level), 0m);

    private Proof ResultInEquity() =>
        ProofRule.Result.Of("result in retained earnings is that of the income statement", "group", sums.Of(Level.Result), sums.Income);

    // Balances that no movement of the table explains would be closings somebody typed.
    private IEnumerable<Proof> Identity() => [ProofRule.Movements.Of("closings are the sum of their movements", "group", sums.Explained, sums.Turned)];

    private IEnumerable<Proof> Openings(ConsolidatedPeriod? before)
    {
        if (before is null) { yield break; }
        var closings = new PeriodSums(before, chart, movements);
        foreach (var account in chart.Accounts.Where(a => a.IsBalanceSheet))
        {
            var (closing, opening) = (closings.ClosingOf(account.Code), sums.OpeningOf(account.Code));
            if (closing != 0m || opening != 0m)
            {
                yield return ProofRule.Opening.Of("opening is the closing before", $"{account.Code} {account.Name}", opening, closing);
            }
        }
    }

    // What enters or leaves with a company may leave a gain in income, which has no movement; the cash proof covers it.
    private static readonly HashSet<string> OfScope = new(StringComparer.Ordinal)
    {
        MovementCodes.Entry, MovementCodes.Exit, MovementCodes.PercentageChange, MovementCodes.Exchange, MovementCodes.ClosingOnly
    };

    private IEnumerable<Proof> Noncash() =>
        from movement in movements.Movements
        where movement.Kind == MovementKind.Noncash && !OfScope.Contains(movement.Code) && sums.Has(movement.Code)
            && !(IsRate(movement.Code) && sums.Has(MovementCodes.ClosingOnly))
        select ProofRule.Noncash.Of("movement without cash adds to zero", $"{movement.Code} {movement.Name}",
            IsRate(movement.Code) ? Rates(movement.Code) : sums.Of(movement.Code), 0m);

    // Between companies of different currencies the rates move one side of a balance only, and its elimination takes that side's movement out. Where there are
    // bare closings, these alone hold what the rates made of them, while the adjustment says it by cause all the same. In the books of a company the other side
    // of what rates made of a balance in another currency is its result.
    private decimal Rates(string movement) =>
        Sum(l => l.Movement == movement && l.Level is not (Level.Elimination or Level.Package) && !Remeasured.Contains(l.Entity)
            && !AtOwnRates.Contains(l.Entry));

    // The adjustment of flows that have rates of their own (capital at the rate of its day) stands against the flows: CO101 proves it company by company.
    private HashSet<string?> AtOwnRates =>
        atOwnRates ??= period.Entries.Where(e => e.Lines.Any(l => IsRate(l.Movement)) && e.Lines.Sum(l => l.Amount) != 0m)
            .Select(e => (string?)e.Id)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsRate(string? movement) => movement is MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements;

    private IEnumerable<Proof> Investments() => ByPair ? Pairs() : ByCompany();

    private IEnumerable<Proof> Pairs() =>
        InvestmentPairs.Of(period.Lines, chart, IsInside).Select(p => ProofRule.Investment.Of("investment is eliminated", p.Pair, p.Left, 0m));

    private bool IsInside(string company) => company == Parent || subsidiaries.Contains(company);

    private IEnumerable<Proof> ByCompany() =>
        period.Lines.Where(l => l.Level == Level.Package && l.Partner is not null && IsInvestment(l))
            .Select(l => l.Partner!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Where(subsidiaries.Contains)
            .Select(c => ProofRule.Investment.Of("investment is eliminated", c, Invested(c), 0m));

    private decimal Invested(string company) =>
        (investments ??= period.Lines.Where(IsInvestment).ToArray())
            .Where(l => (l.Level == Level.Package ? l.Partner : l.Entity) == company)
            .Sum(l => l.Amount);

    private bool IsInvestment(JournalLine line) => chart[line.Account].Role == AccountRole.InvestmentInSubsidiaries;

    private decimal Sum(Func<JournalLine, bool> which) => period.Lines.Where(which).Sum(l => l.Amount);
}

/// <summary>What did not hold, as findings.</summary>
internal static class ProofFindings
{
    /// <param name="said">What was reported already: a proof that both the rules and the lines make is said once.</param>
    public static IEnumerable<Finding> Of(IEnumerable<Proof> proofs, DateOnly end, IReadOnlyCollection<Finding> said) =>
        proofs.Where(p => !p.Holds && !said.Any(f => f.Code == p.Code)).Select(p => new Finding(
        p.Code, p.Rule.Name, Severity.Exception, new Place(FormattableString.Invariant($"ledgers/{end:yyyy-MM}")),
        $"{p.Name} ({p.Of}): the difference is {(p.Found - p.Expected).ToString(CultureInfo.InvariantCulture)}.")
    {
        Printed = p.Found.ToString(CultureInfo.InvariantCulture), Expected = p.Expected.ToString(CultureInfo.InvariantCulture),
        Remedy = $"kessan rule {p.Code} says what is proved and where to look.",
    });
}
