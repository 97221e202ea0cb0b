using Kessan.Core;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>Rows whose absence a table shows by itself: each table is clean as it stands, and says which total misses the row once it is gone.</summary>
public sealed class RowLeftOutTests
{
    private const string Income = """
                       Statements of income (in millions)
         ----------------------------------------------------
                                        2024         2023
         ----------------------------------------------------
         Revenue                      6,704        6,507
         Cost of revenue              3,789        2,292
         Gross profit                 2,915        4,215
         Research                     1,824        1,245
         Selling                        592          526
         Total operating expenses     2,416        1,771
         Operating income               499        2,444
         Interest, net                  (24)         (50)
         Income before income taxes     475        2,394
         Income taxes                   181           20
         Net income                     294        2,374

        """;

    private const string Bridges = """
                  Reconciliation of adjusted measures (in millions)
         ----------------------------------------------------
                                        2024         2023
         ----------------------------------------------------
         GAAP gross profit            4,648        3,833
         Purchase costs                 119          120
         Paid in shares                  27           30
         Non-GAAP gross profit        4,794        3,983
         GAAP operating expenses      2,508        2,576
         Paid in shares                (708)        (709)
         Purchase costs                 (54)         (57)
         Relocation                       4          (38)
         Non-GAAP operating expenses  1,750        1,772

        """;

    private const string CashFlows = """
                       Statements of cash flows (in millions)
         ------------------------------------------------------------------
                                                       2024         2023
         ------------------------------------------------------------------
         Cash flows from operating activities:
           Net income                                    1,414        9,752
           Depreciation                                    738          551
           Deferred taxes                                (647)        (225)
           Receivables                                     744        (970)
         Net cash provided by operating activities       2,249        9,108
         Cash flows from investing activities:
           Purchases of equipment                        (509)        (273)
           Sales of securities                           2,633        7,417
         Net cash provided by investing activities       2,124        7,144
         Cash flows from financing activities:
           Dividends paid                                (100)        (101)
           Shares bought back                          (1,212)      (2,343)
         Net cash used in financing activities         (1,312)      (2,444)
         Change in cash and cash equivalents             3,061       13,808

        """;

    private const string Segments = """
                       Sales by segment (in millions)
         ----------------------------------------------------
                                        2024         2023
         ----------------------------------------------------
         Reportable segments:
         Americas                       881          831
         Europe                         449          297
         Japan                          173          168
         Other                          266          145
         Total reportable segments    1,769        1,441

        """;

    [Theory]
    [InlineData(Income, "Revenue", "6,704 and 6,507 are missing")]
    [InlineData(Income, "Income taxes", "(181) and (20) are missing")]
    [InlineData(Bridges, "Relocation", "4 and (38) are missing")]
    [InlineData(CashFlows, "Net income", "the rows above \"Net cash provided by operating activities\" do not come to it")]
    [InlineData(Segments, "Americas", "881 and 831 are missing")]
    public void A_row_that_is_gone_is_missed(string table, string row, string said)
    {
        Announcement.Check(table).Findings.ShouldBeEmpty();
        var finding = Announcement.Check(Without(table, row)).Findings.ShouldHaveSingleItem();
        finding.Finding.Code.ShouldBe("TO208");
        finding.Finding.Message.ShouldContain(said);
    }

    /// <summary>What summaries leave out is not missing in them.</summary>
    [Theory]
    [InlineData("Revenue", "Gross profit", "Operating income", "Net income")]
    [InlineData("Revenue", "Income before income taxes", "Net income")]
    [InlineData("Gross profit", "Research", "Selling", "Net income")]
    public void Summaries_print_some_rows_only(params string[] rows)
    {
        var lines = Income.Split('\n');
        var summary = lines[..4].Concat(lines[4..].Where(l => Array.Exists(rows, r => l.TrimStart().StartsWith(r + "  ", StringComparison.Ordinal))));
        Announcement.Check(string.Join('\n', summary) + "\n").Findings.Where(f => f.Finding.Severity == Severity.Exception).ShouldBeEmpty();
    }

    /// <summary>A bridge is held to its items only in a table that shows by another bridge how it is read.</summary>
    [Fact]
    public void A_single_bridge_that_does_not_come_out_is_not_judged()
    {
        var lines = Bridges.Split('\n').ToList();
        lines.RemoveRange(4, 4);
        Announcement.Check(Without(string.Join('\n', lines), "Relocation")).Findings.Where(f => f.Finding.Severity == Severity.Exception).ShouldBeEmpty();
    }

    private const string Balances = """
                       Balance sheets (in millions)
         ----------------------------------------------------
                                        2024         2023
         ----------------------------------------------------
         Current assets:
           Cash                         4,217        3,906
           Receivables                  2,310        1,977
           Total current assets         6,527        5,883
         Equipment                      1,148        1,025
         Total assets                   7,675        6,908
         Current liabilities:
           Accounts payable             1,866        1,741
           Accrued wages                  533          498
           Total current liabilities    2,399        2,239
         Bonds                          1,200        1,200
         Total liabilities              3,599        3,439
         Shareholders' equity           4,076        3,469
         Total liabilities and equity   7,675        6,908

        """;

    /// <summary>Without it its rows count for the next total, and all sums hold.</summary>
    [Theory]
    [InlineData(Balances, "Total current liabilities", "under \"Current liabilities:\" have no total")]
    [InlineData(Balances, "Total current assets", "under \"Current assets:\" have no total")]
    public void A_part_without_its_total_is_told_by_its_sister(string table, string row, string said)
    {
        Announcement.Check(table).Findings.ShouldBeEmpty();
        var finding = Announcement.Check(Without(table, row)).Findings.ShouldHaveSingleItem();
        (finding.Finding.Code, finding.Finding.Message.Contains(said, StringComparison.Ordinal)).ShouldBe(("TO208", true), finding.Finding.Message);
    }

    [Fact]
    public void A_statement_of_cash_flows_has_the_total_of_each_activity()
    {
        var lines = CashFlows.Split('\n').ToList();
        lines.RemoveRange(lines.FindIndex(l => l.Contains("Net cash used in financing", StringComparison.Ordinal)), 1);
        var finding = Announcement.Check(string.Join('\n', lines)).Findings.ShouldHaveSingleItem();
        (finding.Finding.Code, finding.Finding.Printed).ShouldBe(("TO208", "(100)"), finding.Finding.Message);
    }

    private const string Form = """
        2026年3月期第2四半期決算短信

        (1) 連結経営成績(累計)
                                   売上高    営業利益    純利益
                                   百万円      百万円    百万円
        2026年3月期第2四半期       33,414       1,253     1,006
        2025年3月期第2四半期       29,990       1,816     1,697

        (2) 連結財政状態
                                   総資産      純資産    自己資本
                                   百万円      百万円      百万円
        2026年3月期第2四半期       52,997      24,140      24,051
        2025年3月期                47,693      20,112      20,030

        (3) 連結キャッシュ・フローの状況
                                 営業活動    投資活動    財務活動
                                   百万円      百万円      百万円
        2026年3月期第2四半期        4,217      (2,310)     (1,148)
        2025年3月期第2四半期        3,906      (1,977)     (1,025)

        (4) 配当の状況
                                     中間        期末        年間
                                       円          円          円
        2025年3月期                   13.50       14.25       27.75
        2026年3月期                   14.75       15.50       30.25

        """;

    /// <summary>The summary form compares two periods in each of its tables.</summary>
    [Theory]
    [InlineData("2025年3月期第2四半期       29,990")]
    [InlineData("2026年3月期第2四半期       33,414")]
    [InlineData("2025年3月期第2四半期        3,906")]
    public void A_table_of_a_form_with_one_period_misses_the_other(string row)
    {
        Announcement.Check(Form).Findings.ShouldBeEmpty();
        var lines = Form.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(l => l.TrimStart().StartsWith(row, StringComparison.Ordinal)));
        var finding = Announcement.Check(string.Join('\n', lines)).Findings.ShouldHaveSingleItem();
        (finding.Finding.Code, finding.Finding.Message.Contains("stands alone in this table", StringComparison.Ordinal)).ShouldBe(("TO208", true));
    }

    private static string Without(string table, string row)
    {
        var lines = table.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(l => l.TrimStart().StartsWith(row + "  ", StringComparison.Ordinal)));
        return string.Join('\n', lines);
    }
}
