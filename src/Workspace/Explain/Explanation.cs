using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <param name="Fact">A concept, with members in brackets: Revenues[SystemsIntegration].</param>
/// <param name="Period">A label (1H08, FY2007) or a day.</param>
public sealed record ExplainRequest(string Fact, string Period)
{
    /// <summary>Null for the current one.</summary>
    public string? Presentation { get; init; }

    public string Scenario { get; init; } = "actual";

    public string Entity { get; init; } = "group";

    public TraceLayout Layout { get; init; } = new();
}

/// <param name="Text">The trace; null where there is none.</param>
/// <param name="Findings">Faults of the workspace or of the request; exceptions and notes of the books where there is a trace.</param>
public sealed record Explanation(string? Text, IReadOnlyList<Finding> Findings)
{
    /// <summary>Loads a workspace, consolidates it, states its facts and traces one of them: all of <c>kessan explain</c>.</summary>
    public static Explanation Of(string folder, ExplainRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var loaded = WorkspaceLoader.Load(folder, new() { MayLackBooks = true });
        if (loaded.Workspace is not { } workspace) { return new(null, loaded.Findings); }
        var statements = WorkspaceStatements.Read(workspace);
        if (statements.Input is not { } input) { return new(null, statements.Faults); }
        ConsolidatedPeriod[] periods = [.. workspace.Consolidate().Periods.Values];
        return Of(input, statements.State(periods), periods, request, workspace.Journals);
    }

    public static Explanation Of(StatementsInput input, StatementsResult stated, IReadOnlyList<ConsolidatedPeriod> consolidated, ExplainRequest request,
        WorkspaceJournals? journals = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            if (input.Calendar.Parse(request.Period) is { } period && LedgerTrace.Of(input, consolidated, request.Fact, period.End, journals) is { } ledger)
            {
                return new(TraceText.Write(ledger, request.Layout), []);
            }
            if (Read(request, input.Calendar) is not { } asked) { return new(null, [NotReadable(request)]); }
            var result = new FactTrace(input, stated, consolidated, journals).Of(asked);
            return new(result.Root is null ? null : TraceText.Write(result.Root, request.Layout), result.Findings);
        }
        catch (Ledgers.Journals.LedgerException unusable)
        {
            return new(null, unusable.Faults);
        }
    }

    private static TraceRequest? Read(ExplainRequest request, FiscalCalendar calendar)
    {
        if (calendar.Parse(request.Period) is not { } period) { return null; }
        try
        {
            return FormulaParser.Parse(request.Fact) is Formula.Name { Members: { } members } name
                ? new(name.Concept, members, period) { Presentation = request.Presentation, Scenario = request.Scenario, Entity = request.Entity }
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Finding NotReadable(ExplainRequest request) => new(
        "WS131", "request-not-understood", Severity.Fault, new("the command line"), $"\"{request.Fact} {request.Period}\" is not a fact and a period.")
    {
        Printed = $"{request.Fact} {request.Period}",
        Expected = "a concept such as Revenues[SystemsIntegration] and a period such as 2Q08, 1H08, FY2007 or 2008-09-30",
        Remedy = "Write the concept, its members in brackets, and the period.",
    };
}
