using Kessan.Documents;
using Kessan.Tests.Examples;

namespace Kessan.Tests.Documents;

/// <summary>The exchange's forms of the example: in both languages, of the layouts of 2007, 2008 and 2024.</summary>
public sealed class ExchangeFormTests(IijExample example) : IClassFixture<IijExample>
{
    [Theory]
    [InlineData("1h08-tanshin", 340)]
    [InlineData("1h08-tanshin-2024", 340)]
    [InlineData("2q07-tanshin", 340)]
    public void Both_languages_state_the_same_facts(string form, int atLeast)
    {
        var (english, japanese) = (example.BuiltDocument(form + ".en"), example.BuiltDocument(form + ".ja"));
        english.Figures.Count().ShouldBeGreaterThan(atLeast);
        Facts(japanese).ShouldBe(Facts(english));
    }

    [Theory]
    [InlineData("1h08-tanshin.ja", "平成20年4月1日")]
    [InlineData("1h08-tanshin-2024.ja", "2024年4月1日")]
    [InlineData("2q07-tanshin.en", "April 1, 2007")]
    public void The_form_says_the_date_of_its_layout(string form, string date) => WireTextWriter.Write(example.BuiltDocument(form)).Text.ShouldContain(date);

    [Fact]
    public void The_Japanese_form_holds_what_the_exchange_asks_for()
    {
        var text = WireTextWriter.Write(example.BuiltDocument("1h08-tanshin.ja")).Text;
        foreach (var part in (string[])["コード番号 3774", "代表取締役社長", "(1) 連結経営成績", "(2) 連結財政状態", "2. 配当の状況", "連結業績予想", "期中平均株式数", "△20.8", "連結貸借対照表", "連結損益計算書",
            "連結キャッシュ・フロー計算書"])
        {
            text.ShouldContain(part);
        }
    }

    /// <summary>How often each fact is stated, by measure and rendering; the order of a sentence is that of its language.</summary>
    private static string[] Facts(Document document) =>
        [.. document.Figures.Select(f => $"{f.Kind} {string.Join(' ', f.Facts)} {f.Format.Scale} {f.Format.Decimals} {f.Printed}")
            .Order(StringComparer.Ordinal)];
}
