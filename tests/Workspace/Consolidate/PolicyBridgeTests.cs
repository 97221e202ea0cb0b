using Kessan.Tests.Cli;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Workspace.Consolidate;

/// <summary>Adopting a standard and measuring everything again under another set are two things, each with its bridge.</summary>
public sealed class PolicyBridgeTests : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("kessan-bridge-").FullName;

    public void Dispose() => Directory.Delete(output, recursive: true);

    [Fact]
    public void Adopting_SFAS_160_moves_minority_interests_into_equity_and_measures_nothing_again()
    {
        CommandLine.Run("adopt", Path.Combine(Repository.Root, "examples", "iij"), "--from", "2009-04-01", "--period", "1H08", "--out", output).ExitCode
            .ShouldBe(0);
        Row("adoption.csv", "Total equity").ShouldBe(["Total equity", "SFAS 160 ¶26", "24979217000", "154309000", "0", "25133526000"]);
        Row("adoption.csv", "Minority interest outside equity")[2..].ShouldBe(["154309000", "-154309000", "0", "0"]);
        Row("adoption.csv", "Net income (before: after minority interests)")[2..].ShouldBe(["367554000", "-139793000", "0", "227761000"]);
        Row("adoption.csv", "Net income of the owners of the parent")[2..].ShouldBe(["367554000", "0", "0", "367554000"]);
    }

    [Fact]
    public void A_pro_forma_measures_every_acquisition_again_and_bridges_account_by_account()
    {
        CommandLine.Run("pro-forma", Case("goodwill-in-full-or-in-part"), "--policy-set", "us-gaap-2007", "--out", output).ExitCode.ShouldBe(0);
        var goodwill = Row("bridge.csv", "goodwill");
        goodwill[2..].ShouldBe(["200", "-40", "160"]);
        foreach (var row in File.ReadLines(Path.Combine(output, "bridge.csv")).Skip(1).Select(l => l.Split(',')))
        {
            (decimal.Parse(row[^3], System.Globalization.CultureInfo.InvariantCulture)
                + decimal.Parse(row[^2], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(decimal.Parse(row[^1],
                    System.Globalization.CultureInfo.InvariantCulture));
        }

        File.ReadAllText(Path.Combine(output, "policies.csv")).ShouldContain("non-controlling-measurement,event,IFRS 3 ¶19,book,ARB 51 ¶14");
    }

    [Fact]
    public void A_workspace_without_events_cannot_be_measured_again()
    {
        var refused = CommandLine.Run("pro-forma", Path.Combine(Repository.Root, "examples", "iij"), "--policy-set", "ifrs");
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("WS133 no-events-to-measure-again");
    }

    [Fact]
    public void A_set_that_is_not_there_is_refused_with_those_that_are()
    {
        var refused = CommandLine.Run("pro-forma", Case("goodwill-in-full-or-in-part"), "--policy-set", "ifsr");
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("us-gaap-2007");
    }

    private static string Case(string name) => Path.Combine(Repository.Root, "cases", "consolidation", name);

    private string[] Row(string file, string first) =>
        File.ReadLines(Path.Combine(output, file)).First(l => l.StartsWith(first + ",", StringComparison.Ordinal)).Split(',');
}
