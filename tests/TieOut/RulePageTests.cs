using Kessan.Tests.Conventions;
using Kessan.TieOut.Rules;

namespace Kessan.Tests.TieOut;

/// <summary>Every rule has a page, and the pages' own texts show what they say: one tied, one with the exception (or note).</summary>
public class RulePageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "reference", "rules");

    /// <summary>Rules about files and about books have no text to show.</summary>
    private static readonly string[] WithoutCases = ["TO001", "TO701", "TO702"];

    public static TheoryData<string> Codes => [.. RuleCatalog.All.Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_page_and_a_line_in_the_list(string code)
    {
        var rule = RuleCatalog.Find(code)!;
        File.ReadLines(Path.Combine(Folder, code + ".md")).First().ShouldBe($"# {rule.Code} {rule.Name}");
        File.ReadAllText(Path.Combine(Folder, "README.md")).ShouldContain($"| [{rule.Code}]({rule.Code}.md) | {rule.Name} |");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_tied_text_of_a_page_gives_no_finding(string code)
    {
        if (Case(code, "## Tied") is { } text) { Announcement.Check(text).Findings.Select(f => f.Finding.Message).ShouldBeEmpty(); }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_exception_text_of_a_page_gives_one_finding_of_its_rule(string code)
    {
        if (Case(code, "## Exception") is { } text) { Announcement.Check(text).Findings.Select(f => f.Finding.Code).ShouldBe([code]); }
    }

    private static string? Case(string code, string heading)
    {
        if (WithoutCases.Contains(code)) { return null; }
        var lines = File.ReadAllLines(Path.Combine(Folder, code + ".md")).SkipWhile(l => l != heading).SkipWhile(l => l != "```text").Skip(1).TakeWhile(l => l != "```").ToList();
        lines.ShouldNotBeEmpty($"{code}.md needs a text under {heading}");
        return string.Join('\n', lines) + "\n";
    }
}
