using Kessan.Core;
using Xunit.Abstractions;

namespace Kessan.Tests.Examples;

public sealed class IijTests(IijExample example, ITestOutputHelper output) : IClassFixture<IijExample>
{
    [Fact]
    public void Loads_and_consolidates_without_a_finding()
    {
        example.Loaded.Findings.ShouldBeEmpty();
        example.Run.Findings.ShouldBeEmpty();
        example.Run.Periods.Count.ShouldBe(10);
    }

    [Fact]
    public void States_without_a_finding() => example.Stated.Findings.ShouldBeEmpty();

    [Fact]
    public void Every_announced_figure_comes_out()
    {
        var printed = PrintedFact.ReadAll(Path.Combine(example.Folder, "expected", "facts.csv"));
        var wrong = printed.Where(p => !p.IsMetBy(example.Stated.Index)).ToArray();
        output.WriteLine($"{printed.Count - wrong.Length} of {printed.Count} announced figures come out, {printed.Count(p => p is { Unit: "JPY", Precision: 1000m })} of them in thousand yen.");
        string.Join('\n', wrong.Select(w => $"{w}: {w.Find(example.Stated.Index)?.Value}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_announced_percentage_and_change_follows()
    {
        var figures = DerivedFigure.ReadAll(Path.Combine(example.Folder, "expected", "derived.csv"));
        var wrong = figures.Where(f => f.Note.Length == 0 && !f.IsMetBy(example.Stated.Index)).ToArray();
        output.WriteLine($"{figures.Count(f => f.IsMetBy(example.Stated.Index))} of {figures.Count} announced growths, margins, contributions and changes follow from the books.");
        string.Join('\n', wrong.Select(w => $"{w}: {w.From(example.Stated.Index)}")).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_announced_against_other_figures_does_not_follow()
    {
        var figures = DerivedFigure.ReadAll(Path.Combine(example.Folder, "expected", "derived.csv")).Where(f => f.Note.Length > 0).ToArray();
        figures.Length.ShouldBe(6);
        figures.ShouldAllBe(f => !f.IsMetBy(example.Stated.Index));
    }

    [Fact]
    public void Facts_in_thousand_yen_are_whole_thousands_in_the_books()
    {
        var printed = PrintedFact.ReadAll(Path.Combine(example.Folder, "expected", "facts.csv"))
            .Where(p => p is { Unit: "JPY", Precision: 1000m, Value: not null });
        printed.Where(p => p.Find(example.Stated.Index)?.Number != p.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Purchases_of_the_minority_leave_two_wholly_owned_subsidiaries()
    {
        var group = example.Workspace.Group;
        group.ShareOn("IIJTECH", new(2007, 5, 11)).ShouldBe(1m);
        group.ShareOn("NETCARE", new(2007, 5, 11)).ShouldBe(1m);
        group.Steps.Where(s => s.Movement == "SHX").Sum(s => s.Cost).ShouldBe(1_012_520_000m);
        group.Steps.Where(s => s is { Movement: "MIP" } && s.Date.Year == 2007 && s.Date.Month > 3).Sum(s => s.Cost).ShouldBe(1_975_123_000m);
    }

    [Fact]
    public void The_parents_books_hold_no_balances_of_consolidation()
    {
        var parent = example.Workspace.TrialBalances.Where(t => t.Entity == "IIJ");
        string[] consolidationOnly = ["2500", "3310", "5030", "5040", "8100", "8200"];
        parent.SelectMany(t => t.Lines).Where(l => consolidationOnly.Contains(l.Account, StringComparer.Ordinal)).ShouldBeEmpty();
    }
}
