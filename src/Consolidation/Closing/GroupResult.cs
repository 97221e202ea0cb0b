using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The result of the period goes into retained earnings, company by company, so that the balance sheet adds to zero on its own; the income statement keeps its
/// flows.
/// </summary>
internal static class GroupResult
{
    private static readonly Rule Rule = new("RS", "result-of-period", Level.Result, BalancesAlone: false);

    public static void Apply(GroupWork work)
    {
        var results = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => work.IsResult(l.Line.Account)))
        {
            results[line.Line.Entity] = results.GetValueOrDefault(line.Line.Entity) + line.Line.Amount;
        }
        work.Journal.Append(Rule, work.End, "The result of the period is taken into retained earnings.",
            results.Select(r => new Leg(r.Key, work.Accounts.RetainedEarnings, MovementCodes.NetIncome, r.Value)));
    }
}
