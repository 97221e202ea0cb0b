using System.Text.RegularExpressions;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>docs/guides/stores.md lists what a store can say: every code once, with its rule, and none that is said nowhere.</summary>
public sealed partial class StoreFindingTests
{
    [Fact]
    public void The_guide_lists_every_code_with_its_rule()
    {
        var said = Said()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/Ledgers/Stores/StoreFault.cs")))
            .Select(m => $"{m.Groups["code"].Value} {m.Groups["rule"].Value}")
            // Two faults that every ledger knows.
            .Except(["LG507 file-changed-while-read", "LG517 unknown-dimension"], StringComparer.Ordinal);
        var listed = File.ReadLines(Path.Combine(Repository.Root, "docs/guides/stores.md")).Select(line => Listed().Match(line)).Where(m => m.Success)
            .Select(m => $"{m.Groups["code"].Value} {m.Groups["rule"].Value}");
        listed.ShouldBe(said, ignoreOrder: true);
    }

    [GeneratedRegex("\"(?<code>LG[0-9]{3})\", \"(?<rule>[a-z-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Said();

    [GeneratedRegex(@"^\| (?<code>LG[0-9]{3}) \| (?<rule>[a-z-]+) \|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listed();
}
