namespace Kessan.Consolidation;

/// <summary>
/// Step 6. For each subsidiary, what its owners paid stands against its equity (ARB 51 ¶7-9), movement by movement; what others hold is the minority's
/// (¶14-15).
/// Within a year the order is that of time: entry, money paid in, dividends, then result and other equity up to each further purchase, the purchase, and the
/// rest.
/// </summary>
internal static class CapitalConsolidation
{
    public static void Apply(PeriodWork work)
    {
        var parent = work.Input.Group.Parent?.Code;
        foreach (var code in work.Full.Where(c => c != parent))
        {
            var subsidiary = new Subsidiary(work, code);
            ReportIndirectMinority(work, code, parent);
            if (!(subsidiary.Enters ? CapitalAtEntry.Book(subsidiary) : CapitalAtOpening.Take(subsidiary))) { continue; }
            CapitalPaidIn.Book(subsidiary);
            SubsidiaryDividends.Book(subsidiary);
            MinorityOfYear.Book(subsidiary);
            MinorityProof.Check(subsidiary);
        }
    }

    // The minority of an owner would also have a part in what the owner holds. Nothing is computed by halves: it is said.
    private static void ReportIndirectMinority(PeriodWork work, string code, string? parent)
    {
        foreach (var holding in work.Input.Group.HoldingsIn(code, work.End)
            .Where(h => h.Percent > 0m && h.Owner != parent && work.Input.Group.ShareOn(h.Owner, work.End) < 1m))
        {
            work.Report("CO310", "indirect-minority", new(holding.Source.File, holding.Source.Row),
                $"{holding.Owner} has minority shareholders and holds {code}; their indirect share in {code} is not taken out.", holding.Owner,
                "an owner held wholly", "Hold it through the parent, or through a company that is wholly owned.");
        }
    }
}
