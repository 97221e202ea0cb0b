using Kessan.Core;

namespace Kessan.Ledgers.Journals;

/// <summary>
/// The input or the ledger cannot be used: a broken file, a server that is gone, a full disk. The one exception that is not our bug: a
/// stream that breaks in the middle must not look like a stream that ended, or a half total would be taken for a whole one. Commands print
/// the faults and end with exit code 2.
/// </summary>
public sealed class LedgerException : Exception
{
    public LedgerException(params IReadOnlyList<Finding> faults)
        : base(string.Join('\n', faults.Select(f => $"{f.Place}: {f.Code} {f.Rule}: {f.Message}"))) => Faults = faults;

    public LedgerException(Finding fault, Exception cause)
        : base($"{fault.Place}: {fault.Code} {fault.Rule}: {fault.Message}", cause) => Faults = [fault];

    /// <summary>In document order; each says the place and what to do.</summary>
    public IReadOnlyList<Finding> Faults { get; }
}
