using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>
/// Whether a presentation's rows account for everything a statement claims to account for, each balance exactly once. What no row maps
/// would silently be missing from the statement, and what two rows map would be in it twice.
/// </summary>
internal sealed class MappingCoverage(ChartOfAccounts chart, MovementTable movements, IReadOnlyList<PeriodBalances> periods)
{
    /// <param name="Movement">Null for the closing or the flow of the account.</param>
    private sealed record Balance(Account Account, string? Movement);

    private Balance[]? cashMovements;

    /// <param name="computations">All formulas in force: a row counts where its fact enters the statement, directly or through a total.</param>
    public IEnumerable<Finding> Check(StatementDefinition definition, string presentation, IReadOnlyList<MappingRow> mapping,
        ILookup<string, Computation> computations)
    {
        if (definition.Covers == StatementCoverage.None || definition.Under(presentation) is not { } form) { return []; }
        var facts = Reached(form, computations);
        var rows = mapping.Where(r => r.Presentation == presentation && r.Entities.Count == 0 && facts.Contains((r.Concept, r.Members))).ToArray();
        return from item in Claimed(definition.Covers)
               let covering = rows.Where(r => Covers(r, item)).ToArray()
               where covering.Length != 1
               select covering.Length == 0 ? NotMapped(definition, presentation, item) : MappedTwice(definition, covering, item);
    }

    /// <summary>Facts whose rows do not belong together: of two statements, or closings with flows.</summary>
    public IEnumerable<Finding> Mixed(IEnumerable<MappingRow> mapping)
    {
        foreach (var rows in mapping.GroupBy(r => (r.Presentation, r.Concept, r.Members)))
        {
            foreach (var row in rows)
            {
                if (row.Statement != rows.First().Statement)
                {
                    yield return Fault(row, "fact-mapped-in-two-statements",
                        $"{row.Concept}[{row.Members}] is mapped under {row.Statement} here and under {rows.First().Statement} at {PlaceOf.Row(rows.First().Source)}; its amounts would be added.");
                }
                else if (IsInstant(row) != IsInstant(rows.First()))
                {
                    yield return Fault(row, "closing-and-flow-mixed", $"{row.Concept} would add a closing balance to a flow.");
                }
            }
        }
    }

    /// <summary>Whether a row gives a closing balance rather than a flow.</summary>
    public bool IsInstant(MappingRow row) =>
        row.Movement is null && (row.Account == MappingRow.AllButCash || chart.Find(row.Account) is { IsBalanceSheet: true });

    /// <summary>Every fact that enters the sums of a form, through totals too.</summary>
    internal static HashSet<(string Concept, Members Members)> Reached(StatementForm form, ILookup<string, Computation> computations)
    {
        var reached = new HashSet<(string Concept, Members Members)>();
        var open = new Stack<Formula.Name>(form.Lines.Where(l => l is { Value.Time: OperandTime.Same, Memo: false }).Select(l => l.Value!));
        while (open.TryPop(out var name))
        {
            if (name.Members is not { } members || name.Time != OperandTime.Same || !reached.Add((name.Concept, members))) { continue; }
            foreach (var operand in computations[name.Concept].Where(c => c.Result.Members == members).SelectMany(c => c.Formula.Names)) { open.Push(operand); }
        }

        return reached;
    }

    /// <summary>What eliminates to zero everywhere needs no line.</summary>
    private IEnumerable<Balance> Claimed(StatementCoverage covers) => covers switch
    {
        StatementCoverage.Closings => chart.Accounts.Where(a => a.IsBalanceSheet && IsUsed(a)).Select(a => new Balance(a, null)),
        StatementCoverage.Flows => chart.Accounts.Where(a => !a.IsBalanceSheet && IsUsed(a)).Select(a => new Balance(a, null)),
        StatementCoverage.CashMovements => cashMovements ??= [.. CashMovements()],
        _ => [],
    };

    private bool IsUsed(Account account) => periods.Any(p => p.Closing(account.Code) is not null);

    private IEnumerable<Balance> CashMovements() =>
        from pair in periods.SelectMany(p => p.Movements).Distinct()
        let account = chart.Find(pair.Account)
        where account is { IsBalanceSheet: true } && account.Role != AccountRole.Cash
        where movements.Find(pair.Movement) is { Kind: MovementKind.Cash }
        orderby chart.PositionOf(pair.Account), movements.PositionOf(pair.Movement)
        select new Balance(account, pair.Movement);

    private static bool Covers(MappingRow row, Balance item) =>
        row.Movement == item.Movement && (row.Account == item.Account.Code || (row.Account == MappingRow.AllButCash && item.Account.Role != AccountRole.Cash));

    private static Finding NotMapped(StatementDefinition definition, string presentation, Balance item) => new(
        "ST010", "balance-not-mapped", Severity.Fault, new($"accounts/presentation-{presentation}.csv"),
        $"No row maps {Text(item)} to a line of the {definition.Name} ({definition.File}), so its amounts would be missing there.")
    {
        Expected = $"{item.Account.Code},{item.Movement},…",
        Remedy = "Add a row that maps it.",
    };

    private static Finding MappedTwice(StatementDefinition definition, MappingRow[] rows, Balance item) => new(
        "ST011", "balance-mapped-twice", Severity.Fault, PlaceOf.Row(rows[1].Source),
        $"{Text(item)} is mapped {rows.Length} times into the {definition.Name}: to {string.Join(" and ", rows.Select(r => r.Members.IsNone ? r.Concept : $"{r.Concept}[{r.Members}]"))}.")
    {
        Evidence = [.. rows.Select(r => new Evidence(PlaceOf.Row(r.Source), r.Concept))],
        Remedy = "Keep one of the rows.",
    };

    private static string Text(Balance item) =>
        $"account {item.Account.Code} ({item.Account.Name}){(item.Movement is { } movement ? $", movement {movement}," : "")}";

    private static Finding Fault(MappingRow row, string rule, string message) => new("ST003", rule, Severity.Fault, PlaceOf.Row(row.Source), message);
}
