using Kessan.Core;
using Kessan.Statements;
using Kessan.Tests.Conventions;
using Kessan.Workspace.Build;

namespace Kessan.Tests.Published;

/// <summary>The dollars Internet Initiative Japan printed beside its yen, out of cases/statements/convenience-translation.</summary>
public sealed class ConvenienceProblemTests
{
    [PublishedTheory]
    [InlineData("FY2007", "FY2007", "")]
    [InlineData("FY2007", "4Q07", "q4_")]
    [InlineData("H1FY2008", "1H08", "")]
    [InlineData("Q3FY2007", "3Q07", "")]
    public void Every_printed_dollar_amount_comes_out(string announcement, string period, string prefix)
    {
        var published = new PublishedProblem("054");
        var books = StatedBooks.Of(Path.Combine(Repository.Root, "cases", "statements", "convenience-translation"), _ => { });
        var asked = books.Workspace!.Settings.Calendar.Parse(period)!.Value;
        var rate = books.Statements!.Index.Find("ConvenienceTranslationRate", Members.None, asked.Closing)!;
        foreach (var (name, concept) in new[] { ("revenues", "Revenues"), ("operating_income", "OperatingIncomeLoss"), ("net_income", "NetIncomeLoss") })
        {
            var amount = books.Statements.Index.Find(concept, Members.None, asked, "statutory")!;
            amount.Number.ShouldBe(published.Number($"inputs/{announcement}/{prefix}{name}") * 1_000_000m);
            Rounding.Round(Derived.Translate(amount, rate)!.Number!.Value, 100_000m, RoundingMode.HalfUp)
                .ShouldBe(published.Number($"expected/{announcement}/{prefix}{name}") * 1_000_000m);
        }
    }
}
