using Kessan.Consolidation;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>The consolidated ledger of one month end, summed by account and movement, and the packages by company before elimination.</summary>
public sealed class PeriodBalances
{
    // Of one entity: by account in the order of the chart (all but cash after the last) and then by movement, the closing or flow first. Arrays, since a
    // closing has tens of thousands of lines.
    private readonly Dictionary<string, decimal[]?[]> sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> movements = new(StringComparer.Ordinal);
    private readonly ChartOfAccounts chart;

    /// <summary>The entity under which the consolidated amounts stand.</summary>
    private const string Consolidated = "";

    public PeriodBalances(ConsolidatedPeriod period, ChartOfAccounts chart)
    {
        (End, this.chart) = (period.End, chart);
        bool[] otherThanCash = [.. chart.Accounts.Select(a => a.IsBalanceSheet && a.Role != AccountRole.Cash)];
        var (consolidated, own, entity) = (Sums(Consolidated), Array.Empty<decimal[]?>(), (string?)null);
        foreach (var line in period.Lines)
        {
            var (account, movement) = (chart.PositionOf(line.Account), IndexOf(line.Movement));
            Add(consolidated, account, movement, line.Amount, otherThanCash[account]);
            if (line.Level != Level.Package) { continue; }
            if (!ReferenceEquals(entity, line.Entity)) { (own, entity) = (Sums(line.Entity), line.Entity); }
            Add(own, account, movement, line.Amount, otherThanCash[account]);
        }
    }

    public DateOnly End { get; }

    /// <summary>The account and movement pairs that have an amount, in no order.</summary>
    public IEnumerable<BalanceMovement> Movements =>
        from account in chart.Accounts
        from movement in movements.Keys
        where Stored(Consolidated, account.Code, movement) is not null
        select new BalanceMovement(account.Code, movement);

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
    public decimal? Closing(string account) => Stored(Consolidated, account, null);

    /// <summary>The balance with which a balance-sheet account entered the fiscal year.</summary>
    public decimal? Opening(MappingRow row) => Amount(row with { Movement = MovementCodes.Opening });

    private decimal? Of(string entity, MappingRow row) => Stored(entity, row.Account, row.Movement);

    private decimal[]?[] Sums(string entity)
    {
        if (!sums.TryGetValue(entity, out var found)) { sums.Add(entity, found = new decimal[]?[chart.Accounts.Count + 1]); }
        return found;
    }

    // 0 is no movement: the closing, or the flow of an income-statement account.
    private int IndexOf(string? movement)
    {
        if (movement is null) { return 0; }
        if (!movements.TryGetValue(movement, out var index)) { movements.Add(movement, index = movements.Count + 1); }
        return index;
    }

    private static void Add(decimal[]?[] of, int account, int movement, decimal amount, bool otherThanCash)
    {
        Accumulate(ref of[account], 0, amount);
        if (movement == 0) { return; }
        Accumulate(ref of[account], movement, amount);
        if (otherThanCash) { Accumulate(ref of[^1], movement, amount); }
    }

    private static void Accumulate(ref decimal[]? cells, int movement, decimal amount)
    {
        if (cells is null || cells.Length <= movement) { Array.Resize(ref cells, Math.Max(8, 2 * movement)); }
        cells[movement] += amount;
    }

    private decimal? Stored(string entity, string account, string? movement)
    {
        var index = 0;
        if (!sums.TryGetValue(entity, out var of) || (movement is not null && !movements.TryGetValue(movement, out index))) { return null; }
        var position = account == MappingRow.AllButCash ? of.Length - 1 : chart.Find(account) is null ? -1 : chart.PositionOf(account);
        return position >= 0 && of[position] is { } cells && index < cells.Length && cells[index] != 0m ? cells[index] : null;
    }
}

/// <summary>An account and a movement of it.</summary>
public sealed record BalanceMovement(string Account, string Movement);
