using Kessan.Tests.Conventions;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Rules.Pages;

namespace Kessan.Tests.TieOut;

/// <summary>Every rule has a page, and the pages' own texts show what they say: one tied, one with the exception (or note).</summary>
public class RulePageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "reference", "rules");

    /// <summary>Rules about files and about books have no text to show.</summary>
    private static readonly string[] WithoutCases = ["TO000", "TO001", "TO010", "TO020", "TO030", "TO701", "TO702", "TO703", "TO801", "TO802", "TO901",
        "TO902"];

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
    public void The_program_explains_a_rule_with_its_page(string code)
    {
        var rule = RuleCatalog.Find(code)!;
        RulePage.Markdown(rule).ReplaceLineEndings("\n").ShouldBe(File.ReadAllText(Path.Combine(Folder, code + ".md")).ReplaceLineEndings("\n"));
        var page = RulePage.Of(rule);
        page.Says.ShouldNotBeEmpty();
        page.Section("Evidence").ShouldNotBeNullOrEmpty($"{code}.md says under ## Evidence what a finding shows");
        page.Section("What to do").ShouldNotBeNullOrEmpty($"{code}.md says under ## What to do what a person does");
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
        var lines = File.ReadAllLines(Path.Combine(Folder, code + ".md"))
            .SkipWhile(l => l != heading)
            .SkipWhile(l => l != "```text")
            .Skip(1)
            .TakeWhile(l => l != "```")
            .ToList();
        lines.ShouldNotBeEmpty($"{code}.md needs a text under {heading}");
        return string.Join('\n', lines) + "\n";
    }
}
