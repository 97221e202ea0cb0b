using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>
/// Walks one fact back to the rows people typed: statement line, formula, operands, mapping rows, and for each balance the lines of
/// the companies' trial balances and of the consolidation entries. A quarter is walked through both of its cumulative sides.
/// </summary>
public sealed class FactTrace
{
    private readonly StatementsInput input;
    private readonly StatementsResult stated;
    private readonly ILookup<(string? Presentation, string Concept, Members Members), MappingRow> mapping;
    private readonly BalanceTrace balances;
    private readonly Dictionary<FactKey, TraceNode> known = [];
    private readonly Dictionary<string, ILookup<string, StatementLine>> lines = new(StringComparer.Ordinal);

    /// <param name="journals">The journals of the workspace; null where it has none.</param>
    public FactTrace(StatementsInput input, StatementsResult stated, IReadOnlyList<ConsolidatedPeriod> consolidated, WorkspaceJournals? journals = null)
    {
        this.input = input;
        this.stated = stated;
        mapping = input.Mapping.ToLookup(r => ((string?)r.Presentation, r.Concept, r.Members));
        balances = new(input.Chart, input.Movements, consolidated, journals is null ? null : new(journals, input.Calendar));
    }

    public TraceResult Of(TraceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var presentation = request.Presentation ?? (input.Presentations.Count > 0 ? input.Presentations[^1] : null);
        return Find(request, presentation) is { } fact ? new(Node(fact), []) : new(null, [TraceFindings.NotFound(request, stated.Index, input.Calendar)]);
    }

    /// <summary>The same step for the same fact every time.</summary>
    /// <returns>Null where the books do not hold the fact.</returns>
    public TraceNode? Of(FactKey key) => stated.Facts[key] is { } fact ? Node(fact) : null;

    /// <summary>A balance asked for by a period is the one at its end.</summary>
    private Fact? Find(TraceRequest request, string? presentation) =>
        stated.Index.Find(request.Concept, request.Members, request.Period, presentation, request.Scenario, request.Entity)
        ?? stated.Index.Find(request.Concept, request.Members, request.Period.Closing, presentation, request.Scenario, request.Entity);

    private TraceNode Node(Fact fact)
    {
        if (!known.TryGetValue(fact.Key, out var node)) { known[fact.Key] = node = Traced(fact); }
        return node;
    }

    private TraceNode Traced(Fact fact) =>
        fact.Provenance switch
        {
            Provenance.FromFormula formula => new($"{Title(fact)} = {formula.Formula}", fact.Number, DefinitionOf(fact.Key), [.. Operands(formula)]),
            Provenance.FromBalances of => new(Title(fact), fact.Number, DefinitionOf(fact.Key), [.. Balances(fact, of)]),
            Provenance.FromSource when ShareTrace.Of(input, stated.PerShare, fact.Key) is { Count: > 0 } steps => new(Title(fact), fact.Number, null, steps),
            Provenance.FromSource source => new(Title(fact) + Kind(fact), fact.Number, source.Line),
            _ => throw new InvalidOperationException("A kind of provenance without a rule."),
        };

    private IEnumerable<TraceNode> Operands(Provenance.FromFormula formula) =>
        formula.Inputs.Select(key => stated.Facts[key]).OfType<Fact>().Select(Node);

    private IEnumerable<TraceNode> Balances(Fact fact, Provenance.FromBalances of)
    {
        var end = of.Balances.Count > 0 ? of.Balances[0].End : fact.Key.Period.End;
        var opening = fact.Key.Period.IsInstant && fact.Key.Period.End != end;
        foreach (var row in mapping[(fact.Key.Presentation, fact.Key.Concept, fact.Key.Members)])
        {
            if (balances.Of(opening ? row with { Movement = MovementCodes.Opening } : row, end) is { } node) { yield return node; }
        }
    }

    private string Title(Fact fact)
    {
        var key = fact.Key;
        var line = Line(key);
        var caption = line?.Caption?.Resolve("en", line.Value, n => Shown(n, key)).OfType<CaptionPart.Text>().Select(t => t.Value);
        var words = caption is null ? "" : $" \"{string.Concat(caption).TrimEnd(' ', ',', ':')}\"";
        var text = $"{key.Concept}{(key.Members.IsNone ? "" : $"[{key.Members}]")} {input.Calendar.Label(key.Period)}{words}";
        return text + (key.Unit.Name == input.Currency ? "" : $", {key.Unit}") + (fact.Value is FactValue.Nil ? ", nil" : "")
            + (key.Scenario == "actual" ? "" : $", {key.Scenario}")
            + (input.Illustrative.Has(key) ? ", illustrative" : "");
    }

    private IEnumerable<decimal> Shown(Formula.Name name, FactKey key) =>
        stated.Index.Find(name.Concept, name.Members ?? key.Members, key.Period, key.Presentation)?.Number is { } number ? [number] : [];

    private string Kind(Fact fact) => input.Facts.FirstOrDefault(f => f.Fact.Key == fact.Key)?.Origin switch
    {
        FactOrigin.Reported => ", announced earlier, no ledgers here",
        FactOrigin.Target => ", target",
        FactOrigin.Kpi => ", typed",
        FactOrigin.Dividend => ", resolved",
        _ => "",
    };

    private SourceLine? DefinitionOf(FactKey key) =>
        Line(key)?.Source
            ?? input.Measures.FirstOrDefault(m => m.Computation.Result.Concept == key.Concept
                && (m.Computation.Result.Members is not { } members || members == key.Members))?.Computation.Source;

    /// <summary>The line of a main statement (one that claims to be complete) before others, one that computes the fact before one that shows it.</summary>
    private StatementLine? Line(FactKey key)
    {
        var presentation = key.Presentation ?? "";
        if (!lines.TryGetValue(presentation, out var byConcept)) { lines[presentation] = byConcept = LinesUnder(presentation); }
        return byConcept[key.Concept].FirstOrDefault(l => l.Value!.Members == key.Members);
    }

    private ILookup<string, StatementLine> LinesUnder(string presentation)
    {
        var ordered = from definition in input.Definitions
                      from line in definition.Under(presentation)?.Lines ?? []
                      where line.Value is not null
                      orderby definition.Covers == StatementCoverage.None, line.Formula is null, line.Memo
                      select line;
        return ordered.ToLookup(l => l.Value!.Concept, StringComparer.Ordinal);
    }
}
