namespace Kessan.Consolidation;

/// <summary>What the closing of a fiscal year hands to the next: the packages, and the permanent entries by company and account.</summary>
/// <param name="Carried">Debit positive, in order of company and chart; results of the year stand in retained earnings.</param>
/// <param name="Closing">The consolidated closing by account, the result in retained earnings included.</param>
internal sealed record YearEnd(
    DateOnly End, IReadOnlyDictionary<string, Package> Packages, IReadOnlyList<CarriedBalance> Carried, IReadOnlyDictionary<string, decimal> Closing)
{
    public static YearEnd Of(PeriodWork work)
    {
        var closing = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => work.Chart[l.Account].IsBalanceSheet))
        {
            closing[line.Account] = closing.GetValueOrDefault(line.Account) + line.Amount;
        }
        return new(work.End, work.Packages, CarriedFrom(work), closing);
    }

    // Income-statement lines of permanent entries changed the result; a year later that is retained earnings of the company they stand at.
    private static List<CarriedBalance> CarriedFrom(PeriodWork work)
    {
        var sums = new Dictionary<(string Entity, string Account), (decimal Amount, SortedSet<string> Entries)>();
        foreach (var line in work.Journal.Lines.Where(l => l.Level == Level.Consolidation))
        {
            var key = (line.Entity, work.Chart[line.Account].IsBalanceSheet ? line.Account : work.Accounts.RetainedEarnings);
            var (amount, entries) = sums.GetValueOrDefault(key, (0m, new SortedSet<string>(StringComparer.Ordinal)));
            entries.Add(line.Entry!);
            sums[key] = (amount + line.Amount, entries);
        }

        return
        [
            .. sums.Where(s => s.Value.Amount != 0m)
                .OrderBy(s => s.Key.Entity, StringComparer.Ordinal).ThenBy(s => work.Chart.PositionOf(s.Key.Account))
                .Select(s => new CarriedBalance(s.Key.Entity, s.Key.Account, s.Value.Amount, [.. s.Value.Entries])),
        ];
    }
}

/// <param name="Entries">The ids of the entries of the closing that make it up.</param>
internal sealed record CarriedBalance(string Entity, string Account, decimal Amount, IReadOnlyList<string> Entries);
