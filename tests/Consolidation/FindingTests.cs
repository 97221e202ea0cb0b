using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Consolidation;

/// <summary>What does not prove is reported with both amounts; nothing is made to fit, and the books still balance.</summary>
public class FindingTests
{
    private const string Bought = "cases/consolidation/partly-owned-subsidiary";
    private const string Increased = "cases/consolidation/minority-bought-in-mid-year";
    private const string Investee = "cases/consolidation/investee-becomes-subsidiary";
    private const string Sub = "ledgers/2008-03/sub.csv";
    private const string Parent = "ledgers/2008-03/parent.csv";

    private static readonly DateOnly March = new(2008, 3, 31);

    [Fact]
    public void Balances_between_companies_that_differ_are_not_eliminated()
    {
        var input = Books.Changed(Books.Read(Bought), Sub, "1100", "CHG", "parent", 5m);
        var period = At(input, March);
        var finding = period.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Printed, finding.Expected, finding.Place.File).ShouldBe(("CO201", "-80", "-85", Parent));
        finding.Message.ShouldContain("parent has -80, sub has 85, the difference is 5");
        Closing(period, "1100").ShouldBe(985m);
        Balances(input, period);
    }

    [Fact]
    public void Income_and_expense_between_companies_that_differ_are_not_eliminated()
    {
        var input = Books.Changed(Books.Read(Bought), Parent, "5000", null, "sub", 7m);
        var period = At(input, March);
        var finding = period.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Printed, finding.Expected).ShouldBe(("CO201", "107", "100"));
        Balances(input, period);
    }

    [Fact]
    public void An_excess_that_is_not_allocated_is_not_plugged()
    {
        var input = Books.Read(Bought);
        input = input with { Group = input.Group with { Allocations = [.. input.Group.Allocations.Select(a => a with { Amount = 119m })] } };
        var period = At(input, March);
        var finding = period.Findings[0];
        (finding.Code, finding.Printed, finding.Expected, finding.Place.ToString()).ShouldBe(("CO304", "119", "120", "group/acquisitions.csv:2"));
        period.Entries.ShouldNotContain(e => e.Rule == "capital-consolidation");
        Balances(input, period);
    }

    [Theory]
    [InlineData(Bought)]
    [InlineData(Increased)]
    public void Net_assets_of_a_step_are_proved_by_the_trial_balances(string folder)
    {
        var input = Books.Read(folder);
        input = input with { Group = input.Group with { Steps = [.. input.Group.Steps.Select(s => s with { NetAssets = s.NetAssets + 10m })] } };
        var findings = At(input, March).Findings;
        var finding = findings.First(f => f.Code == "CO306");
        (finding.Printed, finding.Expected).ShouldBe(("1110", "1100"));
    }

    [Fact]
    public void The_cost_of_a_step_is_what_its_owner_booked()
    {
        var input = Books.Changed(Books.Read(Increased), Parent, "1400", "ACQ", "sub", 1m);
        var period = At(input, March);
        var finding = period.Findings.First(f => f.Code == "CO305");
        (finding.Printed, finding.Expected).ShouldBe(("520", "521"));
        Balances(input, period);
    }

    [Fact]
    public void A_company_that_enters_without_a_step_keeps_its_capital()
    {
        var input = Books.Read(Bought);
        input = input with { Group = input.Group with { Steps = [], Allocations = [] } };
        var period = At(input, March);
        period.Findings.ShouldContain(f => f.Code == "CO301" && f.Place.ToString() == "group/ownership.csv:2");
        Balances(input, period);
    }

    [Fact]
    public void A_share_that_changes_without_a_step_is_reported()
    {
        var input = Books.Read(Increased);
        input = input with { Group = input.Group with { Steps = [], Allocations = [] } };
        var period = At(input, March);
        period.Findings.Select(f => f.Code).ShouldBe(["CO309", "CO307", "CO311", "CO504"]);
        Balances(input, period);
    }

    [Fact]
    public void Dividends_of_a_wholly_owned_company_that_its_owner_did_not_receive_are_reported()
    {
        var input = Books.Changed(Books.Read(Increased), "ledgers/2007-06/sub.csv", "3200", "DIV", null, 30m);
        // In June the minority's 40% may have received all of it; the share of net assets says that it did not.
        var finding = At(input, new(2007, 6, 30)).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Printed, finding.Expected).ShouldBe(("CO311", "410", "428"));
    }

    [Fact]
    public void Minority_interest_that_opens_wrong_stays_wrong_and_is_reported()
    {
        var input = Books.Read(Increased);
        OpeningEntry Wrong(OpeningEntry entry) =>
            entry.Account == "2500" && entry.Amount == -320m ? entry with { Amount = -323m } : entry.Account == "1400" ? entry with { Amount = -477m } : entry;
        input = input with { Group = input.Group with { Opening = [.. input.Group.Opening.Select(Wrong)] } };
        var period = At(input, new(2007, 6, 30));
        period.Findings.Select(f => (f.Code, f.Printed, f.Expected)).ShouldBe([("CO311", "403", "400"), ("CO311", "443", "440"), ("CO504", "3", "0")]);
        Flow(period, "6200").ShouldBe(40m);
    }

    [Fact]
    public void An_investment_below_zero_is_reported()
    {
        var input = Books.Changed(Books.Read(Investee), "ledgers/2007-09/trust.csv", "5100", null, null, 2000m);
        var finding = At(input, new(2007, 9, 30)).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Printed).ShouldBe(("CO401", "-253"));
    }

    [Fact]
    public void An_owner_that_has_minority_shareholders_itself_is_reported()
    {
        var input = Books.Read(Bought);
        var third = new Entity("third", "Third Inc.", "", "JPY", "", new("group/entities.csv", 4));
        var holding = new Ownership("sub", "third", new(2007, 10, 1), 100m, ConsolidationMethod.Full, new("group/ownership.csv", 3));
        input = input with { Group = input.Group with { Entities = [.. input.Group.Entities, third], Ownerships = [.. input.Group.Ownerships, holding] } };
        At(input, March).Findings.ShouldContain(f => f.Code == "CO310" && f.Place.ToString() == "group/ownership.csv:3");
    }

    [Fact]
    public void Earlier_ledgers_without_the_last_closing_are_reported()
    {
        var input = Books.Read(Bought);
        input = input with { TrialBalances = [.. input.TrialBalances.Select(t => t.End == March ? t with { End = new(2008, 2, 29) } : t)] };
        At(input, new(2008, 6, 30)).Findings.ShouldContain(f => f.Code == "CO102" && f.Expected == "2008-03-31");
    }

    [Fact]
    public void Openings_that_an_elimination_changes_are_reported()
    {
        // What the parent owed in March had the partner named; in June it no longer has.
        var input = Books.Read(Bought);
        LedgerLine Unnamed(LedgerLine line) => line.Account == "2200" && line.Partner == "sub" ? line with { Partner = null, Movement = line.Movement } : line;
        input = input with { TrialBalances = [.. input.TrialBalances.Select(t => t.File == "ledgers/2008-06/parent.csv"
            ? t with { Lines = [.. t.Lines.Select(Unnamed)] }
            : t)] };
        At(input, new(2008, 6, 30)).Findings.Select(f => (f.Code, f.Printed, f.Expected)).ShouldBe(
            [("CO201", "0", "-50"), ("CO502", "980", "900"), ("CO502", "-700", "-620")], ignoreOrder: true);
    }

    private static ConsolidatedPeriod At(ConsolidationInput input, DateOnly end) => Consolidator.Run(input).Periods[end];

    private static decimal Closing(ConsolidatedPeriod period, string account) => period.Lines.Where(l => l.Account == account).Sum(l => l.Amount);

    private static decimal Flow(ConsolidatedPeriod period, string account) => Closing(period, account);

    private static void Balances(ConsolidationInput input, ConsolidatedPeriod period) =>
        period.Lines.Where(l => input.Chart[l.Account].IsBalanceSheet).Sum(l => l.Amount).ShouldBe(0m);
}
