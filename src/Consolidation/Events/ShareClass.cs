using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>A class of a company's shares (group/share-classes.csv): what all shares of the class together have of its equity and of its votes.</summary>
/// <param name="Economic">Points of the company's equity and result.</param>
/// <param name="Votes">Points of its votes.</param>
public sealed record ShareClass(string Entity, string Class, decimal Economic, decimal Votes, SourceLine Source);
