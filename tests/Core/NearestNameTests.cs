using Kessan.Core;

namespace Kessan.Tests.Core;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["IIJTECH", "NETCARE", "retained-earnings", "common-stock"];

    [Theory]
    [InlineData("IIJTEHC", "IIJTECH")]
    [InlineData("retained-earning", "retained-earnings")]
    [InlineData("xyz", null)]
    public void Names_the_nearest_name(string name, string? nearest) => NearestName.Of(name, Known).ShouldBe(nearest);

    [Fact]
    public void Names_several_nearest_first_and_those_that_hold_the_name() =>
        NearestName.Several("stock", [.. Known, "stocks", "treasury-stock"]).ShouldBe(["common-stock", "stocks", "treasury-stock"], ignoreOrder: true);

    [Fact]
    public void Names_none_where_nothing_is_near() => NearestName.Several("goodwill", Known).ShouldBeEmpty();
}
