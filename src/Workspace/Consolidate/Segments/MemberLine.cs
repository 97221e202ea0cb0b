using Kessan.Consolidation;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>What of a line of the companies' books belongs to a member of a dimension; presentation currency, debit positive.</summary>
/// <param name="Member">The empty text where nobody is named.</param>
/// <param name="PartnerMember">The member of the company on the other side, where it has only one; the empty text where it has several or none.</param>
internal sealed record MemberLine(string Member, string Account, string? Partner, string PartnerMember, decimal Amount);

/// <summary>
/// Shares the translated lines of the companies among the members of a dimension, in the proportion in which the rows of their ledgers have them. The last
/// member of a line takes what roundings leave, so that the members always add to the line.
/// </summary>
internal sealed class MemberLines(LoadedWorkspace workspace, ConsolidatedPeriod period, string dimension)
{
    private readonly decimal unit = workspace.ForGroup().SmallestUnit;
    private readonly Dictionary<string, string> partners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ofEntity = workspace.Group.Entities.ToDictionary(e => e.Code, e => dimension == "segment" ? e.Segment : "",
        StringComparer.Ordinal);

    public static IEnumerable<string> Dimensions(LoadedWorkspace workspace) => TrialBalanceReader.Dimensions.Where(d =>
        workspace.TrialBalances.Any(t => t.Members.Any(m => m.Dimension == d)) || (d == "segment" && workspace.Group.Entities.Any(e => e.Segment.Length > 0)));

    public IEnumerable<MemberLine> All()
    {
        var year = workspace.Settings.Calendar.CumulativeTo(period.End).Start!.Value;
        var sums = new Dictionary<string, SortedDictionary<string, decimal>>(StringComparer.Ordinal);
        foreach (var ledger in workspace.TrialBalances.Where(t => t.End <= period.End && t.End >= year)
            .GroupBy(t => t.Entity, StringComparer.Ordinal)
            .Select(g => g.MaxBy(t => t.End)!))
        {
            Collect(ledger, sums);
        }
        foreach (var line in period.Lines.Where(l => l.Level == Level.Package).GroupBy(l => $"{l.Entity}\n{l.Account}\n{l.Partner}", StringComparer.Ordinal))
        {
            var (first, amount) = (line.First(), line.Sum(l => l.Amount));
            foreach (var (member, part) in Shared(sums.GetValueOrDefault(line.Key), amount, ofEntity[first.Entity]))
            {
                yield return new(member, first.Account, first.Partner, PartnerOf(first.Partner), part);
            }
        }
    }

    private void Collect(TrialBalance ledger, Dictionary<string, SortedDictionary<string, decimal>> sums)
    {
        foreach (var sum in ledger.Members.Where(m => m.Dimension == dimension))
        {
            var key = $"{ledger.Entity}\n{sum.Account}\n{sum.Partner}";
            if (!sums.TryGetValue(key, out var members)) { sums.Add(key, members = new(StringComparer.Ordinal)); }
            var member = sum.Member.Length > 0 ? sum.Member : ofEntity[ledger.Entity];
            members[member] = members.GetValueOrDefault(member) + sum.Amount;
        }
    }

    private IEnumerable<(string Member, decimal Part)> Shared(SortedDictionary<string, decimal>? members, decimal amount, string own)
    {
        var whole = members?.Values.Sum() ?? 0m;
        if (members is null || whole == 0m) { yield return (own, amount); yield break; }
        var (left, last) = (amount, members.Keys.Last());
        foreach (var (member, part) in members)
        {
            var share = member == last ? left : Core.Rounding.Round(amount * part / whole, unit, Core.RoundingMode.HalfUp);
            left -= share;
            yield return (member, share);
        }
    }

    private string PartnerOf(string? partner)
    {
        if (partner is null) { return ""; }
        if (partners.TryGetValue(partner, out var known)) { return known; }
        var members = workspace.TrialBalances.Where(t => t.Entity == partner && t.End <= period.End)
            .SelectMany(t => t.Members)
            .Where(m => m.Dimension == dimension)
            .Select(m => m.Member.Length > 0 ? m.Member : ofEntity[partner])
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .ToArray();
        return partners[partner] = members.Length == 1 ? members[0] : members.Length == 0 ? ofEntity[partner] : "";
    }
}
