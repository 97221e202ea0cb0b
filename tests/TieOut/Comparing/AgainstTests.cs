using System.Text;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Comparing;

namespace Kessan.Tests.TieOut.Comparing;

/// <summary>Comparatives against the document that printed them first.</summary>
public class AgainstTests
{
    private const string Earlier = """
                Condensed balance sheet (in thousands of JPY)
         ----------------------------------------------------
                                  March 31,      March 31,
                                     2008           2007
         ----------------------------------------------------
         Cash                       11,470,980     13,554,544
         Receivables                12,255,163      9,675,725
         Inventories                 1,184,160      1,111,086
         Prepaid expenses              812,437        690,112
         Other current assets          310,205        288,417
         Guarantee deposits          2,021,771      1,998,003
         Goodwill                    2,639,319      2,639,319
        """;

    private static string Current(string inventories = "1,184,160", string prepaid = "812,437", string other = "310,205", string note = "") => $"""
                Condensed balance sheet (in thousands of JPY)
         ----------------------------------------------------
                                September 30,    March 31,
                                     2008           2008
         ----------------------------------------------------
         Cash                       10,202,114     11,470,980
         Receivables                11,377,906     12,255,163
         Inventories                 1,537,377      {inventories}
         Prepaid expenses              911,806        {prepaid}
         Other current assets          298,740        {other}
         Guarantee deposits          2,101,440      2,021,771
         Goodwill                    2,639,319      2,639,319

        {note}
        """;

    [Fact]
    public void What_agrees_is_tied_and_only_the_new_column_stays_untied()
    {
        var document = Check(Current());
        document.Findings.ShouldBeEmpty();
        foreach (var text in (string[])["11,470,980", "12,255,163", "1,184,160", "812,437"]) { document.StateOf(text).ShouldBe(FigureState.Tied, text); }
        document.StateOf("10,202,114").ShouldBe(FigureState.Untied);
    }

    [Fact]
    public void Exchanged_digits_are_an_exception_at_the_comparative_with_both_places()
    {
        var finding = Check(Current(inventories: "1,148,160")).Findings.Single();
        finding.Finding.Code.ShouldBe("TO801");
        finding.Finding.Printed.ShouldBe("1,148,160");
        finding.Finding.Expected.ShouldBe("1,184,160");
        finding.Finding.Evidence.Single().Place.ToString().ShouldBe("earlier.txt:8:30");
        finding.Finding.Message.ShouldContain("two digits exchanged");
        finding.Figure!.Text.ShouldBe("1,148,160");
    }

    [Fact]
    public void A_number_that_changed_without_a_word_is_an_exception() =>
        Check(Current(prepaid: "655,901")).Findings.Select(f => f.Finding.Code).ShouldBe(["TO801"]);

    [Fact]
    public void An_announced_restatement_is_a_note() =>
        Check(Current(prepaid: "655,901", note: "Certain prior period amounts have been restated for the change in accounting.")).Findings
            .Select(f => f.Finding.Code)
            .ShouldBe(["TO802"]);

    [Fact]
    public void An_amount_that_moved_to_another_line_is_a_reclassification() =>
        Check(Current(prepaid: "712,437", other: "410,205")).Findings.Select(f => f.Finding.Code).ShouldBe(["TO802", "TO802"]);

    [Fact]
    public void Millions_against_thousands_are_compared_within_their_rounding()
    {
        const string InMillions = """
                    Condensed balance sheet (in millions of JPY)
             ----------------------------------------------------
                                    September 30,    March 31,
                                         2008           2008
             ----------------------------------------------------
             Cash                           10,202         11,471
             Receivables                    11,378         12,255
             Inventories                     1,537          1,184
             Guarantee deposits              2,101          2,021
            """;
        var document = Check(InMillions);
        document.StateOf("11,471").ShouldBe(FigureState.Tied);
        document.Findings.Where(f => f.Finding.Severity == Severity.Exception).ShouldBeEmpty();
    }

    [SeedFact]
    public void Real_releases_against_each_other_give_no_further_exception()
    {
        var alone = Announcement.CheckSeed("seeds", "1h08-release.txt");
        var earlier = new[] { "2q07-release.txt", "3q07-presentation.txt" }
            .Select(f => Read(f, File.ReadAllBytes(Path.Combine(SeedFactAttribute.Folder, "seeds", f))))
            .ToList();
        var against = Checker.Check(new InputFile("1h08-release.txt", File.ReadAllBytes(Path.Combine(SeedFactAttribute.Folder, "seeds", "1h08-release.txt"))),
            new() { Against = earlier });
        against.Exceptions().ShouldBe(alone.Exceptions());
        against.Counts.Tied.ShouldBeGreaterThan(alone.Counts.Tied);
    }

    private static CheckedDocument Check(string text) =>
        Checker.Check(new InputFile("release.txt", Encoding.UTF8.GetBytes(text)), new() { Against = [Read("earlier.txt", Encoding.UTF8.GetBytes(Earlier))] });

    private static EarlierDocument Read(string name, byte[] content) => Checker.ReadEarlier(new InputFile(name, content)).Earlier!;
}
