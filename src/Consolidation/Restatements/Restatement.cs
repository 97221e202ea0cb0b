using Kessan.Core;

namespace Kessan.Consolidation;

public enum RestatementKind
{
    /// <summary>An error of an earlier period (IAS 8 ¶42; ASC 250-10-45-23).</summary>
    Error,

    /// <summary>Another policy, as if it had always been applied (IAS 8 ¶22; ASC 250-10-45-5).</summary>
    Policy,

    /// <summary>Provisional amounts of a purchase completed (IFRS 3 ¶49; ASC 805-10-25-13).</summary>
    MeasurementPeriod,

    /// <summary>The same balances shown otherwise (IAS 1 ¶41; ASC 205-10-50-1).</summary>
    Reclassification,
}

/// <summary>
/// A cause for which periods that were published are stated anew (adjustments/restatements.csv). Rows of other files, versions of packages and policies belong
/// to it: without it they do not count.
/// </summary>
/// <param name="Packages">Versions of packages that came with it: S.v2.</param>
/// <param name="Policies">Policy and choice.</param>
public sealed record Restatement(string Cause, DateOnly Announced, RestatementKind Kind, IReadOnlyList<string> Packages,
    IReadOnlyList<KeyValuePair<string, string>> Policies, string Reason, SourceLine Source)
{
    /// <summary>The paragraph that asks for it.</summary>
    public string Paragraph => Kind switch
    {
        RestatementKind.Error => "IAS 8 ¶42; ASC 250-10-45-23",
        RestatementKind.Policy => "IAS 8 ¶22; ASC 250-10-45-5",
        RestatementKind.MeasurementPeriod => "IFRS 3 ¶49; ASC 805-10-25-13",
        _ => "IAS 1 ¶41; ASC 205-10-50-1",
    };
}
