using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents;

/// <summary>
/// Finds the facts that a request names and makes the figure, or says why it cannot. All derivations are those of Statements: a writer
/// of documents computes nothing.
/// </summary>
/// <param name="rateConcept">The fact that holds the convenience rate, in currency per other currency.</param>
/// <param name="rateDate">The day whose rate translates every amount of the document, flows too (one rate for a document).</param>
internal sealed class FigureFactory(FactFinder index, FactSet facts, FiscalCalendar calendar, string rateConcept, Period rateDate, HouseStyle style,
    FindingList findings)
{
    /// <returns>Null where a finding says what is wrong.</returns>
    public Figure? Make(FigureRequest request, Place place)
    {
        if (Find(request.Concept, request.Members, request.Period, request.Scenario, place) is not { } fact) { return null; }
        var rendering = request.Rendering;
        var shown = Derive(fact, request, place);
        if (shown is null) { return null; }
        var isDerived = !ReferenceEquals(shown, fact);
        if (!CheckUnit(shown, rendering, request, place)) { return null; }
        var isTranslated = rendering.IsCurrency && shown.Key.Unit.Numerator != rendering.Unit;
        if (isTranslated)
        {
            if (Translate(shown, rendering.Unit!, place) is not { } translated) { return null; }
            (shown, isDerived) = (translated, true);
        }

        if (rendering.Deducted) { shown = shown with { Value = Negated(shown.Value) }; }
        return new(shown, rendering.Kind, rendering.Format(style, isTranslated), isDerived, place);
    }

    /// <param name="role">What the fact is wanted for, where the writer did not name it: ", with which 1H08 is compared".</param>
    public Fact? Find(string concept, Members members, Period period, string scenario, Place place, string role = "")
    {
        var found = index.Find(concept, members, period, scenario);
        if (found.Count == 0 && !IsKnown(concept, members, place)) { return null; }
        var name = members.IsNone ? concept : $"{concept}[{members}]";
        if (found.Count == 1) { return found[0]; }
        if (found.Count > 1)
        {
            findings.Add(DocumentRule.AmbiguousFact, place,
                $"{name} of {calendar.Label(period)} is several facts: {string.Join("; ", found.Select(f => f.Key))}.",
                remedy: "Name the presentation of the document, or the scenario.");
            return null;
        }

        var periods = index.PeriodsOf(concept, members).Select(calendar.Label).ToList();
        findings.Add(
            DocumentRule.MissingFact, place, $"There is no {(scenario == "actual" ? "" : scenario + " ")}fact {name} of {calendar.Label(period)}{role}.",
            expected: string.Join(", ", periods), remedy: $"It has facts of {string.Join(", ", periods)}.");
        return null;
    }

    private bool IsKnown(string concept, Members members, Place place)
    {
        if (index.Has(concept, members)) { return true; }
        var isMember = index.Has(concept);
        var known = isMember ? index.MembersOf(concept).Where(m => m.Length > 0) : index.Concepts;
        var nearest = NearestName.Several(isMember ? members.ToString() : concept, known);
        if (isMember && nearest.Count == 0) { nearest = [.. known.Take(8)]; }
        var what = isMember
            ? members.IsNone ? $"{concept} has no total, only members." : $"{concept} has no member '{members}'."
            : $"There is no concept '{concept}'.";
        findings.Add(DocumentRule.UnknownName, place, what, printed: isMember ? members.ToString() : concept, expected: string.Join(", ", nearest),
            remedy: nearest.Count > 0 ? $"Perhaps {string.Join(" or ", nearest)}." : null);
        return false;
    }

    private Fact? Derive(Fact fact, FigureRequest request, Place place)
    {
        if (request.Over is { } over || (request.Rendering.Kind == FigureKind.Share && (over = request.Rendering.ShareOf) is not null))
        {
            var total = Find(over, Members.None, fact.Key.Period, fact.Key.Scenario, place);
            return total is null ? null : Derived.Ratio(facts, fact.Key, total.Key) ?? NotStated(fact, "share");
        }

        if (request.Rendering.Kind == FigureKind.Contribution) { return Contribution(fact, request, place); }
        if (request.Rendering.Kind is FigureKind.Value or FigureKind.Share) { return fact; }
        var basePeriod = fact.Key.Period.IsInstant ? request.Base?.Closing ?? fact.Key.Period.YearBefore : request.Base ?? fact.Key.Period.YearBefore;
        if (request.Rendering.Kind == FigureKind.Growth && fact.Key.Unit == Unit.Pure) { return NotStated(fact, "growth"); }
        if (fact.Number is null && request.Rendering.Kind == FigureKind.Growth) { return NotStated(fact, "growth"); }
        var then = Find(request.Concept, request.Members, basePeriod, "actual", place, $", with which {calendar.Label(fact.Key.Period)} is compared");
        if (then is null) { return null; }
        return request.Rendering.Kind switch
        {
            FigureKind.Growth => Derived.Growth(facts, fact.Key, then.Key) ?? NotStated(fact, "growth"),
            FigureKind.Points => Derived.Points(facts, fact.Key, then.Key) ?? NotStated(fact, "points"),
            _ => Derived.Change(facts, fact.Key, then.Key) ?? NotStated(fact, "change"),
        };
    }

    private Fact? Contribution(Fact part, FigureRequest request, Place place)
    {
        var basePeriod = request.Base ?? part.Key.Period.YearBefore;
        if (BindingSyntax.Name(request.Rendering.ShareOf ?? "") is not var (concept, members, _)
            || Find(concept, members, basePeriod, "actual", place) is not { } whole)
        {
            return null;
        }
        return Find(request.Concept, request.Members, basePeriod, "actual", place) is not { } then ? null
            : Derived.Contribution(facts, part.Key, then.Key, whole.Key) ?? NotStated(part, "contribution");
    }

    private static Fact NotStated(Fact fact, string measure) =>
        new(fact.Key with { Unit = Unit.Pure }, FactValue.Nil.Value, new Provenance.FromFormula(measure, [fact.Key]));

    private bool CheckUnit(Fact fact, Rendering rendering, FigureRequest request, Place place)
    {
        var unit = fact.Key.Unit;
        var problem = rendering switch
        {
            { WordOnly: true } => null,
            { Kind: FigureKind.Growth or FigureKind.Points or FigureKind.Share or FigureKind.Contribution } => null,
            { Unit: null } => $"The rendering does not say in which unit {request.Name} is shown; the fact is in {unit}.",
            { Unit: "percent" } when unit != Unit.Pure => $"{request.Name} is in {unit}, not a ratio.",
            { IsCurrency: true } when !Currency.Is(unit.Numerator) =>
                $"{request.Name} is in {unit}, not an amount of money.",
            { IsCurrency: true } when !SamePer(unit.Denominator, rendering.Per) => unit.Denominator is null
                ? $"{request.Name} is in {unit}, not per {rendering.Per}." : $"{request.Name} is in {unit}: the rendering must say 'per {unit.Denominator}'.",
            { Unit: "count" or "unit" } when unit == Unit.Pure || (rendering.UnitName is { } name && !SamePer(unit.Name, name)) =>
                $"{request.Name} is in {unit}{(rendering.UnitName is null ? "" : ", not in " + rendering.UnitName)}.",
            { Unit: "count" } when Currency.Is(unit.Numerator) => $"{request.Name} is in {unit}: it is an amount, not a count.",
            _ => null,
        };
        if (problem is null) { return true; }
        findings.Add(DocumentRule.UnitSlip, place, problem, expected: unit.Name);
        return false;
    }

    private static bool SamePer(string? unit, string? word) =>
        string.Equals(unit?.TrimEnd('s'), word?.TrimEnd('s'), StringComparison.OrdinalIgnoreCase);

    private Fact? Translate(Fact amount, string currency, Place place)
    {
        if (amount.Value is FactValue.Nil) { return amount with { Key = amount.Key with { Unit = new(currency) } }; }
        if (Find(rateConcept, Members.None, rateDate, "actual", place) is not { } rate) { return null; }
        var translated = Derived.Translate(amount, rate);
        if (translated?.Key.Unit.Numerator == currency) { return translated; }
        findings.Add(DocumentRule.UnitSlip, place, $"{amount.Key} cannot be shown in {currency}: the rate {rate.Key} is in {rate.Key.Unit}.",
            expected: amount.Key.Unit.Name);
        return null;
    }

    private static FactValue Negated(FactValue value) => value is FactValue.Number n ? n with { Value = -n.Value } : value;
}
