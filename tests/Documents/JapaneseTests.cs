using Kessan.Documents;

namespace Kessan.Tests.Documents;

/// <summary>The same facts in Japanese: units, negatives, years of the era, truncation, direction words, columns of wide characters.</summary>
public class JapaneseTests
{
    [Theory]
    [InlineData("営業収益は{{Revenues | jpy million}}です。", "営業収益は33,254百万円です。")]
    [InlineData("営業収益は{{Revenues | jpy thousand}}です。", "営業収益は33,253,841千円です。")]
    [InlineData("営業収益は{{Revenues | jpy oku}}です。", "営業収益は332.5億円です。")]
    [InlineData("配当金は{{DividendPerShare[Interim] | jpy per share}}です。", "配当金は1,000円です。")]
    [InlineData("配当金は{{DividendPerShare[Interim] | jpy per share sen}}です。", "配当金は1,000円00銭です。")]
    [InlineData("前年同期比{{Revenues | growth | 増/減}}となりました。", "前年同期比10.9%増となりました。")]
    [InlineData("営業利益は前年同期比{{OperatingIncomeLoss | growth}}の減益です。", "営業利益は前年同期比44.6%の減益です。")]
    [InlineData("率は{{GrossProfitMargin | points | 上昇/低下}}しました。", "率は2.1ポイント低下しました。")]
    [InlineData("財務活動によるキャッシュ・フローは{{NetCashFromFinancingActivities | jpy million | の収入/の支出}}です。", "財務活動によるキャッシュ・フローは4,100百万円の支出です。")]
    [InlineData("{{company.name}}、{{filing.date | date}}、{{period.label}}、{{year.fiscal-year}}", "株式会社見本、2008年11月14日、2009年3月期第2四半期累計、2009年3月期")]
    public void A_sentence_is_printed_as_Japanese_is(string written, string printed) => SmallBooks.Japanese(written).ShouldBe(printed + "\n");

    [Fact]
    public void Years_are_those_of_the_era_where_the_head_says_so() =>
        SmallBooks.Japanese("{{period.start | date}}から{{period.end | date}}まで、{{period.label}}、{{period.interim}}", head: "years: era\n")
            .ShouldBe("平成20年4月1日から平成20年9月30日まで、平成21年3月期第2四半期累計、平成20年9月中間期\n");

    [Theory]
    [InlineData(2019, 4, 30, "平成31年")]
    [InlineData(2019, 5, 1, "令和元年")]
    [InlineData(1989, 1, 7, "昭和64年")]
    [InlineData(1926, 12, 24, "大正15年")]
    [InlineData(1912, 7, 29, "明治45年")]
    [InlineData(1868, 1, 1, "1868年")]
    public void Eras_begin_on_their_days(int year, int month, int day, string shown) => JapaneseEra.Year(new(year, month, day)).ShouldBe(shown);

    [Theory]
    [InlineData("", "(1,005)", "en")]
    [InlineData("", "△1,005", "ja")]
    [InlineData("negatives: ▲\n", "▲1,005", "ja")]
    [InlineData("negatives: minus\n", "-1,005", "en")]
    public void Negatives_are_marked_as_the_head_says(string head, string printed, string language)
    {
        const string Table = "table: t\ncolumns:\n  - { id: c, show: jpy million deducted }\nrows:\n  - { concept: OperatingIncomeLoss, caption: x }\n";
        var build = SmallBooks.Build("```table t\n```\n", Table, head: $"language: {language}\n{head}");
        build.Findings.ShouldBeEmpty();
        WireTextWriter.Write(build.Document!).Text.ShouldContain(" " + printed);
    }

    [Fact]
    public void Amounts_are_cut_off_where_the_head_says_so_and_ratios_are_rounded()
    {
        var text = SmallBooks.Japanese("営業収益は{{Revenues | jpy million}}(前年同期比{{Revenues | growth | 増/減}})、{{Revenues | usd million}}です。",
            head: "rounding: truncate\n");
        text.ShouldBe("営業収益は33,253百万円(前年同期比10.9%増)、313.9百万米ドルです。\n");
        SmallBooks.Build("Revenues were {{Revenues | jpy million}}.", head: "rounding: truncate\n").Document!.Figures.Single().Text
            .ShouldBe("JPY33,253 million");
    }

    [Theory]
    [InlineData("前年同期比{{Revenues | growth}}の減収です。", "DO108")]
    [InlineData("前年同期比{{Revenues | growth}}です。", "DO109")]
    [InlineData("売上高は100億円です。", "DO110")]
    [InlineData("平成20年9月31日の残高", "DO113")]
    [InlineData("2008年2月30日の残高", "DO113")]
    public void What_contradicts_the_facts_is_refused(string sentence, string code) =>
        SmallBooks.Build(sentence, head: "language: ja\n").Findings.Select(f => f.Code).ShouldBe([code]);

    [Theory]
    [InlineData("平成20年9月30日現在、第2四半期、1株当たり、6ヶ月間、3月期、第156条")]
    [InlineData("増減は{{Revenues | change jpy million | 増加/減少}}です。減価償却費は含みません。")]
    public void Dates_and_names_may_be_typed(string sentence) => SmallBooks.Build(sentence, head: "language: ja\n").Findings.ShouldBeEmpty();

    [Fact]
    public void An_unknown_way_of_writing_is_refused_with_the_ways_there_are()
    {
        var finding = SmallBooks.Build("Text.", head: "years: lunar\n").Findings.Single();
        finding.Code.ShouldBe("DO131");
        finding.Expected.ShouldBe("era, western");
    }

    [Fact]
    public void A_text_is_taken_in_the_language_of_the_document()
    {
        const string Table =
            "table: t\ntitle: { en: Results, ja: 業績 }\nwidth: 40\ncolumns:\n  - { id: c, heading: { en: Now, ja: 当期 }, show: jpy million }\nrows:\n  - { concept: Revenues, caption: { en: Revenues, ja: 営業収益 } }\n";
        SmallBooks.Japanese("```table t\n```\n", Table).ShouldContain("営業収益");
        SmallBooks.Text("```table t\n```\n", Table).ShouldContain("Revenues");
    }

    [Fact]
    public void Columns_of_wide_characters_stand_under_one_another()
    {
        const string Table =
            "table: t\nwidth: 40\ncolumns:\n  - { id: c, heading: 金額, show: jpy million }\nrows:\n  - { concept: Revenues, caption: 営業収益 }\n  - { concept: OperatingIncomeLoss, caption: abc, show: jpy million deducted }\n";
        var lines = SmallBooks.Japanese("```table t\n```\n", Table).TrimEnd('\n').Split('\n');
        lines.Where(l => l.Length > 0 && (l.Contains("33,254", StringComparison.Ordinal) || l.Contains('△') || l.Contains("百万円", StringComparison.Ordinal)))
            .Select(TextWidth.Of)
            .Distinct()
            .Count()
            .ShouldBe(1);
    }

    [Theory]
    [InlineData("営業収益", 8)]
    [InlineData("△1,234", 7)]
    [InlineData("abc", 3)]
    [InlineData("１２３", 6)]
    [InlineData("𠮷", 2)]
    public void Wide_characters_take_two_columns(string text, int width) => TextWidth.Of(text).ShouldBe(width);

    /// <summary>Between any two characters only where there is no room for that.</summary>
    [Fact]
    public void Headings_are_broken_where_the_writer_put_a_blank()
    {
        const string Table = """
            table: flows
            width: {width}
            columns:
              - { id: a, period: current, heading: 財務活動による キャッシュ・フロー, show: jpy million, concept: NetCashFromFinancingActivities }
              - { id: b, period: prior, heading: 前期の財務活動による キャッシュ・フロー, show: jpy million, concept: NetCashFromFinancingActivities }
            rows:
              - { id: r, caption: 当期 }
            """;
        string[] Lines(string width) => SmallBooks.Japanese("```table flows\n```\n", Table.Replace("{width}", width, StringComparison.Ordinal)).Split('\n');
        Lines("60")[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["財務活動による", "前期の財務活動による"]);
        Lines("60")[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["キャッシュ・フロー", "キャッシュ・フロー"]);
        Lines("40").ShouldAllBe(l => TextWidth.Of(l) <= 40);
    }

    [Theory]
    [InlineData("2009年3月期第2四半期累計", "2009年3月期|第2四半期累計")]
    [InlineData("百万ノルウェークローネ", "百万|ノルウェークローネ")]
    [InlineData("1株当たり四半期純利益", "1株当たり|四半期純利益")]
    [InlineData("潜在株式調整後 1株当たり（円）", "潜在株式調整後|1株当たり|（円）")]
    [InlineData("2008年9月30日", "2008年9月30日")]
    [InlineData("財務活動による キャッシュ・フロー", "財務活動による|キャッシュ・|フロー")]
    [InlineData("USD millions", "USD|millions")]
    public void A_heading_has_phrases(string heading, string phrases) => string.Join('|', JapanesePhrases.Of(heading).Select(p => p.Text)).ShouldBe(phrases);

    [Fact]
    public void A_heading_without_room_for_its_words_is_broken_between_its_phrases()
    {
        const string Table = "table: t\nwidth: 44\ncolumns:\n  - { id: c, show: jpy million }\n  - { id: p, period: prior, show: jpy million }\n"
            + "rows:\n  - { concept: Revenues, caption: 営業収益 }\n";
        var lines = SmallBooks.Japanese("```table t\n```\n", Table).Split('\n');
        lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["2009年3月期", "2008年3月期"]);
        lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["第2四半期累計", "第2四半期累計"]);
        var docx = DocxWriter.Write(SmallBooks.Build("```table t\n```\n", Table.Replace("rows:", Many, StringComparison.Ordinal), head: "language: ja\n").Document!);
        using var package = new System.IO.Compression.ZipArchive(new MemoryStream(docx.Content.ToArray()));
        using var part = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        part.ReadToEnd().ShouldContain("2009年3月期</w:t></w:r><w:r><w:br /></w:r>", Case.Sensitive);
    }

    private const string Many = "  - { id: a, period: 1H07, show: jpy million }\n  - { id: b, period: 1H07, show: jpy million }\nrows:";

    [Fact]
    public void A_line_neither_begins_with_a_full_stop_nor_ends_with_an_opening_bracket()
    {
        var lines = Wrapping.Wrap([new("売上高は増加した。「利益」も同じ。")], 16, 16).Select(l => string.Concat(l.Pieces.Select(p => p.Text))).ToArray();
        lines.Length.ShouldBeGreaterThan(1);
        foreach (var line in lines) { ("。、」".Contains(line[0]) || line[^1] == '「' || TextWidth.Of(line) > 18).ShouldBeFalse(line); }
    }

    [Fact]
    public void A_page_says_its_language_and_its_few_words_are_Japanese()
    {
        var page = HtmlWriter.Write(SmallBooks.Build("## 経営成績\n\n本文。\n", head: "language: ja\n").Document!).Text;
        page.ShouldContain("<html lang=\"ja\">");
        page.ShouldContain("<nav aria-label=\"目次\">");
        page.ShouldContain("<h2 id=\"経営成績\">");
    }
}
