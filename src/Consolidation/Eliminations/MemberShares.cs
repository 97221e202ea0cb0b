namespace Kessan.Consolidation;

/// <summary>
/// The part of a line that belongs to the members a rule selects: as the rows of the last trial balance of the year share the account with that partner.
/// </summary>
internal static class MemberShares
{
    public static decimal Of(GroupWork work, LineSelection selection, JournalLine line)
    {
        var share = 1m;
        foreach (var pattern in selection.Members) { share *= Of(work, pattern, line); }
        return share;
    }

    private static decimal Of(GroupWork work, MemberPattern pattern, JournalLine line)
    {
        if (work.Ledgers[line.Entity].MaxBy(t => t.End) is not { } ledger) { return 0m; }
        var own = work.Companies[line.Entity].Company.Segment;
        var (selected, whole) = (0m, 0m);
        foreach (var sum in ledger.Members.Where(m => m.Dimension == pattern.Dimension && m.Account == line.Account && m.Partner == line.Partner))
        {
            whole += sum.Amount;
            if (pattern.Members.Selects(p => CodePattern.Names(p, MemberOf(pattern, sum.Member, own)))) { selected += sum.Amount; }
        }

        if (whole != 0m) { return selected / whole; }
        // Rows that name no member belong to the company's own segment.
        return pattern.Members.Selects(p => CodePattern.Names(p, MemberOf(pattern, "", own))) ? 1m : 0m;
    }

    private static string MemberOf(MemberPattern pattern, string member, string own) => member.Length > 0 || pattern.Dimension != "segment" ? member : own;
}
