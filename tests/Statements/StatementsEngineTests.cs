using Kessan.Core;
using Kessan.Statements;
using static Kessan.Tests.Statements.TinyGroup;

namespace Kessan.Tests.Statements;

public sealed class StatementsEngineTests
{
    private static readonly StatementsResult Result = StatementsEngine.State(Input, Periods);

    [Fact]
    public void A_sound_workspace_has_no_findings() => Result.Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("Cash", "2007-03-31", "100")]
    [InlineData("Cash", "2007-06-30", "155")]
    [InlineData("Machines", "2007-09-30", "70")]
    [InlineData("Borrowings", "2007-09-30", "30")]
    [InlineData("Equity", "2007-09-30", "182")]
    [InlineData("Revenues[A]", "1Q07", "60")]
    [InlineData("Revenues[A]", "1H07", "95")]
    [InlineData("Revenues[A]", "2Q07", "35")]
    [InlineData("Revenues", "2Q07", "55")]
    [InlineData("NetIncomeLoss", "2Q07", "2")]
    [InlineData("NetChangeInCash", "1H07", "42")]
    [InlineData("NetChangeInCash", "2Q07", "-13")]
    [InlineData("Paid", "2Q07", "-5")]
    [InlineData("GrossProfit", "1H07", "72")]
    public void Balances_give_closings_cumulative_flows_quarters_totals_and_measures(string name, string period, string expected) =>
        Number(Result, name, period).ShouldBe(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_quarter_in_which_nothing_happened_is_nil_and_not_zero()
    {
        var refunds = Result.Index.Find("Refunded", Members.None, Calendar.Quarter(2007, 2), "new")!;
        refunds.Value.ShouldBeOfType<FactValue.Nil>();
        Number(Result, "Refunded", "1H07").ShouldBe(5m);
        Result.Index.Find("Depreciation", Members.None, Calendar.Quarter(2007, 1), "new")!.Value.ShouldBeOfType<FactValue.Nil>();
    }

    [Fact]
    public void Both_presentations_give_the_same_totals()
    {
        foreach (var (name, period) in new[] { ("Revenues", "1H07"), ("Revenues", "2Q07"), ("NetIncomeLoss", "1Q07"), ("NetChangeInCash", "2Q07"),
            ("Equity", "2007-09-30") })
        {
            Number(Result, name, period, "old").ShouldBe(Number(Result, name, period, "new"));
        }
    }

    [Fact]
    public void Provenance_tells_balances_from_formulas()
    {
        Result.Index.Find("Revenues", Members.Of("A"), Calendar.Half(2007, 1), "new")!.Provenance.ShouldBeOfType<Provenance.FromBalances>()
            .Balances.ShouldBe([new BalanceReference(new(2007, 9, 30), "40", null, -1)]);
        var quarter = Result.Index.Find("Revenues", Members.Of("A"), Calendar.Quarter(2007, 2), "new")!.Provenance.ShouldBeOfType<Provenance.FromFormula>();
        quarter.Formula.ShouldBe("Revenues 1H07 - 1Q07");
        quarter.Inputs.Count.ShouldBe(2);
        Result.Index.Find("Revenues", Members.None, Calendar.Half(2007, 1), "new")!.Provenance.ShouldBeOfType<Provenance.FromFormula>().Formula
            .ShouldBe("Revenues[A] + Revenues[B]");
    }

    [Fact]
    public void A_measure_with_a_star_is_stated_where_all_its_operands_are()
    {
        Number(Result, "GrossProfit[A]", "1H07").ShouldBeNull();
        Number(Result, "GrossProfit", "1H07").ShouldBe(72m);
        Number(Result, "Margin", "1H07").ShouldBe(72m / 135m);
        Result.Index.Find("Margin", Members.None, Calendar.Half(2007, 1), "new")!.Key.Unit.ShouldBe(Unit.Pure);
    }

    [Fact]
    public void A_balance_that_no_row_maps_is_a_fault_that_names_it()
    {
        var result = StatementsEngine.State(Input with { Mapping = [.. Mapping.Where(r => !(r.Presentation == "new" && r.Account == "41"))] }, Periods);
        var finding = result.Findings.Single(f => f.Code == "ST010");
        finding.Severity.ShouldBe(Severity.Fault);
        finding.Message.ShouldContain("41 (Revenues B)");
    }

    [Fact]
    public void A_movement_that_no_row_maps_is_a_fault_and_leaves_no_half_total()
    {
        var result = StatementsEngine.State(Input with { Mapping = [.. Mapping.Where(r => !(r.Presentation == "old" && r.Movement == "REP"))] }, Periods);
        result.Findings.ShouldContain(f => f.Code == "ST010" && f.Message.Contains("movement REP"));
        Number(result, "NetChangeInCash", "1H07", "old").ShouldBeNull();
        Number(result, "NetChangeInCash", "1H07").ShouldBe(42m);
    }

    [Fact]
    public void A_proof_that_does_not_hold_is_reported_with_both_numbers_and_the_difference()
    {
        var turned = Mapping.Select(r => r is { Presentation: "old", Movement: "REP" } ? r with { Sign = 1 } : r);
        var findings = StatementsEngine.State(Input with { Mapping = [.. turned] }, Periods).Findings;
        findings.ShouldAllBe(f => f.Code == "ST020");
        findings.ShouldContain(f => f.Message.Contains("1H07") && f.Printed == "42" && f.Expected == "82" && f.Message.Contains("the difference is -40"));
    }

    [Fact]
    public void A_balance_mapped_twice_is_a_fault_that_names_both_rows()
    {
        var twice = Mapping.First(r => r is { Presentation: "new", Account: "40" }) with
        {
            Members = Members.Of("B"),
            Source = new("accounts/presentation-new.csv", 99)
        };
        var result = StatementsEngine.State(Input with { Mapping = [.. Mapping, twice] }, Periods);
        var finding = result.Findings.Single(f => f.Code == "ST011");
        finding.Place.Line.ShouldBe(99);
        finding.Message.ShouldContain("Revenues[A] and Revenues[B]");
    }

    [Fact]
    public void A_typed_fact_that_the_books_contradict_is_reported_and_the_books_win()
    {
        FactKey Key(string period) => new("Revenues", Members.None, Calendar.Parse(period)!.Value, new("JPY")) { Presentation = "new" };
        Kessan.Ledgers.FactRow Typed(string period, decimal value, int row) =>
            new(new(Key(period), new FactValue.Number(value, 10m), new Provenance.FromSource(new("reported/old.csv", row))), Kessan.Ledgers.FactOrigin.Reported,
                null);
        var result = StatementsEngine.State(Input with { Facts = [Typed("1H07", 140m, 2), Typed("2Q07", 40m, 3), Typed("FY2005", 500m, 4)] }, Periods);
        var finding = result.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.Line).ShouldBe(("ST021", 3));
        Number(result, "Revenues", "2Q07").ShouldBe(55m);
        Number(result, "Revenues", "FY2005").ShouldBe(500m);
    }

    [Fact]
    public void A_line_that_nothing_gives_is_reported_at_its_place()
    {
        var definition = Definition(TinyGroup.Statements.Replace("covers: NONE", "", StringComparison.Ordinal)
            .Replace("concept: CostOfRevenues", "concept: CostOfRevenue", StringComparison.Ordinal));
        var findings = StatementsEngine.State(Input with { Definitions = [definition] }, Periods).Findings;
        findings.ShouldContain(f => f.Code == "ST012" && f.Place.Line == 10 && f.Message.Contains("CostOfRevenue "));
    }

    [Fact]
    public void Formulas_that_need_each_other_are_a_fault()
    {
        var circle = MeasureReader.Read("statements/measures.yaml", "format: 1\nmeasures:\n  - { fact: X, formula: Y + 1 }\n  - { fact: Y, formula: X - 1 }\n",
            []);
        var finding = StatementsEngine.State(Input with { Measures = circle }, Periods).Findings[0];
        (finding.Code, finding.Rule).ShouldBe(("ST013", "circular-formulas"));
        finding.Message.ShouldContain("X -> Y -> X");
    }

    [Fact]
    public void The_same_input_gives_the_same_facts_in_the_same_order() =>
        StatementsEngine.State(Input, Periods).Facts.Select(f => f.ToString()).ShouldBe(Result.Facts.Select(f => f.ToString()));
}
