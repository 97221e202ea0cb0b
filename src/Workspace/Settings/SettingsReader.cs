using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>Reads kessan.yaml (its schema for editors: schemas/kessan.schema.json).</summary>
public static class SettingsReader
{
    public const string File = "kessan.yaml";

    /// <summary>The format of a group with its steps of acquisition written out, under the rules of 2007.</summary>
    public const string Format = "1";

    /// <summary>The format of a group workspace: events instead of steps, any policy set.</summary>
    public const string GroupFormat = "2";

    /// <returns>Null after reporting why not.</returns>
    public static WorkspaceSettings? Read(string folder, FaultList faults)
    {
        if (YamlMapping.Read(folder, File, faults) is not { } root) { return null; }
        var format = root.Word("format", Format, GroupFormat);
        var company = root.Mapping("company");
        var settings = new WorkspaceSettings(
            root.Required("name"),
            company?.Required("name") ?? "",
            company?.Text("nameJa") ?? "",
            CurrencyOf(root),
            CalendarOf(root.Mapping("fiscalYear")),
            format == GroupFormat ? root.Word("policySet", PolicyCatalogue.Sets) : root.Word("policySet", "us-gaap-2007"),
            root.Number("adsPerShare"),
            root.Text("convenienceCurrency"),
            root.Texts("presentations"),
            root.Texts("documents"))
        {
            PerShare = PerShareOf(root),
            Journals = JournalSettings.Read(root),
            Format = format,
            Parent = root.Text("parent"),
            Policies = format == GroupFormat ? PoliciesOf(root) : [],
        };
        company?.RefuseOthers();
        root.RefuseOthers();
        return settings;
    }

    private static PerSharePolicy? PerShareOf(YamlMapping root)
    {
        if (root.OptionalMapping("perShare") is not { } perShare) { return null; }
        var days = perShare.Text("weighting") is null || perShare.Word("weighting", "days", "months") == "days";
        var policy = new PerSharePolicy(perShare.Required("earnings"), perShare.Text("control"), days ? ShareWeighting.Days : ShareWeighting.Months)
        {
            AveragesQuarters = root.Text("policySet")?.StartsWith("us-gaap", StringComparison.Ordinal) ?? false,
        };
        perShare.RefuseOthers();
        return policy;
    }

    private static List<KeyValuePair<string, string>> PoliciesOf(YamlMapping root)
    {
        var chosen = new List<KeyValuePair<string, string>>();
        if (!root.Has("policies")) { return chosen; }
        if (root.Mapping("policies") is not { } policies) { return chosen; }
        foreach (var name in PolicyCatalogue.Names.Where(policies.Has)) { chosen.Add(new(name, policies.Word(name, PolicyCatalogue.ChoicesOf(name)))); }
        policies.RefuseOthers();
        return chosen;
    }

    private static string CurrencyOf(YamlMapping root)
    {
        var currency = root.Required("currency");
        if (currency.Length > 0 && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            root.Report("currency", currency, "three capital letters, such as JPY", "Write the code of ISO 4217.");
        }
        return currency;
    }

    private static FiscalCalendar CalendarOf(YamlMapping? year)
    {
        if (year is null) { return new(1, FiscalYearNaming.FirstMonth); }
        var month = year.Required("firstMonth");
        var naming = year.Word("namedAfter", "firstMonth", "lastMonth") == "firstMonth" ? FiscalYearNaming.FirstMonth : FiscalYearNaming.LastMonth;
        year.RefuseOthers();
        if (int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12) { return new(number, naming); }
        if (month.Length > 0) { year.Report("firstMonth", month, "1 to 12", "Write the number of the month in which the year begins."); }
        return new(1, naming);
    }
}
