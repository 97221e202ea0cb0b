using Kessan.Core;

namespace Kessan.Tests.Core;

public sealed class FractionTests
{
    [Fact]
    public void A_quotient_loses_nothing_before_it_is_rounded()
    {
        var third = Fraction.One / 3;
        (third + third + third).ShouldBe(Fraction.One);
        (37.5m * (Fraction)1.6m / 1.5m / 100m).ShouldBe((Fraction)0.4m);
    }

    [Theory]
    [InlineData("2.5", "3", "2", "2")]
    [InlineData("-2.5", "-3", "-2", "-2")]
    [InlineData("3.5", "4", "4", "3")]
    [InlineData("-0.4", "0", "0", "0")]
    public void Rounding_names_its_mode(string value, string halfUp, string halfEven, string truncated)
    {
        Fraction number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        new[] { RoundingMode.HalfUp, RoundingMode.HalfEven, RoundingMode.Truncate }
            .Select(m => number.Round(1m, m).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe([halfUp, halfEven, truncated]);
    }

    [Fact]
    public void Decimals_go_in_and_out_unchanged()
    {
        foreach (var value in new[] { 0m, 1m, -1m, 0.1m, 123456789.123456789m, -0.0000000000000000000000000001m, 79228162514264337593543950335m })
        {
            ((Fraction)value).ToDecimal().ShouldBe(value);
        }

        (Fraction.One / 3).ToDecimal().ShouldBe(0.3333333333333333333333333333m);
        (Fraction.Of(2, 3) * 100).ToDecimal().ShouldBe(66.666666666666666666666666667m, 0.0000000000000000000000001m);
    }

    [Fact]
    public void Order_and_equality_are_those_of_numbers()
    {
        Fraction.Of(2, 4).ShouldBe(Fraction.Of(-1, -2));
        (Fraction.Of(1, 3) < Fraction.Of(34, 100)).ShouldBeTrue();
        default(Fraction).ShouldBe((Fraction)0m);
    }
}
