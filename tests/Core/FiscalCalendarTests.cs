using Kessan.Core;

namespace Kessan.Tests.Core;

public class FiscalCalendarTests
{
    private static readonly FiscalCalendar April = new(4, FiscalYearNaming.FirstMonth);
    private static readonly FiscalCalendar AprilLast = new(4, FiscalYearNaming.LastMonth);

    [Theory]
    [InlineData("2Q07", "2007-07-01/2007-09-30")]
    [InlineData("4Q07", "2008-01-01/2008-03-31")]
    [InlineData("1H08", "2008-04-01/2008-09-30")]
    [InlineData("2H08", "2008-10-01/2009-03-31")]
    [InlineData("9M07", "2007-04-01/2007-12-31")]
    [InlineData("FY2007", "2007-04-01/2008-03-31")]
    [InlineData("2008-09-30", "2008-09-30")]
    public void Labels_name_periods_of_a_year_named_after_its_first_month(string label, string period)
    {
        April.Parse(label)!.Value.ToString().ShouldBe(period);
        April.Label(April.Parse(label)!.Value).ShouldBe(label);
    }

    [Fact]
    public void A_year_may_be_named_after_its_last_month()
    {
        AprilLast.Parse("FY2008")!.Value.ToString().ShouldBe("2007-04-01/2008-03-31");
        AprilLast.YearOf(new DateOnly(2008, 3, 31)).ShouldBe(2008);
        April.YearOf(new DateOnly(2008, 3, 31)).ShouldBe(2007);
    }

    [Theory]
    [InlineData("5Q07")]
    [InlineData("3H07")]
    [InlineData("1H8")]
    [InlineData("2008-13-01")]
    [InlineData("")]
    public void What_is_no_label_is_refused(string label) => April.Parse(label).ShouldBeNull();

    [Fact]
    public void A_quarter_is_the_difference_of_two_cumulative_periods()
    {
        var (through, before) = April.AsCumulative(April.Quarter(2008, 2));
        April.Label(through).ShouldBe("1H08");
        April.Label(before!.Value).ShouldBe("1Q08");
        April.AsCumulative(April.Quarter(2008, 1)).Before.ShouldBeNull();
    }

    [Fact]
    public void An_opening_balance_is_the_closing_of_the_day_before() =>
        April.Half(2007, 1).Opening!.Value.ShouldBe(Period.Instant(new DateOnly(2007, 3, 31)));

    [Fact]
    public void A_year_before_keeps_month_ends()
    {
        Period.Instant(new DateOnly(2008, 2, 29)).YearBefore.ShouldBe(Period.Instant(new DateOnly(2007, 2, 28)));
        Period.Instant(new DateOnly(2009, 2, 28)).YearBefore.ShouldBe(Period.Instant(new DateOnly(2008, 2, 29)));
        April.Half(2008, 1).YearBefore.ShouldBe(April.Half(2007, 1));
    }

    [Fact]
    public void The_preceding_quarter_crosses_the_year() => April.Quarter(2008, 1).Preceding.ShouldBe(April.Quarter(2007, 4));

    [Fact]
    public void The_balance_sheet_comparative_is_the_previous_year_end() =>
        April.PreviousYearEnd(April.Half(2008, 1)).ShouldBe(Period.Instant(new DateOnly(2008, 3, 31)));

    [Fact]
    public void Quarters_tile_every_year()
    {
        foreach (var calendar in new[] { April, AprilLast, new FiscalCalendar(1, FiscalYearNaming.FirstMonth),
            new FiscalCalendar(7, FiscalYearNaming.LastMonth) })
        {
            for (var year = 1995; year <= 2030; year++)
            {
                var quarters = Enumerable.Range(1, 4).Select(q => calendar.Quarter(year, q)).ToList();
                quarters.Sum(q => q.Days).ShouldBe(calendar.Year(year).Days);
                quarters.ShouldAllBe(q => calendar.YearOf(q.End) == year && calendar.Parse(calendar.Label(q)) == q);
                quarters.Zip(quarters.Skip(1)).ShouldAllBe(pair => pair.Second.Opening == pair.First.Closing);
            }
        }
    }
}
