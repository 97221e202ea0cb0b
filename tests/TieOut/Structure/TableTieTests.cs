using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Figures;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>What proves a number of a table, and that the same evidence accuses it when a slip is put in.</summary>
public class TableTieTests
{
    private const string RollForward = """
                       Allowance for doubtful accounts (in millions)
         ----------------------------------------------------
                                       1H08         1H07
         ----------------------------------------------------
         Balance at April 1           2,618        2,431
         Provision                      317          288
         Written off                   (198)        (174)
         Balance at September 30      2,737        2,545

        """;

    private const string Breakdown = """
                       Income (in millions)
         ----------------------------------------------------
                                1H08     1H07     2H07
         ----------------------------------------------------
         Net income           51,182   42,074   46,553
         Special charges       9,150    8,723    7,656
         Adjusted income      60,332   50,797   54,209

                       Special charges (in millions)
         ----------------------------------------------------
                                1H08     1H07     2H07
         ----------------------------------------------------
         Cost of sales         3,107    2,984    2,513
         Research              3,628    3,441    3,197
         Selling               2,415    2,298    1,946

        """;

    private const string BalanceSheet = """
                       Balance sheet (in millions)
         ----------------------------------------------------
                                       1H08         1H07
         ----------------------------------------------------
         CURRENT ASSETS:
          Cash                       10,507        9,128
          Accounts receivable         8,243        7,915
          Inventories                 1,316        1,249
          Total current assets       20,066       18,292

                       Working capital (in millions)
         ----------------------------------------------------
                                       1H08         1H07
         ----------------------------------------------------
         Inventories                  1,316        1,249
         Accounts payable             4,017        3,921

        """;

    [Fact]
    public void Balances_and_the_movements_between_them_prove_each_other()
    {
        Announcement.Check(RollForward).Figures.ShouldAllBe(f => f.State == FigureState.Tied);
        Slip(RollForward, "(198)", "(189)").ShouldBe(["TO201 (189)"]);
    }

    [Fact]
    public void Rows_that_add_up_to_a_line_of_another_table_are_tied_to_it()
    {
        Announcement.Check(Breakdown).StateOf("3,628").ShouldBe(FigureState.Tied);
        Slip(Breakdown, "3,628", "3,268").ShouldBe(["TO201 3,268"]);
    }

    [Fact]
    public void A_row_left_out_is_named_by_the_table_that_prints_it()
    {
        var lines = BalanceSheet.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(l => l.Contains("Inventories", StringComparison.Ordinal)));
        var finding = Announcement.Check(string.Join('\n', lines)).Findings.ShouldHaveSingleItem();
        finding.Finding.Code.ShouldBe("TO208");
        finding.Finding.Message.ShouldContain("\"Inventories\"");
    }

    private const string IncomeStatement = """
                       Statements of income (in millions)
         ----------------------------------------------------
                                       1H08         1H07
         ----------------------------------------------------
         Total revenues              33,414       29,871
         Cost of connectivity        13,071       11,415
         Cost of integration         11,968       10,787
         Cost of equipment            1,316        1,249
         Total cost of revenues      26,355       23,451
         Gross margin                 7,059        6,420
         Sales and marketing          2,714        2,438
         General and administrative   1,977        1,804
         Research                       319          287
         Total operating expenses     5,010        4,529
         Operating income             2,049        1,891

        """;

    [Theory]
    [InlineData("Cost of integration", "11,968 and 10,787 are missing")]
    [InlineData("Research", "319 and 287 are missing")]
    public void A_row_left_out_that_stands_nowhere_else_is_missed_by_its_total(string row, string said)
    {
        Announcement.Check(IncomeStatement).Exceptions().ShouldBeEmpty();
        var lines = IncomeStatement.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(l => l.Contains(row, StringComparison.Ordinal)));
        var finding = Announcement.Check(string.Join('\n', lines)).Findings.ShouldHaveSingleItem();
        finding.Finding.Code.ShouldBe("TO208");
        finding.Finding.Message.ShouldContain(said);
    }

    private const string Margins = """
                       Results (in millions)
         ----------------------------------------------------
                                   1H08       1H07       2H07
         ----------------------------------------------------
         Revenue                 13,531     14,993     14,207
         Gross profit             2,679      2,999      2,903
         % of revenue              19.8 %     20.0 %     20.4 %
         Operating income           530        695        641
         % of revenue               3.9 %      4.6 %      4.5 %

        """;

    [Fact]
    public void Percentages_below_an_amount_are_those_of_the_revenue()
    {
        Announcement.Check(Margins).StateOf("19.8").ShouldBe(FigureState.Tied);
        Slip(Margins, "19.8 %", "18.9 %").ShouldBe(["TO304 18.9"]);
    }

    private const string Unsaid = """
                       Revenues (in millions)
         ----------------------------------------------------------
                                       2023        2022
         ----------------------------------------------------------
         Company-operated           2,487.0     2,112.8        18 %
         Franchised                 3,933.3     3,526.8        12 %
         Licensed                     377.2       478.8       (21)%
         Other                         97.2        78.8        23 %
         Total revenues             6,894.7     6,197.2        11 %

        """;

    [Fact]
    public void Percentages_that_are_all_the_growth_of_the_two_columns_beside_them_need_no_header()
    {
        Announcement.Check(Unsaid).StateOf("(21)").ShouldBe(FigureState.Tied);
        Slip(Unsaid, "(21)%", "(12)%").ShouldBe(["TO301 (12)"]);
    }

    private const string TwoDays = """
                       Revenues (in millions)
         ----------------------------------------------------
                              September 30,   September 30,
                                   2008            2007
         ----------------------------------------------------
         Connectivity             16,540          14,381
         Integration              15,718          14,297
         Equipment                   524             881
         Total revenues           32,782          29,559

        """;

    [Fact]
    public void Two_columns_of_one_day_with_different_numbers_cannot_both_be_right()
    {
        Announcement.Check(TwoDays).Findings.ShouldBeEmpty();
        Slip(TwoDays, "2007", "2008").ShouldBe(["TO501 2008"]);
    }

    [Fact]
    public void A_comparative_two_years_back_is_labelled_wrongly()
    {
        var statement = "Six months ended September 30, 2008.\n\n" + TwoDays;
        Announcement.Check(statement).Findings.ShouldBeEmpty();
        Slip(statement, "        2007", "        2006").ShouldBe(["TO501 2006"]);
        Slip(statement, "        2008            2007", "        2007            2007").ShouldBe(["TO501 2007"]);
    }

    private const string Summary = """
                (百万円未満切捨て)
                         連結経営成績 (%表示は対前期増減率)
        ------------------------------------------------------------------
                                 売上高           営業利益
                               百万円     %     百万円     %
        ------------------------------------------------------------------
        2024年12月期            35,070   44.9    3,909   36.9
        2023年12月期            24,195    --     2,856    --

        ------------------------------------------------------------------
                               売上高営業利益率
                                     %
        ------------------------------------------------------------------
        2024年12月期                11.1
        2023年12月期                11.8

        """;

    [Fact]
    public void The_ratios_of_the_summary_form_are_those_of_its_amounts()
    {
        var check = Announcement.Check(Summary);
        check.Findings.ShouldBeEmpty();
        foreach (var printed in (string[])["35,070", "44.9", "3,909", "11.8"])
        {
            check.Figures.First(f => f.Figure.Text == printed).State.ShouldBe(FigureState.Tied, printed);
        }
    }

    private const string Kroner = """
                         連結業績の概要（単位：千クローネ）
        (百万ノルウェークローネ未満は切り捨てて表示しています。)
        ------------------------------------------------------------------
                                        2026年6月期        2025年6月期
                                               百万               百万
                                 ノルウェークローネ ノルウェークローネ
        ------------------------------------------------------------------
        売上収益                              508.5              534.2
        発電量(GWh)                           846.1              914.3

        """;

    /// <summary>A currency that is named in full behind its scale, also where the heading is broken between them; a measure within a column of money.</summary>
    [Fact]
    public void Units_of_other_currencies_and_of_measures_are_read()
    {
        var figures = Announcement.Check(Kroner).Figures.Select(f => f.Figure).ToDictionary(f => f.Text, StringComparer.Ordinal);
        (figures["508.5"].Unit, figures["508.5"].Scale, figures["508.5"].Rounding).ShouldBe(("NOK", 1_000_000m, RoundingMode.Truncate));
        (figures["846.1"].Unit, figures["846.1"].Scale, figures["846.1"].Kind).ShouldBe(("GWh", 1m, FigureKind.Count));
    }

    [Theory]
    [InlineData("2,856", "2,586", "TO301 2,586")]
    [InlineData("24,195", "△24,195", "TO207 △24,195")]
    [InlineData("11.8", "18.1", "TO304 18.1")]
    public void A_slip_in_the_summary_form_is_found_where_it_is(string printed, string changed, string found) =>
        Slip(Summary, printed, changed).ShouldBe([found]);

    private const string Forecast = """
                (百万円未満切捨て)
                         連結経営成績 (%表示は対前期増減率)
        -----------------------------------------------------------------------------------------
                                 売上高           営業利益          経常利益          当期純利益
                               百万円     %     百万円     %     百万円     %     百万円     %
        -----------------------------------------------------------------------------------------
        2024年12月期            35,070   44.9    3,909   36.9    3,217   45.0    2,003   36.7
        2023年12月期            24,195    --     2,856    --     2,218    --     1,465    --

                         2025年12月期の連結業績予想 (%表示は対前期増減率)
        -----------------------------------------------------------------------------------------
                                 売上高           営業利益          経常利益          当期純利益
                               百万円     %     百万円     %     百万円     %     百万円     %
        -----------------------------------------------------------------------------------------
        2025年12月期            41,817   19.2    4,618   18.1    3,800   18.1    2,309   15.3

        """;

    [Theory]
    [InlineData("41,817", "48,117", "TO301 48,117")]
    [InlineData("18.1    2,309", "81.1    2,309", "TO301 81.1")]
    public void A_forecast_is_compared_with_the_year_in_the_table_above(string printed, string changed, string found)
    {
        var check = Announcement.Check(Forecast);
        check.Findings.ShouldBeEmpty();
        check.StateOf("41,817").ShouldBe(FigureState.Tied);
        Slip(Forecast, printed, changed).ShouldBe([found]);
    }

    /// <summary>The codes of the findings, each with what stands at its place, after one change.</summary>
    private static IEnumerable<string> Slip(string text, string old, string changed) =>
        Announcement.Check(text.Replace(old, changed, StringComparison.Ordinal)).Findings.Select(f => $"{f.Finding.Code} {f.Finding.Printed}");
}
