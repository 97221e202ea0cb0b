namespace Kessan.TieOut.Linking;

/// <summary>Which of the two things a comparison names.</summary>
internal enum ComparisonSide
{
    /// <summary>What the sentence reports.</summary>
    Reported,

    /// <summary>What it is compared with: "compared to …", "from …", "a year ago".</summary>
    Base,

    /// <summary>The sentence lists several ("… respectively"), and which is which stays open.</summary>
    Open,
}

/// <summary>What the clause of one figure is about, by its words alone.</summary>
/// <param name="Words">The words that name the subject: those of its clause, or of the clause before where it has none of its own.</param>
/// <param name="IsOwn">The clause of the figure itself names a subject.</param>
/// <param name="IsForward">The sentence speaks of what is to come.</param>
/// <param name="Qualifiers">Words that make the measure another one (organic, adjusted, excluding).</param>
internal sealed record Topic(IReadOnlySet<int> Words, bool IsOwn, ComparisonSide Side, bool IsForward, IReadOnlySet<int> Qualifiers)
{
    /// <summary>The figure is a part of what is named before: "… included 19 million of …".</summary>
    public bool IsPart { get; init; }

    /// <summary>What is to come is not measured against what has been.</summary>
    public bool IsForwardOnly(Fact fact, DateOnly? main) => IsForward && (fact.Period is null || (main is { } day && fact.Period.End <= day));
}
