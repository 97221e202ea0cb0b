using Kessan.Core;

namespace Kessan.Workspace;

/// <summary>One step of a trace: what it is, its number, where it stands, and what it comes from.</summary>
/// <param name="Amount">In the unit of the trace, with the sign in which it enters the step above; null where a step has no number of its own.</param>
/// <param name="Source">The file and row; null where there is none.</param>
/// <param name="Children">In the order in which they enter: operands as the formula names them, balances as the mapping does, companies before entries.</param>
public sealed record TraceNode(string Text, decimal? Amount, SourceLine? Source, IReadOnlyList<TraceNode> Children)
{
    public TraceNode(string text, decimal? amount = null, SourceLine? source = null)
        : this(text, amount, source, [])
    {
    }
}

/// <param name="Members">Of the fact; none for the total.</param>
public sealed record TraceRequest(string Concept, Members Members, Period Period)
{
    /// <summary>Null for the current one.</summary>
    public string? Presentation { get; init; }

    public string Scenario { get; init; } = "actual";

    public string Entity { get; init; } = "group";
}

/// <param name="Root">Null where there is no such fact.</param>
/// <param name="Findings">What was asked for in vain, and the nearest names that exist.</param>
public sealed record TraceResult(TraceNode? Root, IReadOnlyList<Finding> Findings);
