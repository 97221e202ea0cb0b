using Kessan.Cli.Commands;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Tests.Cli;
using Kessan.Tests.Consolidation;
using Kessan.Tests.Conventions;
using Kessan.Workspace;
using Kessan.Workspace.Consolidate;

namespace Kessan.Tests.Workspace.Consolidate;

/// <summary>Every proof of a closing runs, fails loudly when the books are tampered with, and has its page.</summary>
public class ProofTests
{
    private static readonly DateOnly End = new(2024, 12, 31);

    [Theory]
    [InlineData("CO521", Level.Package, "cash", "CHG")]
    [InlineData("CO522", Level.Elimination, "royalty_income", null)]
    [InlineData("CO523", Level.Elimination, "royalty_income", null)]
    [InlineData("CO501", Level.Package, "cash", "CHG")]
    [InlineData("CO524", Level.Package, "costs", null)]
    [InlineData("CO526", Level.Package, "cash", "CHG")]
    [InlineData("CO502", Level.Package, "cash", "OPN")]
    [InlineData("CO503", Level.Consolidation, "cash", "RCL")]
    [InlineData("CO504", Level.Package, "investment", "OPN")]
    [InlineData("CO527", Level.Package, "cash", "CHG")]
    [InlineData("CO529", Level.Package, "share_capital", "OPN")]
    public void A_line_nobody_booked_is_found(string code, Level level, string account, string? movement)
    {
        var (workspace, run) = Sound();
        var entry = level == Level.Package
            ? null
            : run.Periods[End].Entries.First(e => e.Lines.All(l => l.Level == level) && e.Lines.All(l => l.Movement != "OPN"));
        var line = new JournalLine("P", account, movement, account == "investment" ? "S" : null, 7m, level, entry?.Id, null);
        var period = run.Periods[End] with
        {
            Lines = [.. run.Periods[End].Lines, line],
            Entries = [.. run.Periods[End].Entries.Select(e => e == entry ? e with { Lines = [.. e.Lines, line] } : e)]
        };
        Closing.Of(workspace, new(new SortedDictionary<DateOnly, ConsolidatedPeriod>(run.Periods.ToDictionary()) { [End] = period }), [],
            End)!.Findings.ShouldContain(f => f.Code == code
            && f.Severity == Severity.Exception);
    }

    [Fact]
    public void A_balance_without_a_movement_is_found()
    {
        var (workspace, run) = Sound();
        var period = run.Periods[End] with { Lines = [.. run.Periods[End].Lines, new("P", "cash", null, null, 7m, Level.Package, null, null)] };
        new PeriodProofSheet(period, workspace.Chart, workspace.Movements, new HashSet<string>(StringComparer.Ordinal))
            .Of(null, Closing.Of(workspace, run, [], End)!.CashFlows)
            .ShouldContain(p => p.Code == "CO525" && !p.Holds);
    }

    [Fact]
    public void Tampered_books_do_not_tie()
    {
        var (workspace, run) = Sound();
        var period = run.Periods[End] with { Lines = [.. run.Periods[End].Lines, new("P", "cash", null, null, 7m, Level.Package, null, null)] };
        BookProofs.Ties(period, workspace.Chart, WorksheetTable.Of(period, workspace.Chart),
            LedgerTables.Movements(period, workspace.Chart, workspace.Movements), new EquityByCompany(period, workspace.Chart).Table())
            .Where(p => !p.Holds)
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Code.ShouldBe("CO528"), p => p.Of.ShouldBe("asset"), p => (p.Expected - p.Found).ShouldBe(7m));
    }

    [Theory]
    [InlineData("worksheet ties to the journal", 0)]
    [InlineData("movements tie to the worksheet", 1)]
    [InlineData("equity by company ties to the worksheet", 2)]
    public void A_table_that_leaves_a_line_out_does_not_tie(string proof, int table)
    {
        var (workspace, run) = Sound();
        var whole = run.Periods[End];
        // Each table once of all lines, once without one; only the proofs of that table fail.
        var cut = whole with { Lines = [.. whole.Lines.Where(l => l != whole.Lines.First(x => x is { Account: "share_capital", Movement: "OPN" }))] };
        ConsolidatedPeriod Of(int of) => of == table ? cut : whole;
        var proofs = BookProofs
            .Ties(whole, workspace.Chart, WorksheetTable.Of(Of(0), workspace.Chart), LedgerTables.Movements(Of(1), workspace.Chart, workspace.Movements),
                new EquityByCompany(Of(2), workspace.Chart).Table())
            .ToArray();
        proofs.Where(p => !p.Holds).ShouldContain(p => p.Code == "CO528" && p.Name == proof);
        BookProofs
            .Ties(whole, workspace.Chart, WorksheetTable.Of(whole, workspace.Chart), LedgerTables.Movements(whole, workspace.Chart, workspace.Movements),
                new EquityByCompany(whole, workspace.Chart).Table())
            .ShouldAllBe(p => p.Holds);
    }

    [Fact]
    public void Sound_books_prove()
    {
        var (workspace, run) = Sound();
        var closing = Closing.Of(workspace, run, [], End)!;
        closing.Findings.ShouldBeEmpty();
        closing.Proofs.Select(p => p.Code)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["CO521", "CO522", "CO523", "CO501", "CO524", "CO525", "CO502", "CO504", "CO527", "CO526", "CO528", "CO529"]);
    }

    [Theory]
    [InlineData("CO505", "nci", 5)]
    [InlineData("CO506", "nci_result", 5)]
    [InlineData("CO507", "goodwill", 5)]
    [InlineData("CO504", "investment", 5)]
    [InlineData("CO501", "cash", 5)]
    public void The_engine_s_own_proofs_find_what_was_tampered_with(string code, string account, decimal amount)
    {
        var input = new Problem("smallest-workspace").Load().ForGroup();
        var work = new GroupWork(FirstDay.Settled(input), new HoldingTimeline(FirstDay.Settled(input).Files), End, null);
        GroupConsolidator.Close(work);
        work.Findings.ShouldBeEmpty();
        work.Journal.Append(new Rule("XX", "tampered", Level.Consolidation, BalancesAlone: false), End, "Nobody",
            [new("S", account, work.IsResult(account) ? null : "RCL", amount) { Own = true, Partner = account == "investment" ? "P" : null }]);
        GroupProofs.Apply(work);
        work.Findings.ShouldContain(f => f.Code == code);
    }

    [Theory]
    [InlineData("CO101")]
    public void Translation_that_does_not_roll_forward_is_found(string code)
    {
        var input = new Problem("goodwill-in-the-parent-s-currency").Load().ForGroup();
        var work = new GroupWork(input, new HoldingTimeline(input.Files), new(2023, 12, 31), null);
        GroupConsolidator.Close(work);
        var books = work.Companies["S"];
        work.Companies["S"] = books with { Whole = [.. books.Whole, new BookRow("translation", "FXO", null, 0m, 9m, End, End, null)] };
        GroupProofs.Apply(work);
        work.Findings.ShouldContain(f => f.Code == code);
    }

    public static TheoryData<string> Codes => [.. ClosingRules.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_proof_has_a_page_that_the_program_prints(string code)
    {
        var page = ClosingRules.Page(code);
        foreach (var section in new[] { "Evidence", "Holds", "Does not hold", "What to do" })
        {
            page.Section(section).ShouldNotBeNullOrEmpty($"{code}.md, ## {section}");
        }
        var name = page.Title[(code.Length + 1)..];
        File.ReadAllText(Path.Combine(Repository.Root, "docs/reference/rules/README.md")).ShouldContain($"| [{code}]({code}.md) | {name} |");
        CommandLine.Run(["rule", code]).Out.ShouldStartWith(page.Title);
        CommandLine.Run(["rule", name]).Out.ShouldStartWith(page.Title);
        CommandLine.Run(["rule"]).Out.ShouldContain(name);
    }

    [Fact]
    public void Every_code_of_a_proof_has_a_page() =>
        new[] { "CO101", "CO501", "CO502", "CO503", "CO504", "CO505", "CO506", "CO507", "CO521", "CO522", "CO523", "CO524", "CO525", "CO526", "CO527", "CO528",
            "CO529", "CO660", "CO661", "CO701" }
            .Except(ClosingRules.Codes, StringComparer.Ordinal)
            .ShouldBeEmpty();

    private static (LoadedWorkspace Workspace, ConsolidationRun Run) Sound()
    {
        var workspace = new Problem("rules-of-the-group-s-own").Load();
        return (workspace, workspace.Consolidate());
    }
}
