using System.Globalization;
using Kessan.Tests.Cli;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Published;

/// <summary>Published problems on cash flows and columns side by side: the cases, run through the program, give every published figure.</summary>
public sealed class StatementProblemsTests : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("kessan-published-").FullName;

    public void Dispose() => Directory.Delete(output, recursive: true);

    [PublishedTheory]
    [InlineData("operating", "Net cash: operating")]
    [InlineData("investing", "Net cash: investing")]
    [InlineData("financing", "Net cash: financing")]
    [InlineData("nci_dividends", "Dividends to non-controlling shareholders")]
    [InlineData("net", "Change in cash by activities")]
    public void Consolidated_cash_flow(string figure, string line)
    {
        Consolidate("statements/consolidated-cash-flow");
        Lines("cash-flows.csv").Single(f => f[1] == line)[2].ShouldBe(Text(new PublishedProblem("050").Number($"expected/{figure}") * 1_000m));
    }

    [PublishedTheory]
    [InlineData("Cash", "cash")]
    [InlineData("Trade receivables", "trade_receivables")]
    [InlineData("Prepaid expenses and other", "prepaid")]
    [InlineData("Assets of discontinued operations", "discontinued")]
    [InlineData("Property and equipment", "ppe")]
    [InlineData("Intangible assets", "intangibles")]
    [InlineData("Goodwill", "goodwill")]
    [InlineData("Total assets", "total_assets")]
    public void Columns_of_guarantors(string row, string figure)
    {
        Consolidate("consolidation/guarantors-and-others");
        Lines("worksheet.csv").Single(f => f[1] == row)[^1].ShouldBe(Text(new PublishedProblem("052").Number($"expected/{figure}") * 1_000_000m));
    }

    [PublishedTheory]
    [InlineData("052")]
    public void Column_totals_of_guarantors(string problem)
    {
        var published = new PublishedProblem(problem);
        Consolidate("consolidation/guarantors-and-others");
        var total = Lines("worksheet.csv").Single(f => f[1] == "Total assets");
        decimal At(int column) => decimal.Parse(total[column], CultureInfo.InvariantCulture) / 1_000_000m;
        At(4).ShouldBe(published.Number("expected/column_totals/parent"));
        At(2).ShouldBe(published.Number("expected/column_totals/guarantor"));
        At(3).ShouldBe(published.Number("expected/column_totals/non_guarantor"));
        (At(5) + At(6) + At(7)).ShouldBe(published.Number("expected/column_totals/eliminations"));
        string[] current = ["Cash", "Intercompany balances", "Trade receivables", "Prepaid expenses and other", "Assets of discontinued operations"];
        Lines("worksheet.csv")
            .Where(f => current.Contains(f[1], StringComparer.Ordinal))
            .Sum(f => decimal.Parse(f[^1], CultureInfo.InvariantCulture))
            .ShouldBe(published.Number("expected/total_current") * 1_000_000m);
    }

    private void Consolidate(string @case) =>
        CommandLine.Run("consolidate", Path.Combine(Repository.Root, "cases", @case), "--out", output, "--quiet").ExitCode.ShouldBe(0);

    private IEnumerable<string[]> Lines(string file) => File.ReadLines(Path.Combine(output, file)).Select(l => l.Split(','));

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
