using Kessan.Consolidation;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>The consolidated ledger of one month end, summed by account and movement, and the packages by company before elimination.</summary>
public sealed class PeriodBalances
{
    private readonly Dictionary<(string Entity, string Account, string Movement), decimal> flows = [];
    private readonly Dictionary<(string Entity, string Account), decimal> closings = [];
    private readonly HashSet<string> otherThanCash;

    /// <summary>The entity under which the consolidated amounts stand.</summary>
    private const string Consolidated = "";

    /// <summary>The movement under which income-statement amounts stand.</summary>
    private const string NoMovement = "";

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
    public IEnumerable<(string Account, string Movement)> Movements =>
        from flow in flows
        where flow.Value != 0m && flow.Key.Entity.Length == 0 && flow.Key.Movement.Length > 0 && flow.Key.Account != MappingRow.AllButCash
        select (flow.Key.Account, flow.Key.Movement);

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
    public decimal? Closing(string account) => Stored(closings, (Consolidated, account));

    /// <summary>The balance with which a balance-sheet account entered the fiscal year.</summary>
    public decimal? Opening(MappingRow row) => Amount(row with { Movement = MovementCodes.Opening });

    private decimal? Of(string entity, MappingRow row) =>
        row.Movement is { } movement ? Stored(flows, (entity, row.Account, movement)) : Stored(closings, (entity, row.Account));

    private void Add(string entity, JournalLine line)
    {
        Accumulate(flows, (entity, line.Account, line.Movement ?? NoMovement), line.Amount);
        Accumulate(closings, (entity, line.Account), line.Amount);
        if (line.Movement is not null && otherThanCash.Contains(line.Account)) { Accumulate(flows, (entity, MappingRow.AllButCash, line.Movement), line.Amount); }
    }

    private static void Accumulate<TKey>(Dictionary<TKey, decimal> sums, TKey key, decimal amount) where TKey : notnull =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += amount;

    private static decimal? Stored<TKey>(Dictionary<TKey, decimal> sums, TKey key) where TKey : notnull =>
        sums.TryGetValue(key, out var amount) && amount != 0m ? amount : null;
}
