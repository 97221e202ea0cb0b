using Kessan.Core;

namespace Kessan.Documents;

/// <summary>What a binding or a table cell asks for, before the fact is looked up.</summary>
/// <param name="Base">What growth and change are measured against; null for the same period a year before.</param>
/// <param name="Over">The denominator of a quotient of two facts, or null.</param>
public sealed record FigureRequest(string Concept, Members Members, Period Period, string Scenario, Period? Base, Rendering Rendering, string? Over = null)
{
    /// <summary>Concept with members, as the writer names it.</summary>
    public string Name => Members.IsNone ? Concept : $"{Concept}[{Members}]";
}
