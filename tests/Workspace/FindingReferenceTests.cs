using System.Text.RegularExpressions;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Workspace;

/// <summary>
/// docs/reference/findings.md lists what the readers, checks and steps can say: every code once, with its rule, and none that is said nowhere.
/// </summary>
public partial class FindingReferenceTests
{
    private static readonly string[] Rooms = ["Ledgers/Reading", "Ledgers/Chart", "Ledgers/TrialBalances", "Ledgers/Rates", "Ledgers/Shares", "Ledgers/Facts",
        "Workspace/Settings", "Workspace/Loading", "Workspace/Checks", "Consolidation"];

    [Fact]
    public void Lists_every_code_with_its_rule()
    {
        var said = Rooms.SelectMany(r => Directory.GetFiles(Path.Combine(Repository.Root, "src", r), "*.cs", SearchOption.AllDirectories))
            .SelectMany(f => Said().Matches(File.ReadAllText(f)))
            .Select(m => $"{m.Groups["code"].Value} {m.Groups["rule"].Value}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var listed = File.ReadLines(Path.Combine(Repository.Root, "docs/reference/findings.md")).Select(l => Listed().Match(l)).Where(m => m.Success)
            .Select(m => $"{m.Groups["code"].Value} {m.Groups["rule"].Value}");
        listed.ShouldBe(said, ignoreOrder: true);
    }

    [GeneratedRegex("\"(?<code>(WS|LG|CO)[0-9]{3})\",\\s+\"(?<rule>[a-z-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Said();

    [GeneratedRegex(@"^\| (?<code>(WS|LG|CO)[0-9]{3}) \| (?<rule>[a-z-]+) \|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listed();
}
