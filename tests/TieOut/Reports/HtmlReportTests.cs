using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kessan.TieOut;
using Kessan.TieOut.Reports.Html;

namespace Kessan.Tests.TieOut.Reports;

/// <summary>The annotated page holds the whole text, a mark on every number, and nothing of a document that could run or load.</summary>
public partial class HtmlReportTests
{
    [Fact]
    public void Without_its_marks_the_page_shows_the_text_as_it_stands()
    {
        var page = Page(Samples.Wrong);
        var shown = Tags().Replace(Between(page, "<pre class=\"text\">", "</pre>"), "");
        System.Net.WebUtility.HtmlDecode(shown).ShouldBe(Samples.Wrong.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_number_has_a_mark_that_says_its_state()
    {
        var report = Samples.Check(Samples.Wrong);
        var page = Page(Samples.Wrong);
        foreach (var item in report.Documents[0].Figures)
        {
            var word = item.State switch { FigureState.Tied => "tied", FigureState.Exception => "exception", _ => "untied" };
            page.ShouldContain($"id=\"d1-{item.Figure.Id}\" tabindex=\"-1\" aria-label=\"{item.Figure.Text}, {word}\">{item.Figure.Text}</button>");
        }
    }

    [Fact]
    public void The_data_of_the_page_lead_from_a_number_to_those_that_prove_it()
    {
        var data = JsonDocument.Parse(Between(Page(Samples.Wrong), "id=\"data\">", "</script>")).RootElement;
        var total = data.GetProperty("figures").EnumerateObject().Single(f => f.Value.GetProperty("text").GetString() == "6,064").Value;
        var ties = total.GetProperty("ties").EnumerateArray().Select(t => data.GetProperty("ties")[t.GetInt32()]).ToList();
        ties.ShouldContain(t => t.GetProperty("rule").GetString() == "Footing");
        foreach (var id in ties.SelectMany(t => t.GetProperty("figures").EnumerateArray()))
        {
            data.GetProperty("figures").TryGetProperty(id.GetString()!, out _).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(Samples.Hostile)]
    [InlineData(Samples.HostilePage)]
    public void Nothing_of_a_document_can_run_or_load(string text)
    {
        var page = Page(text);
        var document = Between(page, "<main", "<script type=\"application/json\"");
        OpenTags()
            .Matches(document)
            .Select(m => m.Groups["name"].Value)
            .ShouldBeSubsetOf(["main", "div", "section", "h2", "pre", "button", "p", "table", "tr", "td", "b", "span", "br", "aside", "label", "input", "ol",
                "li", "a"], StringComparer.Ordinal);
        foreach (Match tag in OpenTags().Matches(document))
        {
            Attributes()
                .Matches(tag.Value)
                .Select(a => a.Groups["name"].Value)
                .ShouldBeSubsetOf(["class", "id", "type", "tabindex", "aria-label", "aria-live", "colspan", "rowspan", "href", "data-to"],
                    StringComparer.Ordinal);
        }
        document.ShouldNotContain("javascript:\"", Case.Insensitive);
        Regex.Count(page, "<script", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).ShouldBe(2);
        Regex.Count(page, "</script", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).ShouldBe(2);
        page.ShouldNotContain("src=\"http", Case.Insensitive);
        page.ShouldContain("default-src 'none'");
    }

    [Fact]
    public void Elements_of_a_page_close_within_their_frame()
    {
        var document = Between(Page(Samples.HostilePage), "<div class=\"page\">", "</section>");
        document.Split("<div").Length.ShouldBe(document.Split("</div>").Length - 1);
        document.Split("<table").Length.ShouldBe(document.Split("</table>").Length);
        document.ShouldNotContain("alert(1)");
        document.ShouldContain("class=\"r\"");
    }

    [Fact]
    public void Elements_nested_without_end_and_scripts_never_closed_take_no_time()
    {
        var text = "<html><body>" + string.Concat(Enumerable.Repeat("<div><b>", 30_000)) + string.Concat(Enumerable.Repeat("<script>", 30_000))
            + "Revenues were JPY1,234 million." + string.Concat(Enumerable.Repeat("</b>", 30_000));
        var page = new StringBuilder();
        SafePage.Write(page, text, new MarkedText(page, text, [], "d1-"));
        page.ToString().ShouldContain("Revenues were JPY1,234 million.");
        page.ToString().Split("<div").Length.ShouldBe(page.ToString().Split("</div>").Length);
        page.Length.ShouldBeLessThan(10_000);
    }

    [Fact]
    public void The_script_is_the_one_the_policy_allows()
    {
        var page = Page(Samples.Wrong);
        var script = page[(page.LastIndexOf("<script>", StringComparison.Ordinal)
            + "<script>".Length)..page.LastIndexOf("</script>", StringComparison.Ordinal)];
        page.ShouldContain($"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");
    }

    [Fact]
    public void Several_documents_have_ids_of_their_own()
    {
        var page = Page(Samples.Wrong, Samples.Wrong);
        Ids().Matches(page).Select(m => m.Value).ShouldBeUnique(StringComparer.Ordinal);
        page.ShouldContain("id=\"d2-f1\"");
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Page(Samples.Hostile, Samples.Wrong).ShouldBe(Page(Samples.Hostile, Samples.Wrong));

    internal static string Page(params string[] texts)
    {
        using var buffer = new MemoryStream();
        HtmlReport.Write(Samples.Check(texts), buffer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("<(?<name>[a-zA-Z][a-zA-Z0-9]*)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpenTags();

    [GeneratedRegex("\\s(?<name>[a-zA-Z-]+)=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attributes();

    [GeneratedRegex(" id=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();
}
