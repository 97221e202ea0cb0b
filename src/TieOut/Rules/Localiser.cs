using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// Turns relations into findings. One wrong number breaks several relations: the figure that, if changed, repairs the most of them and
/// breaks the fewest that hold is reported once, and the others are its consequences.
/// </summary>
internal sealed class Localiser
{
    private readonly SourceText source;
    private readonly IReadOnlyList<Relation> relations;

    /// <summary>By figure, what nothing is said against: relations that hold, weak ones and those moved to foot.</summary>
    private readonly Dictionary<Figure, List<Relation>> standing;
    private readonly Suspicion suspicion;

    public Localiser(SourceText source, IReadOnlyList<Relation> relations, IEnumerable<CellFigure> cells)
    {
        suspicion = new(cells);
        this.source = source;
        this.relations = relations;
        standing = new(relations.Count);
        foreach (var relation in relations.Where(r => r.Verdict != Verdict.Violated))
        {
            foreach (var figure in relation.Figures)
            {
                if (!standing.TryGetValue(figure, out var list)) { standing.Add(figure, list = []); }
                list.Add(relation);
            }
        }
    }

    /// <summary>The relations of a figure that hold, or nearly.</summary>
    private IEnumerable<Relation> Holding(Figure figure) =>
        standing.TryGetValue(figure, out var found) ? found.Where(r => r.Verdict != Verdict.Adjusted) : [];

    /// <summary>What a decimal digit of suspicion weighs beside a relation.</summary>
    private const decimal DigitWeight = 0.25m;

    /// <summary>The part of the slips in a figure that its relations together must notice for it to be tied.</summary>
    private const decimal MostSlips = 0.75m;

    /// <summary>The figures in which nearly every slip would be noticed.</summary>
    public HashSet<Figure> Proven()
    {
        var proven = new HashSet<Figure>();
        foreach (var relation in relations)
        {
            if (relation is { Unnoticed: null, Verdict: Verdict.Holds }) { proven.UnionWith(relation.Proven); }
        }

        KeyValuePair<Figure, List<Relation>>[] asked = [.. standing.Where(f => !proven.Contains(f.Key))];
        var noticed = new bool[asked.Length];
        Parallel.For(0, asked.Length, i => noticed[i] = IsProven(asked[i].Key, asked[i].Value));
        for (var i = 0; i < asked.Length; i++) { if (noticed[i]) { proven.Add(asked[i].Key); } }
        return proven;
    }

    /// <summary>What passes all relations of a figure is not much of what slips make of it.</summary>
    private static bool IsProven(Figure figure, List<Relation> relations)
    {
        var (window, noticesSign, any) = (Interval.Everything, false, false);
        foreach (var relation in relations)
        {
            if (relation.Unnoticed?.Invoke(figure) is not { } passing) { continue; }
            (window, noticesSign, any) = (window.Intersect(passing) ?? passing, noticesSign || relation.NoticesSign, true);
        }

        return any && Slips.Noticed(figure, window, noticesSign) >= MostSlips;
    }

    public List<TieFinding> Findings()
    {
        var findings = new List<TieFinding>();
        var open = relations.Where(r => r.Verdict == Verdict.Violated).ToList();
        while (open.Count > 0)
        {
            var (culprit, explained) = Worst(open);
            findings.Add(Report(culprit, explained));
            open.RemoveAll(explained.Contains);
            open.RemoveAll(r => IsConsequence(r, culprit));
        }

        var reported = findings.Select(f => f.Figure).ToHashSet();
        foreach (var group in relations.Where(r => r.Verdict == Verdict.Adjusted).GroupBy(r => r.Result))
        {
            if (reported.Add(group.Key)) { findings.Add(Report(group.Key, [.. group])); }
        }

        return findings;
    }

    private (Figure Culprit, List<Relation> Explained) Worst(List<Relation> open)
    {
        var counts = new Dictionary<Figure, int>();
        foreach (var figure in open.SelectMany(r => r.Figures.Distinct())) { counts[figure] = counts.GetValueOrDefault(figure) + 1; }
        Figure? culprit = null;
        var most = 0m;
        foreach (var figure in counts.Keys)
        {
            var blame = Blame(figure, counts[figure], open);
            if (culprit is null || blame > most || (blame == most && figure.Span.Start > culprit.Span.Start)) { (culprit, most) = (figure, blame); }
        }

        return (culprit!, [.. open.Where(r => r.Figures.Contains(culprit))]);
    }

    /// <summary>
    /// Broken relations count for guilt, and so does a usual slip that repairs them. Against it count the relations that hold and would
    /// not, were the figure what the broken ones ask for; and, faintly, those of the figures they hold with.
    /// </summary>
    private decimal Blame(Figure figure, int broken, List<Relation> open)
    {
        var (wanted, contradicting) = Wanted(figure, open.Where(r => r.Figures.Contains(figure)));
        var diagnosis = wanted is { } interval ? Diagnosis.Of(figure, interval) : new(SlipKind.Unknown, null);
        List<Relation> held = [.. Holding(figure)];
        var support = held.Sum(r => Support(r, figure, diagnosis.Likely));
        var second = held.SelectMany(r => r.Figures).Where(f => f != figure).Distinct().Sum(f => Math.Min(4, Holding(f).Count()) * 0.02m);
        var computed = open.Any(r => r.Result == figure) ? 0.01m : 0m;
        return broken - contradicting - (0.9m * Math.Min(support, 6m)) - Math.Min(second, 0.6m) + computed + (DigitWeight * suspicion.Of(figure, diagnosis));
    }

    private static decimal Support(Relation relation, Figure figure, decimal? instead)
    {
        var weight = relation.Verdict == Verdict.Holds ? 1m : 0.3m;
        if (instead is not { } value) { return weight; }
        if (relation.Implied?.Invoke(figure) is not { } implied) { return figure == relation.Result ? weight : weight * 0.3m; }
        var meant = Interval.OfPrinted(value, figure.Precision, null);
        return (relation.NoticesSign ? implied.Intersects(meant) : implied.Abs().Intersects(meant.Abs())) ? 0m : weight;
    }

    /// <summary>What the broken relations together ask the figure to be, and how many of them ask for something else than the first.</summary>
    private static (Interval? Asked, int Contradicting) Wanted(Figure figure, IEnumerable<Relation> broken)
    {
        Interval? all = null;
        var contradicting = 0;
        foreach (var relation in broken)
        {
            if (relation.Implied?.Invoke(figure) is not { } next) { continue; }
            if (all is null) { all = next; }
            else if (all.Value.Intersect(next) is { } common) { all = common; }
            else { contradicting++; }
        }

        return (all, contradicting);
    }

    /// <summary>A broken relation beside the culprit that follows from it: its result agrees with the wrong number.</summary>
    private bool IsConsequence(Relation relation, Figure culprit) =>
        relation.Figures.Any(f => Holding(f).Any(h => h.Result == f && h.Inputs.Contains(culprit)));

    /// <summary>What every statement must obey says more than that some rows do not add up.</summary>
    private static bool IsIdentity(Rule rule) => rule == RuleCatalog.BalanceSheetDoesNotBalance || rule == RuleCatalog.CashDoesNotRoll;

    private TieFinding Report(Figure culprit, List<Relation> explained)
    {
        var main = explained.OrderBy(r => IsIdentity(r.Rule) ? 0 : 1).ThenBy(r => r.Rule.Code, StringComparer.Ordinal).First();
        var (expected, _) = Wanted(culprit, explained);
        if (expected is null && main.Result == culprit) { expected = main.Expected; }
        var diagnosis = expected is { } e ? Diagnosis.Of(culprit, e) : new(SlipKind.Unknown, null);
        var range = expected is { } interval ? Wording.Range(interval, culprit) : null;
        var proof = explained.SelectMany(r => r.Figures).Where(f => f != culprit).Distinct().Take(8).ToList();
        var finding = new Finding(main.Rule.Code, main.Rule.Name, main.Rule.Severity, source.PlaceOf(culprit.Span),
            Message(culprit, explained, diagnosis, proof))
        {
            Printed = culprit.Text,
            Expected = range,
            Evidence = [.. proof.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text)), .. explained.SelectMany(r => r.Outside).Distinct().Take(4)],
        };
        return new(finding, culprit, proof);
    }

    private string Message(Figure culprit, List<Relation> explained, Diagnosis diagnosis, List<Figure> proof)
    {
        var reasons = explained.Select(r => r.Because(culprit)).Distinct(StringComparer.Ordinal).Take(3);
        var lines = proof.Select(f => source.PlaceOf(f.Span).Line!.Value).Distinct().Order().Take(4).ToList();
        var words = diagnosis.Words.Length > 0 && explained[0].Verdict == Verdict.Violated
            ? $" ({diagnosis.Words}: {Wording.Number(diagnosis.Likely!.Value, culprit)} was probably meant)"
            : "";
        var where = lines.Count == 0 ? "" : $" (line{(lines.Count == 1 ? "" : "s")} {string.Join(", ", lines)})";
        return $"printed {culprit.Text}; {string.Join("; ", reasons)}{where}{words}.";
    }
}
