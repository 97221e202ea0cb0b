using Kessan.Core;

namespace Kessan.Tests.Core;

public class RoundingTests
{
    [Theory]
    [InlineData(RoundingMode.HalfUp, "2.5", "3")]
    [InlineData(RoundingMode.HalfUp, "-2.5", "-3")]
    [InlineData(RoundingMode.HalfEven, "2.5", "2")]
    [InlineData(RoundingMode.HalfEven, "3.5", "4")]
    [InlineData(RoundingMode.Truncate, "2.9", "2")]
    [InlineData(RoundingMode.Truncate, "-2.9", "-2")]
    public void To_whole_units(RoundingMode mode, string value, string expected) =>
        Rounding.Round(Decimal(value), 1m, mode).ShouldBe(Decimal(expected));

    [Fact]
    public void To_millions_of_single_yen() => Rounding.Round(33_253_841_000m, 1_000_000m, RoundingMode.HalfUp).ShouldBe(33_254_000_000m);

    [Fact]
    public void A_unit_is_greater_than_zero() => Should.Throw<ArgumentOutOfRangeException>(() => Rounding.Round(1m, 0m, RoundingMode.HalfUp));

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
