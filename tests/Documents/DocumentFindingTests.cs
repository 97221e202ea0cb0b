using Kessan.Core;

namespace Kessan.Tests.Documents;

public sealed class DocumentFindingTests
{
    [Theory]
    [InlineData("Revenues were {{Revenues 1H08 | jpy million.", "DO101", 15)]
    [InlineData("Revenues were {{Revenues 1H08 | jpy milion}}.", "DO102", 15)]
    [InlineData("Revenues were {{Revenue 1H08 | jpy million}}.", "DO103", 15)]
    [InlineData("Revenues were {{Revenues[SystemConstruction] 1H08 | jpy million}}.", "DO103", 15)]
    [InlineData("Revenues were {{Revenues 1H06 | jpy million}}.", "DO104", 15)]
    [InlineData("Revenues were {{Revenues 3H08 | jpy million}}.", "DO106", 15)]
    [InlineData("Contracts were {{NumberOfContracts 1H08 | jpy million}}.", "DO107", 16)]
    [InlineData("The dividend is {{DividendPerShare[Interim] 1H08 | jpy million}}.", "DO107", 17)]
    [InlineData("The margin is {{Revenues 1H08 | percent}}.", "DO107", 15)]
    [InlineData("Income rose {{OperatingIncomeLoss 1H08 | growth}}.", "DO108", 13)]
    [InlineData("An increase in income of {{OperatingIncomeLoss 1H08 | growth}}.", "DO108", 26)]
    [InlineData("Cash provided by financing was {{NetCashFromFinancingActivities 1H08 | jpy million abs}}.", "DO108", 32)]
    [InlineData("Income changed: {{OperatingIncomeLoss 1H08 | growth}}.", "DO109", 17)]
    [InlineData("Revenues were 33,254 million.", "DO110", 15)]
    [InlineData("Revenues grew 10.9%.", "DO110", 15)]
    [InlineData("Revenues were JPY33,254 this half.", "DO110", 15)]
    [InlineData("In 5Q08 nothing happened.", "DO110", 4)]
    [InlineData("Revenues were `JPY33,254 million`.", "DO110", 16)]
    [InlineData("ATM revenues grew {{Revenues[ATMOperation] 1H08 | growth}}.", "DO111", 19)]
    [InlineData("Financing gave {{NetCashFromFinancingActivities 1H08 | jpy million}}.", "DO112", 16)]
    [InlineData("On September 31, 2008 we closed.", "DO113", 4)]
    [InlineData("ATM[^atm] is new.", "DO120", 4)]
    [InlineData("{{company.nme}} announces.", "DO151", 1)]
    public void Fault_is_found_at_its_place(string body, string code, int column)
    {
        var build = SmallBooks.Build(body);
        build.Document.ShouldBeNull();
        var finding = build.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.File, finding.Place.Line, finding.Place.Column).ShouldBe((code, "documents/test.md", 7, column));
        finding.Severity.ShouldBe(Severity.Fault);
    }

    [Fact]
    public void Every_fault_is_reported_at_once_in_the_order_of_the_document()
    {
        var findings = SmallBooks.Build("Sales of 5.\n\n{{Revenue | jpy}}\n\n* rose {{OperatingIncomeLoss | growth}}\n\n```table nowhere\n```\n").Findings;
        findings.Select(f => (f.Code, f.Place.Line)).ShouldBe([("DO110", 7), ("DO103", 9), ("DO108", 11), ("DO130", 13)]);
    }

    [Fact]
    public void Unknown_name_comes_with_the_nearest_ones() =>
        SmallBooks.Build("{{OperatingIncome 1H08 | jpy million}}").Findings[0].Remedy.ShouldBe("Perhaps OperatingIncomeLoss.");

    [Fact]
    public void Note_without_a_mark_is_a_fault()
    {
        var findings = SmallBooks.Build("Text.\n\n::: notes\n\n[^atm]: Shown since then.\n\n:::\n").Findings;
        findings.ShouldHaveSingleItem().Code.ShouldBe("DO121");
    }

    [Fact]
    public void Notes_are_numbered_by_their_first_marks() =>
        SmallBooks.Text("One[^b] two[^a] three[^b].\n\n::: notes\n\n[^a]: The second note.\n\n[^b]: The first note.\n\n:::\n")
            .ShouldBe("One(1) two(2) three(1).\n\n (1) The first note.\n (2) The second note.\n");

    /// <summary>Markdown takes <c>[^a]: word</c> for the address of a link.</summary>
    [Fact]
    public void A_note_may_be_one_word_and_the_next_may_follow_without_a_blank_line() =>
        SmallBooks.Text("One[^a] two[^b].\n\n::: notes\n[^a]: 未監査。\n[^b]: As of {{filing.date | date}}\nat noon.\n:::\n")
            .ShouldBe("One(1) two(2).\n\n (1) 未監査。\n (2) As of November 14, 2008 at noon.\n");

    [Fact]
    public void A_definition_with_a_bracket_that_is_not_closed_is_a_fault_at_its_end()
    {
        var finding = SmallBooks.Build("Words.\n", "table: revenues\ncolumns: [{ id: now\n").Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.File).ShouldBe(("DO131", "documents/tables/test.yaml"));
        finding.Message.ShouldContain("cannot be read");
    }

    [Fact]
    public void A_key_that_is_a_list_is_not_understood() =>
        SmallBooks.Build("```table revenues\n```\n", "table: revenues\n? [a, b]\n: c\n").Findings.ShouldContain(f => f.Code == "DO131");

    /// <summary>A list under a line ends its paragraph, so that the backslash before it breaks nothing.</summary>
    [Theory]
    [InlineData("Words:\\\n- one\n- two\n", 7)]
    [InlineData("One line\\\nand another\\\n", 8)]
    public void A_backslash_that_breaks_no_line_is_a_fault_and_not_printed(string body, int line)
    {
        var finding = SmallBooks.Build(body).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.Line).ShouldBe(("DO131", line));
    }

    [Fact]
    public void A_backslash_that_is_written_twice_is_printed() => SmallBooks.Text("Keep it in C:\\\\\n").ShouldBe("Keep it in C:\\\n");

    [Fact]
    public void A_backslash_within_a_paragraph_breaks_the_line() => SmallBooks.Text("One\\\ntwo\n").ShouldBe("One\ntwo\n");
}
