namespace Kessan.Consolidation;

/// <summary>
/// Minority interest at the end is the minority's share in net assets at the end, not below zero (ARB 51 ¶14-15): whatever happened in between.
/// </summary>
internal static class MinorityProof
{
    public static void Check(Subsidiary subsidiary)
    {
        var work = subsidiary.Work;
        var share = 1m - subsidiary.ShareOn(work.End);
        var netAssets = subsidiary.Package.NetAssets(work.Chart);
        var (found, expected) = (subsidiary.Minority.Booked, subsidiary.Minority.Bookable(share * netAssets));
        if (found == expected) { return; }
        var row = work.Input.Group.HoldingsIn(subsidiary.Code, work.End)[0].Source;
        subsidiary.Report("CO311", "minority-is-not-share-of-net-assets", row,
            FormattableString.Invariant($"Minority interest in {subsidiary.Code} closes with {found} on {work.End:yyyy-MM-dd}; {share * 100m:0.####}% of its net assets of {netAssets} is {expected} (ARB 51 ¶14)."),
            found, expected, "Look for a change of ownership, a dividend or a payment into its capital that one of the two sides lacks.");
    }
}
