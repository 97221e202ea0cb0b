using Kessan.Core;
using Kessan.Tests.Conventions;
using Kessan.TieOut;

namespace Kessan.Tests.Examples;

/// <summary>The draft of the example holds six planted mistakes: each is found at its line by its rule, and nothing else is an exception.</summary>
public class DraftTests
{
    private static readonly string Drafts = Path.Combine(Repository.Root, "examples", "iij", "drafts");

    [Fact]
    public void Every_planted_mistake_is_found_and_nothing_else()
    {
        var planted = File.ReadLines(Path.Combine(Drafts, "planted.csv")).Skip(1).Select(row => (Line: row.Split(',')[0], Code: Code(row))).ToArray();
        var draft = Checker.Check(new InputFile("draft.txt", File.ReadAllBytes(Path.Combine(Drafts, "1h08-release-draft.txt"))));
        draft.Findings.Where(f => f.Finding.Severity == Severity.Exception)
            .Select(f => (f.Finding.Place.Line!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), f.Finding.Code))
            .ShouldBe(planted);
    }

    private static string Code(string row) => row.Split(',').Single(cell => cell.StartsWith("TO", StringComparison.Ordinal));
}
