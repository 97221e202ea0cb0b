using Kessan.Consolidation;

namespace Kessan.Tests.Consolidation;

/// <summary>A year in one piece and in pieces: flows of the pieces add to those of the year, but for the rounding of each piece.</summary>
public class SplitPeriodTests
{
    [Theory]
    [InlineData(21, "ifrs")]
    [InlineData(22, "us-gaap")]
    [InlineData(23, "us-gaap-2007")]
    [InlineData(24, "j-gaap")]
    public void Days_on_which_nothing_happens_change_nothing(int seed, string set)
    {
        var input = RandomGroup.Make(seed, 50, set);
        var bought = input.Files.Events.First(e => e.Kind == EventKind.Purchase && e.Date < new DateOnly(2021, 1, 1));
        // Preferred shares with no claim and no dividend: a change of nothing.
        var cuts = new[] { new DateOnly(2021, 5, 31), new DateOnly(2022, 2, 28), new DateOnly(2022, 9, 30),
            new DateOnly(2023, 7, 31) }.Select(d => new PreferredShares(bought.Entity, d, 0m, 0m, 0m, "", new("group/preferred.csv", 2)));
        var (whole, split) = (GroupConsolidator.Run(input), GroupConsolidator.Run(input with { Files = input.Files with { Preferred = [.. cuts] } }));
        foreach (var end in whole.Periods.Keys)
        {
            foreach (var account in input.Chart.Accounts.Select(a => a.Code))
            {
                // Each company's share is rounded to a cent per piece; nothing else may differ.
                Math.Abs(Sum(whole.Periods[end], account) - Sum(split.Periods[end], account)).ShouldBeLessThanOrEqualTo(0.01m * 50 * 5 * 3, $"{end} {account}");
            }

            split.Periods[end].Lines.Where(l => input.Chart[l.Account].IsBalanceSheet).Sum(l => l.Amount).ShouldBe(0m);
        }
    }

    private static decimal Sum(ConsolidatedPeriod period, string account) => period.Lines.Where(l => l.Account == account).Sum(l => l.Amount);
}
