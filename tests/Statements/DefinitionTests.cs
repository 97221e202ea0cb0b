using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Tests.Statements;

public sealed class DefinitionTests
{
    private static readonly StatementForm Form = TinyGroup.Definition(TinyGroup.Statements.Replace("NONE", "flows", StringComparison.Ordinal)).Under("new")!;

    [Fact]
    public void Lines_come_in_the_order_in_which_they_are_printed() =>
        Form.Lines.Select(l => (l.Depth, l.Value?.ToString() ?? "-", l.IsTotal)).ShouldBe(
        [
            (0, "-", false), (1, "Revenues[A]", false), (1, "Revenues[B]", false), (1, "Revenues", true), (0, "CostOfRevenues", false),
            (0, "NetIncomeLoss", false),
        ]);

    [Fact]
    public void A_line_with_lines_below_it_is_their_sum_and_stands_before_them()
    {
        var form = TinyGroup.Definition("""
            format: 1
            statement: breakdown
            forms:
              - presentations: [x]
                lines:
                  - concept: Revenues
                    members: Services
                    lines:
                      - { concept: Revenues, members: A }
                      - { concept: Returns, weight: -1 }
                      - { concept: Revenues, members: C, memo: true }
            """).Under("x")!;
        form.Lines.Select(l => (l.Depth, l.Value!.ToString())).ShouldBe([(0, "Revenues[Services]"), (1, "Revenues[A]"), (1, "Returns"), (1, "Revenues[C]")]);
        form.Computations.Single().Formula.ToString().ShouldBe("Revenues[A] - Returns");
    }

    [Fact]
    public void Lines_that_are_nil_everywhere_and_headings_over_nothing_are_left_out()
    {
        Form.Shown(v => v.Members?.IsNone == true).Select(l => l.Value?.ToString() ?? "-").ShouldBe(["-", "Revenues", "CostOfRevenues", "NetIncomeLoss"]);
        Form.Shown(v => v.Concept == "NetIncomeLoss").Select(l => l.Value?.ToString() ?? "-").ShouldBe(["NetIncomeLoss"]);
    }

    [Theory]
    [InlineData("5", "INCOME")]
    [InlineData("-5", "LOSS")]
    [InlineData("5 -5", "INCOME (LOSS)")]
    [InlineData("", "INCOME (LOSS)")]
    public void A_caption_follows_the_signs_of_the_columns_shown(string values, string expected)
    {
        var caption = new Caption("NET {sign: INCOME|LOSS|INCOME (LOSS)}", "");
        var shown = values.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        caption.Resolve("en", new("NetIncomeLoss", Members.None), _ => shown).ShouldBe([new CaptionPart.Text("NET " + expected)]);
    }

    [Fact]
    public void A_caption_hands_amounts_and_dates_to_the_document()
    {
        var caption = new Caption("Receivables, net of {amounts Allowance} at {dates}, {sign Tax: EXPENSE|BENEFIT|EXPENSE (BENEFIT)}", "");
        caption.Resolve("en", null, n => n.Concept == "Tax" ? [-1m] : []).ShouldBe(
        [
            new CaptionPart.Text("Receivables, net of "), new CaptionPart.Amounts(new("Allowance", Members.None)), new CaptionPart.Text(" at "),
            new CaptionPart.Dates(),
            new CaptionPart.Text(", BENEFIT"),
        ]);
    }

    [Fact]
    public void Every_fault_of_a_file_is_named_with_its_place()
    {
        var faults = new List<Finding>();
        StatementReader.Read("statements/bad.yaml", """
            format: 1
            statement: bad
            covers: everything
            forms:
              - presentations: [x]
                lines:
                  - { concept: Revenues, formula: "A +" }
                  - { concept: Revenues, colour: red }
            """, faults);
        faults.Select(f => (f.Rule, f.Place.Line)).ShouldBe([("unknown-coverage", 1), ("not-a-formula", 7), ("unknown-key", 8)], ignoreOrder: true);
    }
}
