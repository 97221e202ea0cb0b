using Kessan.Core;

namespace Kessan.Tests.Workspace;

public sealed class SettingsTests : IDisposable
{
    private const string File = "kessan.yaml";

    private readonly SmallWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void Reads_what_holds_for_the_whole_workspace()
    {
        workspace.Write(File, """
            format: 1
            name: small
            company: { name: Parent Inc., nameJa: 親会社 }
            currency: JPY
            fiscalYear: { firstMonth: 4, namedAfter: lastMonth }
            policySet: us-gaap-2007
            adsPerShare: 400
            convenienceCurrency: USD
            presentations: ["2007", "2008"]
            documents: [a, b]
            """);
        var settings = workspace.Load().Workspace!.Settings;
        settings.Calendar.ShouldBe(new FiscalCalendar(4, FiscalYearNaming.LastMonth));
        (settings.Name, settings.CompanyNameJa, settings.Currency, settings.AdsPerShare,
            settings.ConvenienceCurrency).ShouldBe(("small", "親会社", "JPY", 400m, "USD"));
        settings.Presentations.ShouldBe(["2007", "2008"]);
        settings.Documents.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("currency: JPY\n", "", "WS121", 1, 1, "nothing", "currency")]
    [InlineData("currency", "curency", "WS122", 4, 1, "curency", "currency")]
    [InlineData("firstMonth: 4", "firstMonth: April", "WS123", 5, 27, "April", "1 to 12")]
    [InlineData("us-gaap-2007", "us-gaap-2009", "WS123", 6, 12, "us-gaap-2009", "us-gaap-2007")]
    [InlineData("format: 1", "format: 3", "WS123", 1, 9, "3", "1, 2")]
    [InlineData("{ name: Parent Inc. }", "Parent Inc.", "WS123", 3, 10, "no mapping", "keys and values")]
    public void Names_the_place_of_what_it_cannot_use(string old, string @new, string code, int line, int column, string found, string expected)
    {
        var fault = workspace.Replace(File, old, @new).Load().Findings.First(f => f.Code == code);
        (fault.Place, fault.Printed, fault.Expected).ShouldBe((new Place(File, line, column), found, expected));
    }

    [Theory]
    [InlineData("currency: JPY", "currency: [JPY", "kessan.yaml:6:1")]
    [InlineData("currency: JPY", "currency: \"JPY\" x", "kessan.yaml:4:17")]
    public void Says_where_a_file_is_no_yaml(string old, string @new, string place)
    {
        var fault = workspace.Replace(File, old, @new).Fault();
        (fault.Code, fault.Place.ToString()).ShouldBe(("WS124", place));
    }
}
