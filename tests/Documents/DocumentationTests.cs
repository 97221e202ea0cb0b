using Kessan.Documents;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Documents;

public sealed class DocumentationTests
{
    private static readonly string Reference = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "documents.md"));

    [Fact]
    public void Every_rule_of_documents_is_in_the_reference()
    {
        DocumentRule.All.ShouldAllBe(r => Reference.Contains($"| {r.Code} | {r.Name} |"));
        DocumentRule.All.Select(r => r.Code).ShouldBeUnique();
    }

    [Fact]
    public void Sentences_of_the_guide_are_sentences_that_build()
    {
        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "guides", "writing.md"));
        var release = File.ReadAllText(Path.Combine(Repository.Root, "examples", "iij", "documents", "1h08-release.md"));
        var concepts = guide.SelectMany(l => l.Split("{{").Skip(1)).Select(b => b.Split([' ', '|', '}'])[0]).Where(c => char.IsUpper(c[0]));
        concepts.ShouldAllBe(c => release.Contains("{{" + c));
    }
}
