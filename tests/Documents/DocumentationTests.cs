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
        DocumentRule.All.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count().ShouldBe(DocumentRule.All.Count);
    }
}
