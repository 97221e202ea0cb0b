using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>Which folder an announced fact stands in, and so what it is.</summary>
public enum FactOrigin
{
    Kpi,
    Target,

    /// <summary>Announced earlier, with no ledgers here; marked wherever it is used.</summary>
    Reported,
    Dividend,
}

/// <summary>A row of a fact file: a fact that is announced but does not come out of ledgers.</summary>
public sealed record FactRow(Fact Fact, FactOrigin Origin, string? Note)
{
    public SourceLine Source => ((Provenance.FromSource)Fact.Provenance).Line;
}
