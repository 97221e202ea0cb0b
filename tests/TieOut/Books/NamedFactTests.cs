using System.Text;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Books;

namespace Kessan.Tests.TieOut.Books;

/// <summary>A document without a map against facts of the books: by name, period and unit, and never by guess.</summary>
public class NamedFactTests
{
    private static string Release(string inventories) => $"""
                Condensed balance sheet (in thousands of JPY)
         ----------------------------------------------------
                                         March 31,
                                            2008
         ----------------------------------------------------
         Cash and cash equivalents         11,470,980
         Accounts receivable, net          12,255,163
         Inventories                        {inventories}
         Goodwill                           2,639,319
        """;

    [Fact]
    public void Names_of_concepts_and_captions_tie()
    {
        var document = Check(Release("1,184,160"), Facts(1_184_160_000m));
        document.Findings.ShouldBeEmpty();
        document.Counts.Tied.ShouldBe(4);
    }

    [Fact]
    public void A_number_that_is_not_the_books_is_an_exception()
    {
        var finding = Check(Release("1,148,160"), Facts(1_184_160_000m)).Findings.Single().Finding;
        (finding.Code, finding.Printed, finding.Expected).ShouldBe(("TO703", "1,148,160", "1,184,160"));
        finding.Evidence.Single().Text.ShouldContain("Inventories 2008-03-31 JPY");
    }

    [Fact]
    public void Two_facts_of_one_name_accuse_nobody() =>
        Check(Release("1,148,160"), [.. Facts(1_184_160_000m), Fact("Inventories", 1_100_000_000m, "")]).Findings.ShouldBeEmpty();

    private static List<NamedFact> Facts(decimal inventories) =>
        [Fact("CashAndCashEquivalents", 11_470_980_123m, ""), Fact("AccountsReceivableNetCurrent", 12_255_163_000m, "Accounts receivable"),
            Fact("Inventories", inventories, ""), Fact("Goodwill", 2_639_319_000m, "")];

    private static NamedFact Fact(string concept, decimal value, string caption) =>
        new(new(new FactKey(concept, Members.None, Period.Instant(new DateOnly(2008, 3, 31)), new("JPY")), new FactValue.Number(value),
            new Provenance.FromSource(new("books.csv", 2))), caption.Length == 0
            ? []
            : [caption], new Place("books.csv", 2));

    private static CheckedDocument Check(string text, IReadOnlyList<NamedFact> facts) =>
        Checker.Check(new InputFile("release.txt", Encoding.UTF8.GetBytes(text)), new() { Books = new(facts) });
}
