namespace Kessan.Statements;

/// <summary>What earnings per share are computed from: <c>perShare</c> in kessan.yaml.</summary>
/// <param name="Earnings">The concept of the earnings attributable to the owners of the parent.</param>
/// <param name="Control">The concept that decides what dilutes: earnings from continuing operations (IAS 33 ¶42, ASC 260-10-45-18); null for the same.</param>
public sealed record PerSharePolicy(string Earnings, string? Control, ShareWeighting Weighting)
{
    /// <summary>
    /// Whether the shares of the treasury stock method in a cumulative period are the average of those of its quarters (ASC 260-10-55-3; not so under IAS 33
    /// ¶37).
    /// </summary>
    public bool AveragesQuarters { get; init; }
}
