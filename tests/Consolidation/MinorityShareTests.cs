using Kessan.Consolidation;

namespace Kessan.Tests.Consolidation;

public class MinorityShareTests
{
    private const string Increased = "cases/consolidation/minority-bought-in-mid-year";

    /// <summary>
    /// ARB 51 ¶15: losses beyond the minority's capital are the parent's, and later profits make them good before the minority has a part again.
    /// </summary>
    [Theory]
    [InlineData(900, -320)]
    [InlineData(1100, -400)]
    [InlineData(1500, -400)]
    public void The_parent_bears_losses_beyond_the_capital_of_the_minority(int loss, int expected)
    {
        // Net assets open with 1,000 (minority 400); June's result was a profit of 100.
        var input = Books.Changed(Books.Read(Increased), "ledgers/2007-06/sub.csv", "5100", null, null, loss);
        var period = Consolidator.Run(input).Periods[new(2007, 6, 30)];
        period.Findings.ShouldBeEmpty();
        period.Lines.Where(l => l.Account == "6200").Sum(l => l.Amount).ShouldBe(expected);
        period.Lines.Where(l => l.Account == "2500").Sum(l => l.Amount).ShouldBe(-400 - expected);
    }

    [Fact]
    public void A_trace_adds_to_the_consolidated_amount_and_names_entry_and_row()
    {
        var input = Books.Read(Increased);
        var period = Consolidator.Run(input).Periods[new(2008, 3, 31)];
        var trace = Trace.Of(period, "2500", null);
        trace.Sum(t => t.Line.Amount).ShouldBe(0m);
        trace.Select(t => t.Entry!.Rule).Distinct(StringComparer.Ordinal).ShouldBe(["carry-forward", "capital-consolidation", "minority-result"]);
        trace.Single(t => t.Entry!.Rule == "capital-consolidation").Entry!.Sources.ShouldContain(s => s.File == "group/acquisitions.csv" && s.Row == 2);
        Trace.Of(period, "1500", "DEP").ShouldHaveSingleItem().Line.Source.ShouldBe(new("ledgers/2008-03/sub.csv", 6));
    }
}
