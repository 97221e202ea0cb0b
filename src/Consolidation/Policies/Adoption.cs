namespace Kessan.Consolidation;

/// <summary>
/// A set of standards adopted prospectively: fiscal years that begin on the day or later are measured under it, what was measured before stays as it is (SFAS
/// 160 ¶5).
/// </summary>
public sealed record Adoption(DateOnly From, PolicySet Policies);
