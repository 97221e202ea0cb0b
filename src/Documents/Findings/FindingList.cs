using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Collects what is wrong while a document is built, so that all of it is reported at once, in document order.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> findings = [];

    public void Add(DocumentRule rule, Place place, string message, string? printed = null, string? expected = null, string? remedy = null) =>
        findings.Add(new(rule.Code, rule.Name, rule.Severity, place, message) { Printed = printed, Expected = expected, Remedy = remedy });

    /// <summary>What another reader found wrong.</summary>
    public void AddRange(IEnumerable<Finding> others) => findings.AddRange(others);

    public bool HasFaults => findings.Exists(f => f.Severity == Severity.Fault);

    public IReadOnlyList<Finding> InOrder() => [.. findings.Distinct().OrderBy(f => f.Place).ThenBy(f => f.Code, StringComparer.Ordinal)];
}
