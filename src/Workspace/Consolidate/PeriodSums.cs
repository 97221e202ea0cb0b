using Kessan.Consolidation;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>What the proofs ask of all lines of a period, added up in one pass: a closing has tens of thousands of lines. Debits are positive.</summary>
internal sealed class PeriodSums
{
    private readonly ChartOfAccounts chart;
    private readonly MovementTable movements;
    private readonly decimal[] levels = new decimal[4], byMovement, closings, openings;
    private readonly bool[] hasLevel = new bool[4], hasMovement;

    public PeriodSums(ConsolidatedPeriod period, ChartOfAccounts chart, MovementTable movements)
    {
        (this.chart, this.movements) = (chart, movements);
        (byMovement, hasMovement) = (new decimal[movements.Movements.Count], new bool[movements.Movements.Count]);
        (closings, openings) = (new decimal[chart.Accounts.Count], new decimal[chart.Accounts.Count]);
        bool[] isOpening = [.. movements.Movements.Select(m => m.Kind == MovementKind.Opening)];
        foreach (var line in period.Lines) { Add(line, isOpening); }
    }

    /// <summary>Sums of the companies' own books.</summary>
    public Dictionary<string, decimal> Packages { get; } = new(StringComparer.Ordinal);

    /// <summary>All balance-sheet accounts together.</summary>
    public decimal Balance { get; private set; }

    /// <summary>All income-statement accounts together.</summary>
    public decimal Income { get; private set; }

    /// <summary>What was booked to balance-sheet accounts, debits and credits alike counted positive.</summary>
    public decimal Turned { get; private set; }

    /// <summary>The part of it under movements of the table.</summary>
    public decimal Explained { get; private set; }

    public bool Has(Level level) => hasLevel[(int)level];

    public decimal Of(Level level) => levels[(int)level];

    public bool Has(string movement) => movements.Find(movement) is not null && hasMovement[movements.PositionOf(movement)];

    public decimal Of(string movement) => byMovement[movements.PositionOf(movement)];

    public decimal ClosingOf(string account) => closings[chart.PositionOf(account)];

    public decimal OpeningOf(string account) => openings[chart.PositionOf(account)];

    private void Add(JournalLine line, bool[] isOpening)
    {
        (levels[(int)line.Level], hasLevel[(int)line.Level]) = (levels[(int)line.Level] + line.Amount, true);
        if (line.Level == Level.Package) { Packages[line.Entity] = Packages.GetValueOrDefault(line.Entity) + line.Amount; }
        var account = chart.PositionOf(line.Account);
        closings[account] += line.Amount;
        var movement = line.Movement is { } code && movements.Find(code) is not null ? movements.PositionOf(code) : -1;
        if (movement >= 0)
        {
            (byMovement[movement], hasMovement[movement]) = (byMovement[movement] + line.Amount, true);
            if (isOpening[movement]) { openings[account] += line.Amount; }
        }

        if (!chart.Accounts[account].IsBalanceSheet) { Income += line.Amount; return; }
        Balance += line.Amount;
        Turned += Math.Abs(line.Amount);
        if (movement >= 0) { Explained += Math.Abs(line.Amount); }
    }
}
