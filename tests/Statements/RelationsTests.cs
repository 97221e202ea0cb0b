using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;
using Kessan.Tests.Conventions;
using Kessan.Tests.Documents;
using Kessan.Tests.Examples;

namespace Kessan.Tests.Statements;

/// <summary>
/// The arithmetic that ties the printed facts together (iij/relations.csv beside the project), on the facts computed from the example's ledgers: sums,
/// links and roll-forwards hold exactly for every period and presentation in which the parent was printed in thousand yen or as a count.
/// </summary>
public sealed class RelationsTests(IijExample example) : IClassFixture<IijExample>
{
    private static readonly string Shared = Path.GetFullPath(Environment.GetEnvironmentVariable("KESSAN_SHARED") ?? "../shared", Repository.Root);

    private sealed record Term(string Concept, Members Members, decimal Weight, bool Opening);

    private sealed record Relation(string Id, string Type, string Presentation, string Parent, Members ParentMembers, IReadOnlyList<Term> Terms);

    [SharedFact]
    public void Sums_links_and_roll_forwards_hold_with_difference_zero()
    {
        var relations = Read().Where(r => r.Type is "sum" or "link" or "rollforward").ToArray();
        var checkedCount = 0;
        var broken = new List<string>();
        foreach (var relation in relations)
        {
            foreach (var parent in Parents(relation)) { Check(relation, parent, broken, ref checkedCount); }
        }

        broken.ShouldBeEmpty(string.Join('\n', broken));
        relations.Length.ShouldBeGreaterThan(60);
        checkedCount.ShouldBeGreaterThan(200);
    }

    private void Check(Relation relation, Fact parent, List<string> broken, ref int checkedCount)
    {
        var sum = Operand.Nil;
        foreach (var term in relation.Terms)
        {
            var value = Value(relation, term, parent.Key);
            sum += term.Weight > 0 ? value : -value;
        }

        if (sum.IsMissing) { return; }
        checkedCount++;
        var left = relation.Type == "rollforward"
            ? Value(relation, new(relation.Parent, relation.ParentMembers, 1m, Opening: false), parent.Key).Value
            : parent.Number ?? 0m;
        var possible = sum.Precision is { } precision
            ? Interval.Closed(sum.Value - (relation.Terms.Count * precision), sum.Value + (relation.Terms.Count * precision))
            : Interval.Point(sum.Value);
        var typed = parent.Value is FactValue.Number { Precision: not null } number ? number.Possible : Interval.Point(left);
        if (!possible.Intersects(typed)) { broken.Add($"{relation.Id} {parent.Key}: {left} but {sum.Value}"); }
    }

    private Operand Value(Relation relation, Term term, FactKey at)
    {
        var period = relation.Type != "rollforward"
            ? at.Period
            : term.Opening ? at.Period.Opening!.Value : IsFlow(term.Concept) ? at.Period : at.Period.Closing;
        var fact = example.Stated.Index.Find(term.Concept, term.Members, period, at.Presentation, at.Scenario);
        if (fact is null && relation.Presentation == "2007->2008")
        {
            fact = example.Stated.Index.Find(term.Concept, term.Members, period, "2007", at.Scenario);
        }
        return fact is null && Absent(term, at) ? Operand.Nil : Operand.Of(fact);
    }

    /// <summary>A line that a presentation does not have, or a fact that is stated for some periods only.</summary>
    private bool Absent(Term term, FactKey at) =>
        !example.Stated.Index.Of(term.Concept).Any(f => f.Key.Members == term.Members && (f.Key.Presentation is null || f.Key.Presentation == at.Presentation));

    private bool IsFlow(string concept) => example.Stated.Index.Of(concept).Any(f => f.Key.Period.IsDuration);

    /// <summary>Where a relation is checked: the printed facts of the parent, or for a roll-forward those of its first movement.</summary>
    private IEnumerable<Fact> Parents(Relation relation)
    {
        var (concept, members) = relation.Type == "rollforward"
            ? (relation.Terms[1].Concept, relation.Terms[1].Members)
            : (relation.Parent, relation.ParentMembers);
        var printed = PrintedFact.ReadAll(Path.Combine(example.Folder, "expected", "facts.csv"))
            .Where(p => p.Concept == concept && (p.Unit != "JPY" || p.Precision <= 1_000m));
        return printed.Select(p => p.Find(example.Stated.Index))
            .OfType<Fact>()
            .Where(f => f.Key.Members == members && f.Key.Scenario == "actual" && Applies(relation, f.Key))
            .Distinct();
    }

    private static bool Applies(Relation relation, FactKey key) => relation.Presentation switch
    {
        "2007" or "2008" => key.Presentation is null || key.Presentation == relation.Presentation,
        "2007->2008" => key.Presentation == "2008",
        "003" => key.Presentation == "2007", // the slides of the third quarter of FY2007
        _ => true,
    };

    private static IEnumerable<Relation> Read()
    {
        var columns = new CsvColumns("relation_id", "type", "statement", "presentation", "parent_concept", "parent_dimension", "child_concept",
            "child_dimension", "weight", "note");
        var faults = new FaultList();
        var rows = CsvTable.Read(Path.Combine(Shared, "iij"), "relations.csv", columns, faults)!.Rows(faults).ToArray();
        return rows.GroupBy(r => r.Text(0), StringComparer.Ordinal).Select(g => new Relation(
            g.Key, g.First().Text(1), g.First().Text(3), g.First().Text(4), MembersOf(g.First().Text(5)),
            [.. g.Select(r => new Term(r.Text(6), MembersOf(r.Text(7)),
                decimal.TryParse(r.Text(8), NumberStyles.Number, CultureInfo.InvariantCulture, out var weight) ? weight : 1m, r.Text(7) == "@start"))]));
    }

    private static Members MembersOf(string text) => text.StartsWith('@') ? Members.None : Members.Parse(text);
}
