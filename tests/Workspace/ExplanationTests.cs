using Kessan.Statements;
using Kessan.Tests.Statements;
using Kessan.Workspace;

namespace Kessan.Tests.Workspace;

public sealed class ExplanationTests
{
    private static readonly StatementsResult Stated = StatementsEngine.State(TinyGroup.Input, TinyGroup.Periods);

    private static Explanation Explain(string fact, string period, TraceLayout? layout = null) =>
        Explanation.Of(TinyGroup.Input, Stated, TinyGroup.Periods, new(fact, period) { Layout = layout ?? new() });

    [Fact]
    public void A_total_is_traced_to_the_rows_of_the_ledgers() =>
        Explain("Revenues", "1H07").Text.ShouldBe("""
            Revenues 1H07 "Total revenues" = Revenues[A] + Revenues[B]  135  statements/test.yaml:18
              Revenues[A] 1H07 "A"                                       95  statements/test.yaml:16
                account 40 Revenues A, sign turned                       95  accounts/presentation-new.csv:11
                  P: account 40                                          95  ledgers/test.csv:2
              Revenues[B] 1H07 "B"                                       40  statements/test.yaml:17
                account 41 Revenues B, sign turned                       40  accounts/presentation-new.csv:12
                  P: account 41                                          40  ledgers/test.csv:2

            """);

    [Fact]
    public void A_quarter_shows_both_cumulative_sides() =>
        Explain("Revenues[A]", "2Q07").Text.ShouldBe("""
            Revenues[A] 2Q07 "A" = Revenues 1H07 - 1Q07  35  statements/test.yaml:16
              Revenues[A] 1H07 "A"                       95  statements/test.yaml:16
                account 40 Revenues A, sign turned       95  accounts/presentation-new.csv:11
                  P: account 40                          95  ledgers/test.csv:2
              Revenues[A] 1Q07 "A"                       60  statements/test.yaml:16
                account 40 Revenues A, sign turned       60  accounts/presentation-new.csv:11
                  P: account 40                          60  ledgers/test.csv:2

            """);

    [Fact]
    public void A_balance_asked_for_by_a_period_is_the_one_at_its_end()
    {
        var text = Explain("Machines", "1H07").Text.ShouldNotBeNull();
        text.ShouldStartWith("Machines 2007-09-30");
        text.ShouldContain("account 15 DEP");
        text.ShouldContain("-10  ledgers/test.csv:2");
    }

    [Fact]
    public void The_first_opening_balance_is_traced_to_the_opening_rows() =>
        Explain("Machines", "2007-03-31").Text.ShouldNotBeNull().ShouldContain("account 15 Machines, movement OPN Opening");

    [Fact]
    public void Depth_and_width_are_bounded_and_say_what_they_leave_out()
    {
        Explain("Revenues", "1H07", new(Depth: 2)).Text.ShouldNotBeNull().ShouldContain("... 2 more steps below");
        Explain("Revenues", "1H07", new(Width: 1)).Text.ShouldNotBeNull().ShouldMatch(@"\.\.\. and 1 more +40\n");
    }

    [Theory]
    [InlineData("Revenue", "1H07", "unknown-concept", "Revenues")]
    [InlineData("Revenues[C]", "1H07", "unknown-member", "[A], [B]")]
    [InlineData("Revenues", "1H09", "no-fact-of-the-period", "1Q07, 1H07, 2Q07")]
    [InlineData("Revenues", "2007", "request-not-understood", "1H08")]
    [InlineData("Revenues +", "1H07", "request-not-understood", "Revenues[SystemsIntegration]")]
    public void What_is_not_there_is_said_with_what_is(string fact, string period, string rule, string expected)
    {
        var explanation = Explain(fact, period);
        explanation.Text.ShouldBeNull();
        var finding = explanation.Findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe(rule);
        finding.Expected.ShouldNotBeNull().ShouldContain(expected);
    }
}
