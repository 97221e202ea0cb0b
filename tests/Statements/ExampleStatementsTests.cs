using Kessan.Core;
using Kessan.Statements;
using Kessan.Tests.Examples;
using Kessan.Workspace;

namespace Kessan.Tests.Statements;

/// <summary>The example's two presentations, and traces through its books.</summary>
public sealed class ExampleStatementsTests(IijExample example) : IClassFixture<IijExample>
{
    private StatementsInput Input => WorkspaceStatements.Read(example.Workspace).Input!;

    [Fact]
    public void Both_presentations_give_the_same_totals()
    {
        string[] totals =
        [
            "Revenues", "CostOfRevenues", "OperatingIncomeLoss", "NonoperatingIncomeExpenseNet", "IncomeBeforeIncomeTax", "NetIncomeLoss", "Assets",
            "AssetsCurrent", "Liabilities",
            "LiabilitiesCurrent", "StockholdersEquity", "NetCashFromOperatingActivities", "NetCashFromInvestingActivities", "NetCashFromFinancingActivities",
            "NetChangeInCash",
        ];
        var facts = totals.SelectMany(example.Stated.Index.Of)
            .Where(f => f.Key is { Presentation: "2007", Scenario: "actual" } && f.Key.Members.IsNone)
            .ToArray();
        facts.Length.ShouldBeGreaterThan(200);
        foreach (var fact in facts) { example.Stated.Facts[fact.Key with { Presentation = "2008" }]!.Number.ShouldBe(fact.Number, fact.Key.ToString()); }
    }

    [Fact]
    public void The_bridge_between_the_presentations_is_listed() =>
        PresentationBridge.Between(Input, "2007", "2008").Select(r => r.ToString()).ShouldBe(
        [
            "balance-sheet: IntangibleAssetsNetIncludingGoodwill -> Goodwill + OtherIntangibleAssetsNet",
            "balance-sheet: OtherCurrentLiabilities -> AccruedRetirementCostsCurrent + DeferredIncome + OtherCurrentLiabilities",
            "cash-flows: AdjGainLossOnOtherInvestmentsNet -> AdjGainOnSalesOfOtherInvestments + AdjLossOnWriteDownOfOtherInvestments",
            "cash-flows: AdjOthers -> AdjLossOnDisposal + AdjOthers + AdjRetirementAndPension",
            "cash-flows: CFGuaranteeDepositsNet -> CFPaymentsOfGuaranteeDeposits + CFRefundOfGuaranteeDeposits",
            "cash-flows: CFInvestingOther -> CFInvestingOther + CFPaymentsForRefundableInsurance + CFRefundFromInsurance",
            "income-statement: GainLossOnOtherInvestmentsNet -> GainOnSalesOfOtherInvestments + LossOnWriteDownOfOtherInvestments",
            "income-statement: Revenues[OtherConnectivityRevenue] + Revenues[ValueAddedServices] -> Revenues[OutsourcingServices]",
        ]);

    [Fact]
    public void Each_side_of_a_reclassification_has_the_same_amount_in_every_period()
    {
        foreach (var item in PresentationBridge.Between(Input, "2007", "2008"))
        {
            foreach (var period in example.Stated.Index.Of(item.From[0].Concept).Select(f => f.Key.Period).Distinct())
            {
                Sum(item.To, "2008", period).ShouldBe(Sum(item.From, "2007", period), $"{item} {period}");
            }
        }
    }

    [Fact]
    public void Operating_income_is_explained_down_to_rows_and_entries()
    {
        var text = Explanation.Of(example.Folder, new("OperatingIncomeLoss", "1H08")).Text.ShouldNotBeNull();
        text.ShouldStartWith("OperatingIncomeLoss 1H08 \"OPERATING INCOME\" = Revenues - CostsAndExpenses");
        text.ShouldContain("1,005,442,000  statements/income-statement.yaml:");
        text.ShouldMatch(@"IIJ: account 4010 +4,565,\d{3},\d{3}  ledgers/2008-09/IIJ\.csv:\d+\n");
        text.ShouldMatch(@"entry \S+ intercompany-elimination: .*\(ARB 51 .*\)\.\n");
    }

    [Fact]
    public void What_was_announced_nowhere_is_marked()
    {
        Explanation.Of(example.Folder, new("AdjForeignExchange", "1Q06")).Text.ShouldNotBeNull().ShouldMatch("^AdjForeignExchange 1Q06 .*, illustrative ");
        Explanation.Of(example.Folder, new("AdjForeignExchange", "1H08")).Text.ShouldNotBeNull().ShouldNotContain("illustrative");
        Input.Illustrative
            .Has(new("AdjForeignExchange", Members.None, example.Workspace.Settings.Calendar.Quarter(2006, 1), new("JPY")) { Scenario = "target@2006-05-15" })
            .ShouldBeFalse();
    }

    /// <summary>What a balance is made of adds up to it, however many companies and entries there are.</summary>
    [Theory]
    [InlineData("Assets", "2008-09-30")]
    [InlineData("NetCashFromInvestingActivities", "2Q08")]
    [InlineData("StockholdersEquity", "2006-03-31")]
    public void The_amounts_of_a_trace_add_up_at_every_balance(string concept, string period)
    {
        var request = new TraceRequest(concept, Members.None, example.Workspace.Settings.Calendar.Parse(period)!.Value);
        var root = new FactTrace(Input, example.Stated, [.. example.Run.Periods.Values]).Of(request).Root.ShouldNotBeNull();
        var balances = Nodes(root).Where(n => n.Source is { } source && source.File.StartsWith("accounts/", StringComparison.Ordinal)).ToArray();
        balances.Length.ShouldBeGreaterThan(5);
        balances.ShouldAllBe(b => b.Children.Sum(c => c.Amount) == b.Amount);
    }

    private static IEnumerable<TraceNode> Nodes(TraceNode node) => node.Children.SelectMany(Nodes).Prepend(node);

    private decimal Sum(IEnumerable<Formula.Name> names, string presentation, Period period) =>
        names.Sum(n => example.Stated.Index.Find(n.Concept, n.Members!.Value, period, presentation)?.Number ?? 0m);
}
