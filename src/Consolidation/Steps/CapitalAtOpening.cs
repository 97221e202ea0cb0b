using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>Step 6a. A company that was a subsidiary before opens with what was carried forward, which is proved against its opening net assets.</summary>
internal static class CapitalAtOpening
{
    public static bool Take(Subsidiary subsidiary)
    {
        var work = subsidiary.Work;
        var netAssets = subsidiary.Package.OpeningNetAssets(work.Chart);
        var exact = (1m - subsidiary.ShareOn(work.Before)) * netAssets;
        var carried = -work.CarriedForward(subsidiary.Code).Where(l => l.Account == work.Accounts.MinorityInterest).Sum(l => l.Amount);
        subsidiary.Minority.Open(exact, carried);
        var expected = subsidiary.Minority.Bookable(exact);
        if (carried != expected && work.Prior is null)
        {
            var source = work.Input.Group.Opening.FirstOrDefault(o => o.Entity == subsidiary.Code && o.Account == work.Accounts.MinorityInterest)?.Source
                ?? new SourceLine(AcquisitionReader.OpeningFile, 1);
            subsidiary.Report("CO311", "minority-is-not-share-of-net-assets", source,
                FormattableString.Invariant($"Minority interest in {subsidiary.Code} opens with {carried}; its share in opening net assets of {netAssets} is {expected} (ARB 51 ¶14)."),
                carried, expected, "Correct the opening entry.");
        }

        return true;
    }
}
