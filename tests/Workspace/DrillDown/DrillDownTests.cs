using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kessan.Documents;
using Kessan.Tests.Conventions;
using Kessan.Workspace.Build;

namespace Kessan.Tests.Workspace.DrillDown;

/// <summary>The page in which every number of an announcement opens down to the ledgers, of the example's six-month release.</summary>
public sealed partial class DrillDownTests(DrillDownTests.Example example) : IClassFixture<DrillDownTests.Example>
{
    public sealed class Example
    {
        public Example()
        {
            var folder = Path.Combine(Repository.Root, "examples", "iij");
            var build = WorkspaceBuild.Run(folder, new(["1h08-release"], new HashSet<OutputFormat> { OutputFormat.Html }), _ => { });
            Published = build.Documents.Single().Formats.Single();
            Page = Encoding.UTF8.GetString(build.DrillDowns.Single().Content.Span);
            Books = JsonDocument.Parse(Script().Match(Page).Groups["json"].Value).RootElement;
        }

        public RenderedDocument Published { get; }

        public string Page { get; }

        public JsonElement Books { get; }
    }

    [Fact]
    public void The_announcement_in_it_is_the_published_page()
    {
        var end = example.Published.Text.LastIndexOf("</body>", StringComparison.Ordinal);
        example.Page.StartsWith(example.Published.Text[..end], StringComparison.Ordinal).ShouldBeTrue();
        example.Page.EndsWith(example.Published.Text[end..], StringComparison.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void Every_number_has_a_trace_and_every_row_named_is_in_its_file()
    {
        var facts = example.Books.GetProperty("facts");
        example.Published.Figures.Where(f => f.Figure.Fact.Number is not null)
            .SelectMany(f => f.Figure.Facts)
            .Where(f => !facts.TryGetProperty(f.ToString(), out _))
            .ShouldBeEmpty();
        var files = example.Books.GetProperty("files").EnumerateArray().Select(f => f[1].GetString()!.Split('\n').Length).ToArray();
        foreach (var step in example.Books.GetProperty("steps").EnumerateArray().Where(s => s[2].GetInt32() >= 0))
        {
            step[3].GetInt32().ShouldBeInRange(1, files[step[2].GetInt32()]);
        }
    }

    [Fact]
    public void The_steps_below_a_number_add_up_to_it_and_name_their_rows()
    {
        var steps = example.Books.GetProperty("steps");
        var fact = steps[example.Books.GetProperty("facts")
            .GetProperty("EquityInNetIncomeLossOfEquityMethodInvestees 2008-04-01/2008-09-30 JPY (2008)")
            .GetInt32()];
        fact[1].GetString().ShouldBe("835,000");
        var account = steps[fact[4][0].GetInt32()];
        var entries = account[4].EnumerateArray().Select(e => steps[e.GetInt32()]).ToArray();
        entries.Sum(e => decimal.Parse(e[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(835_000m);
        example.Books.GetProperty("files")[entries[0][2].GetInt32()][0].GetString().ShouldBe("ledgers/2008-09/IRI.csv");
    }

    [Fact]
    public void A_row_of_a_company_is_the_row_of_its_account_in_its_ledger()
    {
        var (steps, files) = (example.Books.GetProperty("steps"), example.Books.GetProperty("files"));
        var accounts = steps.EnumerateArray().Where(s => s[0].GetString()!.StartsWith("account ", StringComparison.Ordinal));
        var rows = 0;
        foreach (var step in accounts.SelectMany(a => a[4].EnumerateArray()).Select(child => steps[child.GetInt32()]))
        {
            if (OfCompany().Match(step[0].GetString()!) is not { Success: true } named || step[2].GetInt32() < 0) { continue; }
            files[step[2].GetInt32()][0].GetString()!.ShouldStartWith("ledgers/");
            files[step[2].GetInt32()][1].GetString()!.Split('\n')[step[3].GetInt32() - 1].ShouldStartWith(named.Groups["account"].Value + ",");
            rows++;
        }

        rows.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void In_a_browser_a_number_opens_with_its_steps()
    {
        var browser = Browser.Find();
        browser.ShouldNotBeNull("the tests need chromium: apt-get install chromium");
        using var folder = new TemporaryPage(example.Page);
        var shown = browser.Show(folder.Path, "f2");
        var panel = shown[shown.IndexOf("<div id=\"drill-down-steps\">",
            StringComparison.Ordinal)..shown.IndexOf("<section id=\"drill-down-file\"", StringComparison.Ordinal)];
        panel.ShouldContain("33,253,841,000");
        panel.ShouldContain("statements/income-statement.yaml:");
        shown.ShouldMatch("<aside id=\"drill-down\"(?![^>]*hidden)");
    }

    // An opening that a company does not write itself is what its earlier ledger closed with.
    [GeneratedRegex("^[A-Z][A-Za-z0-9-]*: account (?<account>[0-9]+)(?![0-9]| OPN)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfCompany();

    [GeneratedRegex("<script type=\"application/json\" id=\"books\">(?<json>.*?)</script>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Script();
}
