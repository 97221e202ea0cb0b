using Kessan.Cli.Builds;
using Kessan.Core;
using Kessan.Documents;
using Kessan.Documents.Workbooks;
using Kessan.Tests.Documents;
using Kessan.Tests.Examples;
using Kessan.TieOut;

namespace Kessan.Tests.Cli;

/// <summary>Workbooks that differ in nothing but their title are tied out once; whatever else differs is read for itself.</summary>
public sealed class EqualReadingTests(IijExample example) : IClassFixture<IijExample>
{
    [Fact]
    public void Two_forms_of_one_period_and_language_have_the_same_workbook()
    {
        var input = example.Input();
        RenderedDocument[] books = [.. new[] { "1h08-tanshin.en", "1h08-tanshin-2024.en", "1h08-tanshin.ja",
            "1h08-release" }.Select(n => StatementWorkbook.Write(example.BuiltDocument(n), input))];
        EqualReadings.Of(books).ShouldBe([0, 0, 2, 3], "the release has notes at its cells");
        var one = Checker.Check(new(books[0].File, books[0].Content.ToArray()) { Booked = Kessan.Cli.Commands.BookedFigures.Of(books[0]) });
        var other = Checker.Check(new(books[1].File, books[1].Content.ToArray()) { Booked = Kessan.Cli.Commands.BookedFigures.Of(books[1]) });
        other.Counts.ShouldBe(one.Counts);
        var clean = one with { Findings = [] };
        EqualReadings.As(clean, "out/other.xlsx")!.Path.ShouldBe("out/other.xlsx");
    }

    [Fact]
    public void A_cell_that_differs_and_a_figure_that_differs_make_another_reading()
    {
        RenderedDocument[] books = [Book("a", 1m), Book("b", 1m), Book("c", 2m)];
        EqualReadings.Of(books).ShouldBe([0, 0, 2]);
        EqualReadings.Of([books[0], books[0] with { File = "d.docx" }]).ShouldBe([0, 1], "only workbooks print no title");
    }

    [Fact]
    public void What_has_something_to_report_is_read_in_each_file()
    {
        var fault = new CheckedDocument("a.xlsx", null, [], [],
            new Finding("TO001", "input-cannot-be-used", Severity.Fault, new Place("a.xlsx"), "It is damaged."));
        EqualReadings.As(fault, "b.xlsx").ShouldBeNull();
    }

    private static RenderedDocument Book(string title, decimal value)
    {
        var sheet = new Sheet("Results", "", ["Line", "Amount"]);
        sheet.Add(new Cell.Text("Revenues"), new Cell.Number(value));
        return new($"{title}.xlsx", WorkbookFile.Write([sheet], title), []);
    }
}
