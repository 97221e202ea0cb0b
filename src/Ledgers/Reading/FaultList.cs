using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>The faults of one file (or of one check), in the order they were found. Not shared between threads: each file has its own.</summary>
public sealed class FaultList
{
    private readonly List<Finding> faults = [];

    public int Count => faults.Count;

    public IReadOnlyList<Finding> All => faults;

    /// <param name="found">What stands there, as it stands there.</param>
    /// <param name="expected">What could stand there.</param>
    /// <param name="message">Whole sentences; found and expected need not be repeated.</param>
    /// <param name="remedy">What a person does about it.</param>
    public void Add(string code, string rule, Place place, string found, string expected, string message, string remedy) =>
        faults.Add(new(code, rule, Severity.Fault, place, message) { Printed = found, Expected = expected, Remedy = remedy });

    public void AddRange(IEnumerable<Finding> others) => faults.AddRange(others);
}
