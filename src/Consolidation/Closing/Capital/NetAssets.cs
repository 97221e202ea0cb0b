namespace Kessan.Consolidation;

/// <summary>Net assets of one company at the group's values: books, step-ups, unrealised profit; positive where assets exceed liabilities.</summary>
internal static class NetAssets
{
    /// <param name="sharedOnly">Without what belongs to a buyer alone (its goodwill, its part of step-ups).</param>
    public static decimal At(GroupWork work, string entity, DateOnly day, bool sharedOnly)
    {
        var sum = 0m;
        foreach (var line in work.Journal.Lines)
        {
            if (line.Own && line.Line.Entity == entity && !work.IsNetAsset(line.Line.Account) && (!sharedOnly || line.Holder == entity))
            {
                sum -= line.At(day);
            }
        }

        return work.Round(sum);
    }

    /// <summary>The same with what the company has of its own subsidiaries and investees beyond their cost: its owners share in that too.</summary>
    public static decimal WithHoldings(GroupWork work, string entity, DateOnly day, bool sharedOnly) => WithHoldings(work, entity, day, sharedOnly, [entity]);

    private static decimal WithHoldings(GroupWork work, string entity, DateOnly day, bool sharedOnly, string[] above)
    {
        var (sum, scope) = (At(work, entity, day, sharedOnly), work.ScopeOn(day));
        foreach (var held in work.Timeline.HeldCompanies.Where(h => h != work.Timeline.Parent && !above.Contains(h, StringComparer.Ordinal)))
        {
            var percent = work.Timeline.Of(held, day).Where(h => h.Owner == entity).Sum(h => h.Percent);
            if (percent == 0m) { continue; }
            if (!scope.IsFull(held)) { sum += work.InvesteeAdjustments.GetValueOrDefault($"{entity}\n{held}"); }
            else if (work.Companies.ContainsKey(held))
            {
                var part = WithHoldings(work, held, day, sharedOnly, [.. above, held]) - NonControlling.Of(work, held);
                sum += work.Round(part * percent / scope.GroupHoldings(held).Sum(h => h.Percent)) - Acquisition.CostOf(work, entity, held, day);
            }
        }

        return sum;
    }
}
