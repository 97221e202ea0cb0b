using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>Japanese releases: numbers with their units, times, signs, captions.</summary>
public class JapaneseReadingTests
{
    [Theory]
    [InlineData("売上高は33,254百万円（前年同期比10.9％増）となりました。", "33,254=33254000000 JPY|10.9=0.109 pure")]
    [InlineData("営業利益は12億3,456万円でした。", "12億3,456=1234560000 JPY")]
    [InlineData("１株当たり四半期純利益は21円39銭となりました。", "21円39=21.39 JPY/shares")]
    [InlineData("従業員は３，３００名、店舗数は120店舗です。", "3,300=3300 employees|120=120 stores")]
    [InlineData("第1四半期（注2）の詳細は4ページをご覧ください。", "")]
    [InlineData("1．2024年3月期の連結業績は次のとおりです。", "")]
    [InlineData("上場会社名　株式会社みなせ　コード番号　6399", "")]
    public void Numbers_have_the_units_behind_them(string text, string expected) =>
        string
            .Join('|', Announcement.Check(text).Figures
                .Select(f => FormattableString.Invariant($"{f.Figure.Text}={f.Figure.Value / 1.000000000000m} {f.Figure.Unit}")))
            .ShouldBe(expected);

    [Theory]
    [InlineData("2024年3月31日", "2024-03-31")]
    [InlineData("令和6年3月31日現在", "2024-03-31")]
    [InlineData("平成20年9月30日", "2008-09-30")]
    [InlineData("令和元年12月期", "2019-01-01/2019-12-31")]
    [InlineData("26年3月期", "2013-04-01/2014-03-31")]
    [InlineData("2024年12月期第1四半期", "2024-01-01/2024-03-31")]
    [InlineData("2024 年 12 月期 第 2 四半期", "2024-01-01/2024-06-30")]
    [InlineData("2024年12月期中間期", "2024-01-01/2024-06-30")]
    [InlineData("平成21年3月期中間期", "2008-04-01/2008-09-30")]
    [InlineData("(自 2024年1月1日 至 2024年3月31日)", "2024-01-01/2024-03-31")]
    [InlineData("2024年1月1日~2024年12月31日", "2024-01-01/2024-12-31")]
    public void Times_are_days_and_periods(string text, string expected)
    {
        var time = TimeReader.Read(text, Lexer.Lex(text)).ShouldHaveSingleItem();
        new ReportingPeriod(time.Day!.Value, time.Months).ToString().ShouldBe(expected);
    }

    [Fact]
    public void Sentences_of_a_page_end_with_their_own_full_stop() =>
        Announcement.Check("""
            売上高                     45,307           48,216
            売上原価                    29,916           31,408

            当中間期の売上高は 48,216 百万円（前年同期比 6.4%増）となりま
            した。
            """).Figures.Count(f => f.Table is null).ShouldBe(2);

    [Fact]
    public void What_is_forecast_is_not_the_day_reported_on()
    {
        const string Title = "3．2026年3月期の連結業績予想（2025年4月1日～2026年3月31日）";
        TimeReader.Read(Title, Lexer.Lex(Title)).ShouldAllBe(t => t.IsFuture);
    }

    [Fact]
    public void A_column_of_shares_stands_beside_columns_of_yen()
    {
        const string Table = """
            (百万円未満の金額は四捨五入しています。)

             中間連結株主資本計算書(2007年9月中間期)
                                    発行済
                                    株式数       資本金         合計
                                        株         千円         千円
             2007年4月1日残高      204,300   16,833,847   20,112,004
             新株発行                2,178                 1,012,520
             2007年9月30日残高     206,478   16,833,847   21,124,524
            """;
        var figures = Announcement.Check(Table).Figures.Select(f => f.Figure).ToList();
        figures.First(f => f.Text == "204,300").ShouldSatisfyAllConditions(f => f.Value.ShouldBe(204_300m), f => f.Unit.ShouldBe("shares"));
        figures.First(f => f.Text == "1,012,520").ShouldSatisfyAllConditions(f => f.Value.ShouldBe(1_012_520_000m), f => f.Unit.ShouldBe("JPY"));
    }

    [Fact]
    public void A_statement_has_units_periods_and_negatives()
    {
        const string page = """
            <html><body><p>四半期連結損益計算書</p><table>
            <tr><td></td><td></td><td>（単位：百万円）</td></tr>
            <tr><td></td><td>前第１四半期連結累計期間<br>(自 2023年１月１日<br>至 2023年３月31日)</td><td>当第１四半期連結累計期間<br>(自 2024年１月１日<br>至 2024年３月31日)</td></tr>
            <tr><td>売上高</td><td>６，０５９</td><td>6,907</td></tr><tr><td>法人税等調整額</td><td>△6</td><td>▲41</td></tr><tr><td>減損損失</td><td>－</td><td>3</td></tr></table></body></html>
            """;
        var figures = Announcement.Check(page).Figures.Select(f => f.Figure).ToList();
        figures.Select(f => f.Value).ShouldBe([6_059_000_000m, 6_907_000_000m, -6_000_000m, -41_000_000m, 3_000_000m]);
        figures.Select(f => f.Period!.ToString())
            .ShouldBe(["2023-01-01/2023-03-31", "2024-01-01/2024-03-31", "2023-01-01/2023-03-31", "2024-01-01/2024-03-31", "2024-01-01/2024-03-31"]);
    }

    [Fact]
    public void Growth_of_a_summary_is_held_against_the_row_of_the_year_before()
    {
        var document = Announcement.Check(Summary("14.0"));
        document.Exceptions().ShouldBeEmpty();
        document.StateOf("14.0").ShouldBe(Kessan.TieOut.FigureState.Tied);
        document.Figures[0].Figure.Possible.High.ShouldBe(6_908_000_000m);
        Announcement.Check(Summary("41.0")).Exceptions().Count().ShouldBe(1);
    }

    private static string Summary(string growth) => $"""
        <html><body><p>（百万円未満切捨て）</p><p>(1)連結経営成績（％表示は、対前年同四半期増減率）</p><table>
        <tr><td></td><td colspan=2>売上高</td><td colspan=2>営業利益</td></tr><tr><td></td><td>百万円</td><td>％</td><td>百万円</td><td>％</td></tr>
        <tr><td>2024年12月期第１四半期</td><td>6,907</td><td>{growth}</td><td>1,310</td><td>5.8</td></tr><tr><td>2023年12月期第１四半期</td><td>6,059</td><td>16.9</td><td>1,238</td><td>295.2</td></tr></table></body></html>
        """;
}
