using Kessan.Core;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>Labels of columns that the order of the others refutes, and sums whose cells were read into other columns.</summary>
public class ColumnOrderTests
{
    private const string FourColumns = """
                       Revenues (in millions)
         ----------------------------------------------------------------------------
                            (Unaudited) Three months ended        Nine months ended
                                 December 31,                       December 31,
                                2008          2007              2008          2007
         ----------------------------------------------------------------------------
         Connectivity          8,540         7,381            24,540        21,381
         Integration           7,718         7,297            23,718        22,297
         Equipment               524           881             1,524         2,881
         Total revenues       16,782        15,559            49,782        46,559

        """;

    [Theory]
    [InlineData("  2008          2007              2008          2007", "  2007          2007              2008          2007", "2007")]
    [InlineData("  2008          2007              2008          2007", "  2008          2007              2007          2007", "2007")]
    [InlineData("  2008          2007              2008          2007", "  2008          2006              2008          2007", "2006")]
    public void A_year_that_breaks_the_pairs_of_years_is_wrong(string old, string changed, string said)
    {
        Announcement.Check(FourColumns).Exceptions().ShouldBeEmpty();
        FourColumns.ShouldContain(old);
        var finding = Announcement.Check(FourColumns.Replace(old, changed, StringComparison.Ordinal)).Findings
            .Where(f => f.Finding.Severity == Severity.Exception)
            .ShouldHaveSingleItem();
        (finding.Finding.Code, finding.Finding.Printed).ShouldBe(("TO501", said));
    }

    private const string Quarters = """
                       Revenues by quarter (in millions)
         ------------------------------------------------------------------
                                1Q08       2Q08       3Q08       4Q08
         ------------------------------------------------------------------
         Connectivity          8,540      7,381      8,118      8,907
         Integration           7,718      7,297      7,402      7,655
         Equipment               524        881        719        663
         Total revenues       16,782     15,559     16,239     17,225

        """;

    [Fact]
    public void A_quarter_out_of_its_order_is_wrong()
    {
        Announcement.Check(Quarters).Exceptions().ShouldBeEmpty();
        Announcement.Check(Quarters.Replace("3Q08", "3Q07", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO501 3"]);
    }

    private const string Weeks = """
                       Results (in millions)
         ----------------------------------------------------
                              November 20,    November 21,
                                   2008            2007
         ----------------------------------------------------
         Net sales                16,540          14,381
         Membership fees           1,718           1,297
         Total revenues           18,258          15,678
         Merchandise costs        14,101          12,007
         Selling and general       2,304           2,211
         Operating income          1,853           1,460
         Interest expense            (34)            (39)
         Income before taxes       1,819           1,421
         Income taxes                519             401
         Net income                1,300           1,020

        """;

    [Fact]
    public void Two_columns_that_end_a_day_apart_in_one_year_are_of_two_years() =>
        Announcement.Check(Weeks.Replace("2008            2007", "2007            2007", StringComparison.Ordinal))
            .Exceptions()
            .ShouldHaveSingleItem()
            .ShouldStartWith("TO501");

    [Theory]
    [InlineData("Merchandise costs")]
    [InlineData("Selling and general")]
    [InlineData("Interest expense")]
    public void A_row_that_a_result_needs_is_missed_by_it(string row)
    {
        Announcement.Check(Weeks).Exceptions().ShouldBeEmpty();
        var lines = Weeks.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(l => l.Contains(row, StringComparison.Ordinal)));
        Announcement.Check(string.Join('\n', lines)).Exceptions().ShouldHaveSingleItem().ShouldStartWith("TO208");
    }

    private const string Costs = """
                       Mining segment (in millions)
         ----------------------------------------------------
                                     2008            2007
         ----------------------------------------------------
         Total revenue               6,082           5,204
         Depreciation                1,653           1,294
         Operating expenses          1,071           1,173
         Property taxes                549             822
         Management, indirect          565             515
         Cost of operations          3,838           3,804
         Operating profit            2,244           1,400

        """;

    [Fact]
    public void Costs_are_the_rows_between_the_revenue_and_themselves()
    {
        Announcement.Check(Costs).Exceptions().ShouldBeEmpty();
        var lines = Costs.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(l => l.Contains("Property taxes", StringComparison.Ordinal)));
        var finding = Announcement.Check(string.Join('\n', lines)).Findings.ShouldHaveSingleItem().Finding;
        finding.Code.ShouldBe("TO208");
        finding.Message.ShouldContain("549 and 822 are missing");
    }

    private const string Shifted = """
                       Adjusted costs (in millions)
         ------------------------------------------------------------------------------
                                   Domestic      Abroad       Group       Group 2007
         ------------------------------------------------------------------------------
         Costs                        2,068         189       2,257            2,505
         Amortization                   (21)          -         (21)             (22)
         Costs of purchases               -          (6)
         Adjusted costs               2,047         189       2,236            2,477

        """;

    [Fact]
    public void An_amount_that_stands_beside_the_column_is_not_missing_in_it() =>
        Announcement.Check(Shifted).Exceptions().Contains("TO201 8", StringComparer.Ordinal).ShouldBeFalse();

    private const string Centred = """
                       Revenues (in millions)
         ----------------------------------------------------------------------------
                                 Three months ended             Six months ended
                                 June 30,                        June 30,
                                2008          2007              2008          2007
         ----------------------------------------------------------------------------
         Connectivity          8,540         7,381            24,540        21,381
         Integration           7,718         7,297            23,718        22,297
         Total revenues       16,258        14,678            48,258        43,678

        """;

    [Fact]
    public void A_day_that_stands_over_the_first_of_two_years_is_that_of_the_second_too() =>
        Announcement.Check(Centred).Figures
            .Select(f => f.Figure.Period?.ToString())
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["2008-04-01/2008-06-30", "2007-04-01/2007-06-30", "2008-01-01/2008-06-30", "2007-01-01/2007-06-30"]);
}
