using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Capital surplus that purchases from others and sales to them have used up and more: retained earnings take what is beyond it, where the policy says so (ASBJ
/// 22 ¶30-2; ASBJ 1 ¶12). Only where the chart tells capital surplus that was paid in from share capital: otherwise nobody can say that it is used up.
/// <example>Capital surplus of 30, and 20% of a subsidiary bought for 50 more than it stood at: surplus 0, retained earnings −20.</example>
/// </summary>
internal static class NegativeSurplus
{
    private static readonly Rule Rule = new("NS", "negative-surplus", Level.Consolidation);

    public static void Apply(GroupWork work)
    {
        if (!work.Policies.Is(PolicyCatalogue.Surplus, "retained-earnings") || work.Timeline.Parent is not { } parent
            || work.Chart.TheOne(AccountRole.OwnerTransactions) is not { } account || !work.Chart.Accounts.Any(a => a.Role == AccountRole.PaidInCapital))
        {
            return;
        }
        var total = work.Journal.Lines
            .Where(l => work.Chart[l.Line.Account].Role is AccountRole.PaidInCapital or AccountRole.OwnerTransactions)
            .Sum(l => l.Line.Amount);
        if (total <= 0m) { return; }
        work.Journal.Append(Rule, work.End, $"Capital surplus is used up; retained earnings take the rest ({work.Policies[PolicyCatalogue.Surplus].Paragraph}).",
        [
            new(parent, account.Code, MovementCodes.Reclassification, -total),
            new(parent, work.Accounts.RetainedEarnings, MovementCodes.Reclassification, total),
        ]);
    }
}
