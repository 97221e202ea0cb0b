namespace Kessan.Consolidation;

/// <summary>The journal of a period's entries, line by line, in the order in which they were made.</summary>
public static class EntriesCsv
{
    public static string Write(ConsolidatedPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var csv = new CsvText();
        csv.Row("entry", "rule", "entity", "account", "movement", "partner", "amount", "reason");
        foreach (var entry in period.Entries)
        {
            foreach (var line in entry.Lines)
            {
                csv.Row(entry.Id, entry.Rule, line.Entity, line.Account, line.Movement ?? "", line.Partner ?? "", CsvText.Amount(line.Amount), entry.Reason);
            }
        }

        return csv.ToString();
    }
}
