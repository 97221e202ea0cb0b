using Kessan.Core;

namespace Kessan.Tests.Examples;

/// <summary>Openings and movements make closings, for every fiscal year to date and under both presentations.</summary>
public sealed class IijRollForwardTests(IijExample example) : IClassFixture<IijExample>
{
    private static readonly string[] EquityMovements =
        ["NetIncomeLoss", "OtherComprehensiveIncomeLoss", "SEDividends", "SEStockIssuedShareExchange", "SEAdjustmentSFAS158",
            "SEDissolutionOfReciprocalInterests"];

    public static TheoryData<string, string[]> RollForwards { get; } = new()
    {
        { "CashAndCashEquivalents", ["NetChangeInCash"] },
        { "StockholdersEquity", EquityMovements },
        { "AccumulatedDeficit", ["NetIncomeLoss", "SEDividends"] },
        { "AccumulatedOtherComprehensiveIncome", ["OtherComprehensiveIncomeLoss", "SEAdjustmentSFAS158"] },
        { "AdditionalPaidInCapital", ["SEStockIssuedShareExchange"] },
        { "TreasuryStock", ["SEDissolutionOfReciprocalInterests"] },
    };

    [Theory]
    [MemberData(nameof(RollForwards))]
    public void Opening_and_movements_make_the_closing(string balance, string[] movements)
    {
        foreach (var (period, presentation) in example.Workspace.Ends.SelectMany(e => new[] { "2007",
            "2008" }.Select(p => (example.Workspace.Settings.Calendar.CumulativeTo(e), p))))
        {
            var expected = Amount(balance, period.Opening!.Value, presentation) + movements.Sum(m => Amount(m, period, presentation));
            Amount(balance, period.Closing, presentation).ShouldBe(expected, $"{balance} {period} ({presentation})");
        }
    }

    [Theory]
    [InlineData("NetCashFromOperatingActivities")]
    [InlineData("NetCashFromInvestingActivities")]
    [InlineData("NetCashFromFinancingActivities")]
    [InlineData("NetChangeInCash")]
    [InlineData("CFAccountsReceivable")]
    [InlineData("CFInventoriesPrepaidAndOtherAssets")]
    [InlineData("CFAccountsPayable")]
    [InlineData("CFAccruedAndOtherLiabilities")]
    public void Both_presentations_have_the_same_cash_flows(string concept)
    {
        foreach (var period in example.Workspace.Ends.Select(example.Workspace.Settings.Calendar.CumulativeTo))
        {
            Amount(concept, period, "2007").ShouldBe(Amount(concept, period, "2008"), $"{concept} {period}");
        }
    }

    // Nothing is nothing in a sum.
    private decimal Amount(string concept, Period period, string presentation) =>
        example.Stated.Index.Find(concept, Members.None, period, presentation)?.Number ?? 0m;
}
