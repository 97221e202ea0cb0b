using Kessan.Tests.Conventions;
using Kessan.Workspace;

namespace Kessan.Tests.Workspace;

public class ShareTraceTests
{
    [Fact]
    public void An_average_number_of_shares_goes_on_to_the_events()
    {
        var trace = Text("WeightedAverageSharesBasic", "FY2024");
        trace.ShouldContain("1,000 x 1/2");
        trace.ShouldContain("shares.csv:2");
        trace.ShouldContain("shares.csv:3");
    }

    [Fact]
    public void Diluted_earnings_per_share_go_on_to_what_dilutes()
    {
        var trace = Text("EarningsPerShareDiluted", "FY2025");
        trace.ShouldContain("Options");
        trace.ShouldContain("potential-shares.csv:3");
    }

    private static string Text(string fact, string period) =>
        Explanation.Of(Path.Combine(Repository.Root, "cases", "per-share", "loss-that-goes-on-and-gain-that-ends"), new(fact, period)).Text.ShouldNotBeNull();
}
