using Kessan.Core;

namespace Kessan.TieOut.Baselines;

/// <summary>
/// A known finding that a person has accepted. It is bound to the rule, the place and the number printed there: where one of them changes, it accepts nothing.
/// </summary>
/// <param name="File">The document, or the last parts of its path.</param>
/// <param name="At">The place within it, as <see cref="PlaceText"/> writes it.</param>
/// <param name="Printed">The number or words as printed; empty where the finding is about nothing printed.</param>
/// <param name="Expires">The last day on which it counts; null where it does not expire.</param>
/// <param name="Place">Of the entry, in the baseline's file.</param>
public sealed record Acceptance(string Rule, string File, string At, string Printed, string Reason, string Author, DateOnly? Expires, Place Place)
{
    public bool IsOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var whole = path.Replace('\\', '/');
        return whole == File || whole.EndsWith("/" + File, StringComparison.Ordinal);
    }

    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Code == Rule && PlaceText.Of(finding.Place) == At && (finding.Printed ?? "") == Printed;
    }
}

/// <summary>A finding and the entry that accepts it.</summary>
public sealed record AcceptedFinding(TieFinding Finding, Acceptance By);
