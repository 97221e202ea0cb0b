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
            if (line.Own && line.Line.Entity == entity && !work.IsNetAsset(line.Line.Account) && (!sharedOnly || line.Holder == entity)) { sum -= line.At(day); }
        }

        return work.Round(sum);
    }
}
