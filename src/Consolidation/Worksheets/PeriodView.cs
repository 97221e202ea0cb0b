namespace Kessan.Consolidation;

/// <summary>
/// The last stretch of a fiscal year apart from what was before it: a quarter as the difference of two cumulative closings. Balances open with the closing
/// before and keep the movements since; results are those since. Every amount of the cumulative view is still there, so that the two views differ in their
/// openings and flows only.
/// </summary>
public static class PeriodView
{
    /// <param name="before">The closing before in the same fiscal year; null where the period is the first of its year.</param>
    public static ConsolidatedPeriod Of(ConsolidatedPeriod period, ConsolidatedPeriod? before)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (before is null) { return period; }
        var lines = new List<JournalLine>(period.Lines);
        foreach (var line in before.Lines.Where(l => l.Movement != Ledgers.MovementCodes.Opening))
        {
            lines.Add(line with { Amount = -line.Amount, Entry = null });
            if (line.Movement is not null) { lines.Add(line with { Movement = Ledgers.MovementCodes.Opening, Entry = null }); }
        }

        return period with { Lines = lines };
    }
}
