using System.Globalization;
using Kessan.Statements;

namespace Kessan.Tests.Statements;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, Operand> Values = new(StringComparer.Ordinal)
    {
        ["Five"] = Operand.Of(5m),
        ["Two"] = Operand.Of(2m),
        ["Zero"] = Operand.Of(0m),
        ["Nil"] = Operand.Nil,
        ["Rough"] = Operand.Of(7_000m, 1_000m),
    };

    private static Operand Compute(string formula) =>
        FormulaParser.Parse(formula).Evaluate(n => Values.GetValueOrDefault(n.Concept, Operand.Missing));

    [Theory]
    [InlineData("Five + Two × 3", "11")]
    [InlineData("(Five + Two) × 3", "21")]
    [InlineData("Five - Two - 1", "2")]
    [InlineData("Five - (Two - 1)", "4")]
    [InlineData("Five ÷ Two", "2.5")]
    [InlineData("12 / 3 / 2", "2")]
    [InlineData("-Five + 1", "-4")]
    [InlineData("−(Five − Two)", "-3")]
    public void Arithmetic_follows_the_usual_precedence(string formula, string expected) =>
        Compute(formula).ShouldBe(Operand.Of(decimal.Parse(expected, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("Nil + Five", "5")]
    [InlineData("Nil - Five", "-5")]
    [InlineData("Five + Absent?", "5")]
    public void Nil_is_nothing_in_a_sum(string formula, string expected) =>
        Compute(formula).ShouldBe(Operand.Of(decimal.Parse(expected, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("Nil + Nil")]
    [InlineData("-Nil")]
    [InlineData("Nil × Five")]
    [InlineData("Nil ÷ Five")]
    [InlineData("Five ÷ Nil")]
    [InlineData("Five ÷ Zero")]
    [InlineData("Absent?")]
    public void Nil_alone_stays_nil_and_is_not_zero(string formula)
    {
        Compute(formula).IsNil.ShouldBeTrue();
        Compute(formula).ShouldNotBe(Operand.Of(0m));
    }

    [Theory]
    [InlineData("Five + Absent")]
    [InlineData("Nil × Absent")]
    [InlineData("Absent ÷ Five")]
    public void A_missing_operand_gives_no_fact(string formula)
    {
        Compute(formula).IsMissing.ShouldBeTrue();
        Compute(formula).ToFactValue().ShouldBeNull();
    }

    [Fact]
    public void A_sum_is_known_as_coarsely_as_its_coarsest_part() => Compute("Rough + Five").ShouldBe(Operand.Of(7_005m, 1_000m));

    [Theory]
    [InlineData("Revenues[*] - CostOfRevenues[*]")]
    [InlineData("Cash@closing - Cash@opening")]
    [InlineData("A - (B - C)")]
    [InlineData("(A + B) * C")]
    [InlineData("A / (B * C)")]
    [InlineData("A[X|Y]? + 2 * B@latest")]
    public void A_formula_writes_itself_as_it_is_read(string formula) => FormulaParser.Parse(formula).ToString().ShouldBe(formula);

    [Theory]
    [InlineData("Five +", "Column 7")]
    [InlineData("(Five", "')'")]
    [InlineData("Five Two", "an operator")]
    [InlineData("Five@noon", "opening, closing or latest")]
    public void A_fault_says_where_and_what_was_expected(string formula, string part) =>
        Should.Throw<FormatException>(() => FormulaParser.Parse(formula)).Message.ShouldContain(part);
}
