namespace Kessan.Tests.TieOut;

/// <summary>
/// What the checker says about real announcements. Each exception of the six-month release was examined: docs/internals/tie-out-findings.md
/// says why it is true.
/// </summary>
public class SeedTests
{
    [SeedFact]
    public void The_six_month_release_has_exactly_its_real_mistakes() =>
        Announcement.CheckSeed("seeds", "1h08-release.txt").Exceptions().ShouldBe(
            ["TO101 27", "TO101 100", "TO501 134", "TO101 158", "TO502 273", "TO204 357", "TO204 374", "TO306 808", "TO102 1113", "TO501 1574"]);

    [SeedFact]
    public void Nine_of_ten_figures_in_the_tables_of_the_six_month_release_are_tied()
    {
        var document = Announcement.CheckSeed("seeds", "1h08-release.txt");
        var counts = document.Counts;
        counts.Figures.ShouldBe(counts.Tied + counts.Exceptions + counts.Untied);
        var tables = document.Figures.Where(f => f.Table is not null).ToList();
        (tables.Count(f => f.State == Kessan.TieOut.FigureState.Tied) * 10).ShouldBeGreaterThan(tables.Count * 9);
    }

    [SeedFact]
    public void The_mistake_in_the_sentence_is_localised_with_the_number_that_was_meant()
    {
        var finding = Announcement.CheckSeed("seeds", "1h08-release.txt").Findings.Single(f => f.Finding is { Code: "TO101", Place.Line: 100 });
        finding.Finding.Printed.ShouldBe("9,248");
        finding.Finding.Expected.ShouldBe("9,428");
        finding.Finding.Place.Column.ShouldBe(274);
        finding.Finding.Message.ShouldContain("two digits exchanged");
    }

    [SeedFact]
    public void A_text_out_of_a_pdf_with_damaged_tables_raises_nothing() =>
        Announcement.CheckSeed("seeds", "2q07-release.txt").Exceptions().ShouldBeEmpty();

    [SeedFact]
    public void Slides_raise_nothing() => Announcement.CheckSeed("seeds", "3q07-presentation.txt").Exceptions().ShouldBeEmpty();

    [SeedFact]
    public void Texts_of_other_companies_raise_nothing()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(SeedFactAttribute.Folder, "corpus", "release-txt")))
        {
            var document = Announcement.CheckSeed("corpus", "release-txt", Path.GetFileName(file));
            document.Exceptions().ShouldBeEmpty(file);
            (document.Counts.Tied * 10).ShouldBeGreaterThan(document.Counts.Figures * 8);
        }
    }
}
