namespace Kessan.TieOut.Linking;

/// <summary>A fact that a figure must state by the words around it, whatever number stands there.</summary>
/// <param name="Strength">0 to 1: how surely the words name this fact and no other.</param>
/// <param name="Beside">The linked figure of the same sentence that names the line; null where the words do.</param>
internal sealed record Identified(Fact Fact, decimal Strength, ProseLink? Beside);
