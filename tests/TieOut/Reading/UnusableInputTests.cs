using System.Text;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Reports;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>What was not checked is not called clean.</summary>
public class UnusableInputTests
{
    [Theory]
    [InlineData("release.pdf", "Revenues were 1,234 million yen.", "a PDF", "plain text")]
    [InlineData("RELEASE.DOCX", "Revenues were 1,234 million yen.", "a DOCX", "plain text")]
    [InlineData("release.xlsx", "<html><body><p>Please log in to read this page.</p></body></html>", "an XLSX", "a web page")]
    public void A_file_that_is_not_what_its_name_says_cannot_be_used(string name, string content, string format, string holds)
    {
        var report = Check(name, content);
        report.ExitCode.ShouldBe(2);
        report.Documents[0].Fault!.Code.ShouldBe("TO001");
        report.Documents[0].Fault!.Message.ShouldContain($"is named as {format} and holds {holds}");
    }

    [Fact]
    public void A_page_that_shows_no_words_cannot_be_used() =>
        Check("page.html", "<html><head><title>x</title></head><body><div></div></body></html>").ExitCode.ShouldBe(2);

    [Fact]
    public void A_document_without_a_figure_says_that_nothing_was_checked()
    {
        var report = Check("news.txt", "The board has approved the proposal.\n");
        (report.ExitCode, report.Documents[0].Findings.Single().Finding.Code,
            report.Documents[0].Findings.Single().Finding.Severity).ShouldBe((0, "TO002", Severity.Note));
        var output = new StringWriter();
        new TerminalReport(output) { WithNotes = false }.Write(report);
        output.ToString().ShouldBe($"news.txt: no figure was read: nothing was checked, 1 note{Environment.NewLine}");
    }

    private static CheckReport Check(string name, string content) => Checker.CheckFiles([new InputFile(name, Encoding.UTF8.GetBytes(content))]);
}
