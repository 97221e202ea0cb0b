using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Tests.Statements;

/// <summary>
/// A company small enough to check by hand, with two presentations: the old one shows services as one line, the new one as two, and
/// the new one splits the cash paid for machines from the refunds.
/// <code>
///                        opening   1Q      1H
/// cash                      100    155     142
/// machines                   50     75      70     bought 30 (refund 5 in 1Q), written off 10
/// borrowings                -40    -50     -30     new 10, repaid 20
/// equity                   -110   -110    -110     result of the year not yet in it
/// revenues A, B                    -60,-20 -95,-40
/// cost                             10      63      of which write-off
/// </code>
/// </summary>
internal static class TinyGroup
{
    public static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    private static readonly SourceLine Nowhere = new("ledgers/test.csv", 2);

    public static readonly ChartOfAccounts Chart = new(
    [
        new("10", "Cash", "", AccountClass.Asset, AccountRole.Cash, Nowhere),
        new("15", "Machines", "", AccountClass.Asset, AccountRole.None, Nowhere),
        new("20", "Borrowings", "", AccountClass.Liability, AccountRole.None, Nowhere),
        new("30", "Capital", "", AccountClass.Equity, AccountRole.CommonStock, Nowhere),
        new("32", "Retained earnings", "", AccountClass.Equity, AccountRole.RetainedEarnings, Nowhere),
        new("40", "Revenues A", "", AccountClass.Income, AccountRole.None, Nowhere),
        new("41", "Revenues B", "", AccountClass.Income, AccountRole.None, Nowhere),
        new("50", "Cost", "", AccountClass.Expense, AccountRole.None, Nowhere),
    ]);

    public static readonly MovementTable Movements = new(
    [
        new("OPN", "Opening", "", MovementKind.Opening, Nowhere),
        new("NET", "Net income", "", MovementKind.Result, Nowhere),
        new("CSH", "Receipts and payments", "", MovementKind.Cash, Nowhere),
        new("DEP", "Depreciation", "", MovementKind.Cash, Nowhere),
        new("BUY", "Purchases", "", MovementKind.Cash, Nowhere),
        new("REF", "Refunds", "", MovementKind.Cash, Nowhere),
        new("BOR", "Borrowed", "", MovementKind.Cash, Nowhere),
        new("REP", "Repaid", "", MovementKind.Cash, Nowhere),
    ]);

    public static readonly IReadOnlyList<ConsolidatedPeriod> Periods =
    [
        Period(2007, 6, ("10", "OPN", 100m), ("10", "CSH", 55m), ("15", "OPN", 50m), ("15", "BUY", 30m), ("15", "REF", -5m), ("20", "OPN", -40m),
            ("20", "BOR", -10m), ("30", "OPN", -110m),
            ("40", null, -60m), ("41", null, -20m), ("50", null, 10m), ("32", "NET", -70m), ("", null, 0m)),
        Period(2007, 9, ("10", "OPN", 100m), ("10", "CSH", 42m), ("15", "OPN", 50m), ("15", "BUY", 35m), ("15", "REF", -5m), ("15", "DEP", -10m),
            ("20", "OPN", -40m), ("20", "BOR", -10m), ("20", "REP", 20m), ("30", "OPN", -110m),
            ("40", null, -95m), ("41", null, -40m), ("50", null, 63m), ("32", "NET", -72m)),
    ];

    public const string Statements = """
        format: 1
        statement: all
        title: All
        covers: NONE
        percentOf: Revenues
        forms:
          - presentations: [old]
            lines:
              - { concept: Revenues, caption: Revenues, percent: true }
              - { concept: CostOfRevenues, weight: -1, caption: Cost }
              - { concept: NetIncomeLoss, formula: Revenues - CostOfRevenues, caption: "NET {sign: INCOME|LOSS|INCOME (LOSS)}", percent: true }
          - presentations: [new]
            lines:
              - caption: "REVENUES:"
                lines:
                  - { concept: Revenues, members: A, caption: A }
                  - { concept: Revenues, members: B, caption: B }
                total: { concept: Revenues, caption: Total revenues, percent: true }
              - { concept: CostOfRevenues, weight: -1, caption: Cost }
              - { concept: NetIncomeLoss, formula: Revenues - CostOfRevenues, caption: "NET {sign: INCOME|LOSS|INCOME (LOSS)}", percent: true }
        """;

    public const string CashFlow = """
        format: 1
        statement: cash
        title: Cash
        covers: cash-movements
        forms:
          - presentations: [old, new]
            lines:
              - lines:
                  - { concept: NetIncomeLoss, caption: Net income }
                  - { concept: Depreciation, caption: Depreciation }
                  - { concept: Invested, caption: Machines, optional: true }
                  - { concept: Paid, caption: Paid for machines, optional: true }
                  - { concept: Refunded, caption: Refunds, optional: true }
                  - { concept: Borrowed, caption: Borrowed }
                  - { concept: Repaid, caption: Repaid }
                total: { concept: NetChangeInCash, caption: Net change }
            proofs:
              - { name: Cash rolls forward, left: Cash@closing - Cash@opening, right: NetChangeInCash }
        """;

    public const string Measures = """
        format: 1
        measures:
          - { fact: "GrossProfit[*]", formula: "Revenues[*] - CostOfRevenues[*]" }
          - { fact: Margin, unit: pure, formula: GrossProfit / Revenues }
        """;

    private static readonly (string Account, string? Movement, string Statement, string Concept, string Members, int Sign)[] Common =
    [
        ("10", null, "BS", "Cash", "", 1), ("15", null, "BS", "Machines", "", 1), ("20", null, "BS", "Borrowings", "", -1),
        ("30", null, "BS", "Equity", "", -1), ("32", null, "BS", "Equity", "", -1), ("50", null, "IS", "CostOfRevenues", "", 1),
        ("*", "DEP", "CF", "Depreciation", "", -1), ("*", "BOR", "CF", "Borrowed", "", -1), ("*", "REP", "CF", "Repaid", "", -1),
    ];

    public static IReadOnlyList<MappingRow> Mapping { get; } =
    [
        .. Rows("old", [.. Common, ("40", null, "IS", "Revenues", "", -1), ("41", null, "IS", "Revenues", "", -1), ("*", "BUY", "CF", "Invested", "", -1),
            ("*", "REF", "CF", "Invested", "", -1)]),
        .. Rows("new", [.. Common, ("40", null, "IS", "Revenues", "A", -1), ("41", null, "IS", "Revenues", "B", -1), ("*", "BUY", "CF", "Paid", "", -1),
            ("*", "REF", "CF", "Refunded", "", -1)]),
    ];

    public static StatementsInput Input { get; } = new(Calendar, "JPY", 400m, ["old", "new"], Chart, Movements)
    {
        Mapping = Mapping,
        Definitions = [Definition(Statements.Replace("NONE", "flows", StringComparison.Ordinal)), Definition(CashFlow)],
        Measures = MeasureReader.Read("statements/measures.yaml", Measures, []),
    };

    public static StatementDefinition Definition(string yaml)
    {
        var faults = new List<Finding>();
        var definition = StatementReader.Read("statements/test.yaml", yaml, faults);
        faults.ShouldBeEmpty();
        return definition.ShouldNotBeNull();
    }

    public static decimal? Number(StatementsResult result, string name, string period, string presentation = "new")
    {
        var named = (Formula.Name)FormulaParser.Parse(name);
        return result.Index.Find(named.Concept, named.Members!.Value, Calendar.Parse(period)!.Value, presentation)?.Number;
    }

    private static IEnumerable<MappingRow> Rows(string presentation,
        (string Account, string? Movement, string Statement, string Concept, string Members, int Sign)[] rows) =>
        rows.Select((r, i) => new MappingRow(presentation, r.Account, r.Movement, r.Statement, r.Concept, Members.Parse(r.Members), r.Sign, [],
            new($"accounts/presentation-{presentation}.csv", i + 2)));

    private static ConsolidatedPeriod Period(int year, int month, params (string Account, string? Movement, decimal Amount)[] lines) => new(
        new DateOnly(year, month, 1).AddMonths(1).AddDays(-1),
        [.. lines.Where(l => l.Account.Length > 0)
            .Select(l => new JournalLine("P", l.Account, l.Movement, null, l.Amount, l.Movement == "NET" ? Level.Result : Level.Package, null, Nowhere))], [],
            []);
}
