using System.Text;
using Kessan.Tests.TieOut.Reports;
using Kessan.TieOut;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Reports;

namespace Kessan.Tests.TieOut.Comparing;

/// <summary>Two drafts of one document.</summary>
public class DraftTests
{
    [Fact]
    public void The_same_draft_has_no_changes() => Compare(Samples.Right, Samples.Right).Changes.ShouldBeEmpty();

    [Fact]
    public void A_changed_number_is_named_with_the_ties_it_broke()
    {
        var drafts = Compare(Samples.Right,
            Samples.Right.Replace("Construction revenues        2,310", "Construction revenues        2,130", StringComparison.Ordinal));
        var changed = drafts.Changes.Single(c => c.Kind == DraftChangeKind.Changed);
        (changed.Old!.Figure.Text, changed.New!.Figure.Text).ShouldBe(("2,310", "2,130"));
        changed.Words.ShouldStartWith("Construction revenues, 1H08");
        drafts.Changes.SelectMany(c => c.Broken).ShouldContain(t => t.Rule.Code == "TO201");
        drafts.IsWorse.ShouldBeTrue();
    }

    [Fact]
    public void A_row_that_is_gone_and_a_sentence_that_is_new_are_named()
    {
        var without = Samples.Right.Replace(" Construction revenues        2,310        2,104      9.8%\n", "", StringComparison.Ordinal)
            + "\nThere were 412 new contracts.\n";
        var drafts = Compare(Samples.Right, without);
        drafts.Changes.Where(c => c.Kind == DraftChangeKind.Removed).Select(c => c.Old!.Figure.Text).ShouldBe(["2,310", "2,104", "9.8"]);
        drafts.Changes.Where(c => c.Kind == DraftChangeKind.Added).Select(c => c.New!.Figure.Text).ShouldBe(["412"]);
    }

    [Fact]
    public void The_report_says_what_stood_there_and_what_broke()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new DraftReport(writer).Write(Compare(Samples.Right, Samples.Right.Replace("2,310", "2,130", StringComparison.Ordinal)));
        writer.ToString().ShouldContain("new.txt:8:31: changed 2,310 to 2,130 (Construction revenues, 1H08 JPY millions)");
        writer.ToString().ShouldContain("1 changed, 0 added, 0 removed");
    }

    private static DraftComparison Compare(string old, string current)
    {
        var options = new CheckOptions { WithTies = true, WithContexts = true };
        return DraftComparison.Of(Checker.Check(new InputFile("old.txt", Encoding.UTF8.GetBytes(old)), options),
            Checker.Check(new InputFile("new.txt", Encoding.UTF8.GetBytes(current)), options));
    }
}
