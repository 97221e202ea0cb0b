using System.Text;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Baselines;

namespace Kessan.Tests.TieOut;

/// <summary>Accepted findings: bound to rule, place and number, and only as long as they hold.</summary>
public class BaselineTests
{
    private const string Wrong = """
                    Balance sheet (in thousands)
         ----------------------------------------------------
                                  March 31,      March 31,
                                     2008           2007
         ----------------------------------------------------
         Cash                       11,470,980     13,554,544
         Receivables                12,255,163      9,675,725
         Inventories                 1,148,160      1,111,086
                                  ------------   ------------
         Total current assets       24,910,303     24,341,355
        """;

    private static readonly DateOnly Today = new(2009, 1, 31);

    [Fact]
    public void What_is_proposed_accepts_everything_and_nothing_else_changes()
    {
        var report = Check(Wrong);
        report.ExitCode.ShouldBe(1);
        var accepted = Baseline.Apply(report, Baseline.Propose(report), Today);
        accepted.ExitCode.ShouldBe(0);
        accepted.Counts.Exceptions.ShouldBe(0);
        accepted.Counts.Tied.ShouldBe(report.Counts.Tied);
        accepted.Documents[0].Accepted.Count.ShouldBe(1);
        accepted.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Another_number_at_the_place_is_not_accepted_and_the_entry_is_named()
    {
        var entries = Baseline.Propose(Check(Wrong));
        var changed = Baseline.Apply(Check(Wrong.Replace("1,148,160", "1,184,610", StringComparison.Ordinal)), entries, Today);
        changed.ExitCode.ShouldBe(1);
        changed.Remarks.Select(r => r.Code).ShouldBe(["TO902"]);
    }

    [Fact]
    public void The_same_finding_at_another_place_is_not_accepted_and_the_entry_says_where_it_is()
    {
        var moved = Baseline.Apply(Check("A new first line.\n\n" + Wrong), Baseline.Propose(Check(Wrong)), Today);
        moved.ExitCode.ShouldBe(1);
        moved.Remarks.Single().Message.ShouldContain("stands at 10:30 now");
    }

    [Theory]
    [InlineData("2009-01-31", 0)]
    [InlineData("2009-01-30", 1)]
    public void The_last_day_still_counts_and_the_day_after_does_not(string expires, int exitCode)
    {
        var report = Check(Wrong);
        var entry = Baseline.Propose(report).Single() with { Expires = DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) };
        var applied = Baseline.Apply(report, [entry], Today);
        applied.ExitCode.ShouldBe(exitCode);
        applied.Remarks.Select(r => r.Code).ShouldBe(exitCode == 0 ? [] : ["TO901"]);
    }

    [Fact]
    public void Entries_of_documents_that_were_not_checked_are_left_alone() =>
        Baseline.Apply(Check(Wrong), [new("TO201", "other.txt", "1:1", "1", "why", "who", null, new Place("b.yaml", 3))], Today).Remarks.ShouldBeEmpty();

    private static CheckReport Check(string text) => Checker.CheckFiles([new InputFile("drafts/release.txt", Encoding.UTF8.GetBytes(text))]);
}
