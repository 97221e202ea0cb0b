using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Reads group/acquisitions.csv, group/allocations.csv, group/unrealised-profits.csv and group/opening.csv.</summary>
public static class AcquisitionReader
{
    public const string StepsFile = "group/acquisitions.csv";
    public const string AllocationsFile = "group/allocations.csv";
    public const string ProfitsFile = "group/unrealised-profits.csv";
    public const string OpeningFile = "group/opening.csv";

    private static readonly CsvColumns StepColumns =
        new("step", "date", "owner", "entity", "percent", "cost", "movement", "net_assets", "result_to_date", "note") { Optional = ["note"] };

    private static readonly CsvColumns AllocationColumns = new("step", "account", "amount", "months", "expense_account", "note") { Optional = ["note"] };

    private static readonly CsvColumns ProfitColumns =
        new("from", "seller", "buyer", "price", "cost", "sales_account", "cost_account", "asset_account", "movement", "note") { Optional = ["note"] };

    private static readonly CsvColumns OpeningColumns = new("entity", "account", "amount", "reason");

    public static IReadOnlyList<AcquisitionStep> ReadSteps(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var steps = new List<AcquisitionStep>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, StepsFile, StepColumns, faults)?.Rows(faults) ?? [])
        {
            var step = new AcquisitionStep(
                row.Required(0), row.Date(1), names.Entity(row, 2), names.Entity(row, 3), GroupCodes.Between(row, 4, 0m, 100m),
                GroupCodes.Between(row, 5, 0m, null),
                names.Movement(row, 6), row.Number(7), row.Number(8), row.Source);
            keys.Add(row, step.Step, 0, "step");
            if (row.IsSound) { steps.Add(step); }
        }

        return steps;
    }

    /// <param name="steps">The steps' names, or null where they could not be read whole.</param>
    public static IReadOnlyList<Allocation> ReadAllocations(string folder, LedgerCodes codes, IReadOnlyCollection<string>? steps, FaultList faults)
    {
        var names = new GroupCodes(codes, steps);
        var allocations = new List<Allocation>();
        foreach (var row in CsvTable.Read(folder, AllocationsFile, AllocationColumns, faults)?.Rows(faults) ?? [])
        {
            var months = MonthsOf(row);
            var allocation = new Allocation(
                names.Step(row, 0), names.Account(row, 1), row.Number(2), months, months is null ? row.TextOrNull(4) : names.Account(row, 4), row.Source);
            if (row.IsSound) { allocations.Add(allocation); }
        }

        return allocations;
    }

    public static IReadOnlyList<UnrealisedProfit> ReadProfits(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var profits = new List<UnrealisedProfit>();
        foreach (var row in CsvTable.Read(folder, ProfitsFile, ProfitColumns, faults)?.Rows(faults) ?? [])
        {
            var profit = new UnrealisedProfit(
                row.Date(0), names.Entity(row, 1), names.Entity(row, 2), GroupCodes.Between(row, 3, 0m, null), GroupCodes.Between(row, 4, 0m, null),
                names.Account(row, 5), names.Account(row, 6), names.Account(row, 7), names.Movement(row, 8), row.Source);
            if (row.IsSound) { profits.Add(profit); }
        }

        return profits;
    }

    public static IReadOnlyList<OpeningEntry> ReadOpening(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var entries = new List<OpeningEntry>();
        foreach (var row in CsvTable.Read(folder, OpeningFile, OpeningColumns, faults)?.Rows(faults) ?? [])
        {
            var entry = new OpeningEntry(names.Entity(row, 0), names.Account(row, 1), row.Number(2), row.Required(3), row.Source);
            if (row.IsSound && codes.Chart?.Find(entry.Account) is { IsBalanceSheet: false })
            {
                row.Fault("LG112", "opening-of-income-account", 1, entry.Account, "a balance-sheet account", "An income-statement account has no opening.",
                    "Carry results of earlier years forward in retained earnings.");
            }

            if (row.IsSound) { entries.Add(entry); }
        }

        return entries;
    }

    private static int? MonthsOf(CsvRow row)
    {
        if (row.Span(3).IsEmpty) { return null; }
        if (int.TryParse(row.Span(3), NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months > 0) { return months; }
        row.Fault("WS113", "value-out-of-range", 3, row.Text(3), "a whole number of months above zero", "An amount is written off over whole months.",
            "Correct it, or leave it empty where nothing is written off.");
        return null;
    }
}
