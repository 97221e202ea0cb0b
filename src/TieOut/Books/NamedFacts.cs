using Kessan.Core;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Books;

/// <summary>A fact of the books with the names a document may give it.</summary>
/// <param name="Captions">As statements print it, in any language; the concept's own words are always tried.</param>
/// <param name="Place">Where the fact is kept, for the evidence.</param>
public sealed record NamedFact(Fact Fact, IReadOnlyList<string> Captions, Place Place);

/// <summary>
/// Facts of the books, for documents that carry no map of their numbers. A number is held against a fact only by its line's name, its period and its unit; two
/// facts of one name (two presentations) accuse nobody.
/// </summary>
public sealed class NamedFacts
{
    private const int ExactDigits = 28;

    public NamedFacts(IEnumerable<NamedFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        References = new([.. facts.Where(f => f.Fact.Key is { Scenario: "actual", Entity: "group" } && f.Fact.Value is FactValue.Number)
            .GroupBy(f => (f.Fact.Key.Concept, f.Fact.Key.Members))
            .Select(g => Line([.. g]))]);
    }

    internal References References { get; }

    private static ReferenceLine Line(IReadOnlyList<NamedFact> facts)
    {
        var first = facts[0].Fact.Key;
        var names = facts.SelectMany(f => f.Captions)
            .Concat(first.Members.IsNone ? [Spaced(first.Concept)] : [])
            .Where(n => n.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var line = new ReferenceLine
        {
            Label = first.Members.IsNone ? first.Concept : $"{first.Concept}[{first.Members}]",
            Names = [.. names.Select(LineName.Of)],
            Words = [.. names.Select(WordsOf)],
            Table = 0,
        };
        line.Cells.AddRange(facts.DistinctBy(f => (f.Fact.Key.Period, f.Fact.Key.Unit, f.Fact.Number)).Select(f => Cell(line, f)));
        return line;
    }

    private static ReferenceCell Cell(ReferenceLine line, NamedFact fact)
    {
        var number = (FactValue.Number)fact.Fact.Value;
        var period = PeriodOf(fact.Fact.Key.Period);
        var unit = fact.Fact.Key.Unit;
        return new()
        {
            Line = line,
            Possible = number.Possible,
            Period = period,
            Unit = unit.Name,
            Kind = unit == Unit.Pure ? null : unit.Denominator is not null ? FigureKind.PerShare : unit == Unit.Shares ? FigureKind.Count : FigureKind.Amount,
            Precision = number.Precision,
            Digits = ExactDigits,
            Axis = (period.End.DayNumber * 64) + period.Months,
            Evidence = new(fact.Place, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{fact.Fact.Key}: {number.Value}")),
        };
    }

    private static ReportingPeriod PeriodOf(Period period)
    {
        if (period.Start is not { } start) { return new(period.End, 0); }
        var next = period.End.AddDays(1);
        return new(period.End, Math.Max(1, ((next.Year - start.Year) * 12) + next.Month - start.Month));
    }

    /// <summary>CostOfRevenues: "Cost Of Revenues".</summary>
    private static string Spaced(string concept) =>
        string.Concat(concept.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(concept[i - 1]) ? $" {c}" : c.ToString()));

    private static HashSet<string> WordsOf(string name)
    {
        var vocabulary = new Vocabulary();
        var words = vocabulary.SetOf(TableViewBuilder.CoreOf(name));
        var spelled = vocabulary.Spelled();
        return words.Select(w => spelled[w]).ToHashSet(StringComparer.Ordinal);
    }
}
