using Kessan.Core;
using Kessan.Statements;
using Kessan.Tests.Conventions;
using Kessan.Workspace.Build;

namespace Kessan.Tests.Published;

/// <summary>
/// Published problems on earnings per share: the cases under cases/per-share, through the ordinary loader, give every published figure in its last digit.
/// </summary>
public sealed class PerShareProblemsTests
{
    [PublishedTheory]
    [InlineData("021", "a_basic_cents", "preference-dividend", "FY2014 basic")]
    [InlineData("021", "b_weighted_shares", "rights-issue-and-preference-dividend", "FY2014 basic shares")]
    [InlineData("021", "b_basic_cents", "rights-issue-and-preference-dividend", "FY2014 basic")]
    [InlineData("021", "c_basic_cents", "convertible-and-preference-dividend", "FY2014 basic")]
    [InlineData("021", "c_diluted_cents", "convertible-and-preference-dividend", "FY2014 diluted")]
    [InlineData("022", "eps/20X6_restated", "rights-issue-over-three-years", "FY2016 restated basic")]
    [InlineData("022", "eps/20X7", "rights-issue-over-three-years", "FY2017 basic")]
    [InlineData("022", "eps/20X8", "rights-issue-over-three-years", "FY2018 basic")]
    [InlineData("022", "weighted_20X7", "rights-issue-over-three-years", "FY2017 basic shares")]
    [InlineData("022", "factor", "rights-issue-over-three-years", "FY2016 restated factor")]
    [InlineData("023", "basic", "one-of-two-convertibles-dilutes", "FY2015 basic")]
    [InlineData("023", "incremental_14pct", "one-of-two-convertibles-dilutes", "FY2015 of Loan 14%")]
    [InlineData("023", "diluted", "one-of-two-convertibles-dilutes", "FY2015 diluted")]
    [InlineData("024", "basic_cents", "convertible-loan-stock", "FY2015 basic")]
    [InlineData("024", "diluted_cents", "convertible-loan-stock", "FY2015 diluted")]
    [InlineData("024", "adjusted_earnings", "convertible-loan-stock", "FY2015 diluted earnings")]
    [InlineData("024", "adjusted_shares", "convertible-loan-stock", "FY2015 diluted shares")]
    [InlineData("025", "weighted_20X2", "rights-issue-restates-comparative", "FY2012 basic shares")]
    [InlineData("025", "eps_20X2_cents", "rights-issue-restates-comparative", "FY2012 basic")]
    [InlineData("025", "eps_20X1_restated_cents", "rights-issue-restates-comparative", "FY2011 restated basic")]
    [InlineData("026", "cash_20X1_cents", "issue-at-full-price", "FY2011 basic")]
    [InlineData("026", "cash_20X2_cents", "issue-at-full-price", "FY2012 basic")]
    [InlineData("026", "bonus_20X2_cents", "bonus-issue-restates-comparative", "FY2012 basic")]
    [InlineData("026", "bonus_20X1_restated_cents", "bonus-issue-restates-comparative", "FY2011 announced")]
    public void Published_figure_comes_out(string problem, string figure, string folder, string asked)
    {
        var published = new PublishedProblem(problem);
        var path = $"expected/{figure}";
        var found = Find(folder, asked.Split(' ')) * (figure.EndsWith("_cents", StringComparison.Ordinal) ? 100 : 1);
        found.Round(published.Place(path), RoundingMode.HalfUp).ShouldBe(published.Number(path));
    }

    [PublishedTheory]
    [InlineData("023", "one-of-two-convertibles-dilutes")]
    public void What_does_not_dilute_is_left_out(string problem, string folder)
    {
        var out_ = new PublishedProblem(problem)["expected/excluded"];
        Books(folder).Computations[0].Dilution.Where(d => !d.Included).Select(d => d.Instrument.Instrument).ShouldBe([$"Loan {out_}"]);
    }

    private static PerShareResult Books(string folder)
    {
        var books = StatedBooks.Of(Path.Combine(Repository.Root, "cases", "per-share", folder), _ => { });
        books.Findings.ShouldBeEmpty();
        return books.Statements!.PerShare;
    }

    private static Fraction Find(string folder, string[] asked)
    {
        var (result, period) = (Books(folder), new FiscalCalendar(1, FiscalYearNaming.FirstMonth).Parse(asked[0]));
        if (asked[1] == "announced") { return result.Restated.Single(r => r.Reported.Key.Period == period).Value; }
        var restated = asked.Contains("restated", StringComparer.Ordinal);
        var of = result.Computations.Single(c => c.Period == period && c.IsRestated == restated);
        if (asked[1] == "of") { return of.Dilution.Single(d => d.Instrument.Instrument == string.Join(' ', asked[2..])).PerShare; }
        if (asked[^1] == "factor") { return of.Factor; }
        var figure = asked.Contains("diluted", StringComparer.Ordinal) ? of.Diluted! : of.Basic[0];
        return asked[^1] switch { "shares" => figure.Shares, "earnings" => figure.Earnings, _ => figure.PerShare!.Value };
    }
}
