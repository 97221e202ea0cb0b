using Kessan.Consolidation;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>The consolidated ledger of one month end, summed by account and movement, and the packages by company before elimination.</summary>
public sealed class PeriodBalances
{
    /// <param name="Movement">Null for the closing, or for the flow of an income-statement account.</param>
    private sealed record Key(string Entity, string Account, string? Movement);

    private sealed class Sum
    {
        public decimal Amount { get; set; }
    }

    private readonly Dictionary<Key, Sum> sums = [];
    private readonly HashSet<string> otherThanCash;

    /// <summary>The entity under which the consolidated amounts stand.</summary>
    private const string Consolidated = "";

    public PeriodBalances(ConsolidatedPeriod period, ChartOfAccounts chart)
    {
        End = period.End;
        otherThanCash = [.. chart.Accounts.Where(a => a.IsBalanceSheet && a.Role != AccountRole.Cash).Select(a => a.Code)];
        foreach (var line in period.Lines)
        {
            Add(Consolidated, line);
            if (line.Level == Level.Package) { Add(line.Entity, line); }
        }
    }

    public DateOnly End { get; }

    /// <summary>The account and movement pairs that have an amount, in no order.</summary>
    public IEnumerable<BalanceMovement> Movements =>
        from sum in sums
        where sum.Value.Amount != 0m && sum.Key is { Entity: Consolidated, Movement: not null } && sum.Key.Account != MappingRow.AllButCash
        select new BalanceMovement(sum.Key.Account, sum.Key.Movement!);

    /// <summary>
    /// The amount of a mapping row, debit positive and without its sign; null where the ledgers show nothing. A ledger cannot tell
    /// nothing from zero, so an amount of exactly zero is nothing too.
    /// </summary>
    public decimal? Amount(MappingRow row)
    {
        decimal? sum = null;
        foreach (var entity in row.Entities.Count == 0 ? [Consolidated] : row.Entities)
        {
            if (Of(entity, row) is { } amount) { sum = (sum ?? 0m) + amount; }
        }

        return sum;
    }

    /// <summary>The consolidated closing (or flow) of an account, debit positive; null where it is nothing.</summary>
    public decimal? Closing(string account) => Stored(new(Consolidated, account, null));

    /// <summary>The balance with which a balance-sheet account entered the fiscal year.</summary>
    public decimal? Opening(MappingRow row) => Amount(row with { Movement = MovementCodes.Opening });

    private decimal? Of(string entity, MappingRow row) => Stored(new(entity, row.Account, row.Movement));

    private void Add(string entity, JournalLine line)
    {
        Accumulate(new(entity, line.Account, null), line.Amount);
        if (line.Movement is null) { return; }
        Accumulate(new(entity, line.Account, line.Movement), line.Amount);
        if (otherThanCash.Contains(line.Account)) { Accumulate(new(entity, MappingRow.AllButCash, line.Movement), line.Amount); }
    }

    private void Accumulate(Key key, decimal amount)
    {
        if (!sums.TryGetValue(key, out var sum)) { sums[key] = sum = new(); }
        sum.Amount += amount;
    }

    private decimal? Stored(Key key) => sums.TryGetValue(key, out var sum) && sum.Amount != 0m ? sum.Amount : null;
}

/// <summary>An account and a movement of it.</summary>
public sealed record BalanceMovement(string Account, string Movement);
