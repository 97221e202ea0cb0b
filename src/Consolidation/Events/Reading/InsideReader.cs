using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Reads group/unrealised.csv, intercompany.csv, in-transit.csv, matching.csv and scope.csv: what is between the companies of the group.</summary>
public static class InsideReader
{
    public const string UnrealisedFile = "group/unrealised.csv";
    public const string IntercompanyFile = "group/intercompany.csv";
    public const string MatchingFile = "group/matching.csv";
    public const string InTransitFile = "group/in-transit.csv";
    public const string ScopeFile = "group/scope.csv";

    private static readonly CsvColumns UnrealisedColumns = new(
        "date", "seller", "buyer", "account", "profit", "expense_account", "months", "depreciation_account", "released", "tax_rate", "note", "scenario",
        "cause")
    {
        Optional = ["months", "depreciation_account", "released", "tax_rate", "note", "scenario", "cause"],
    };

    private static readonly CsvColumns IntercompanyColumns = new("date", "entity", "account", "partner", "partner_account", "amount", "note", "scenario")
    {
        Optional = ["note", "scenario"]
    };

    private static readonly CsvColumns InTransitColumns = new("date", "entity", "account", "partner", "counter_account", "amount", "note", "scenario")
    {
        Optional = ["note", "scenario"]
    };

    private static readonly CsvColumns MatchingColumns = new("entity", "partner", "accounts", "tolerance", "difference_account", "bearer", "note")
    {
        Optional = ["difference_account", "bearer", "note"],
    };

    private static readonly CsvColumns ScopeColumns = new("entity", "from", "method", "reason");

    private static readonly Dictionary<string, ConsolidationMethod> Methods = new(StringComparer.Ordinal)
    {
        ["full"] = ConsolidationMethod.Full,
        ["equity"] = ConsolidationMethod.Equity,
        ["cost"] = ConsolidationMethod.None,
        ["proportional"] = ConsolidationMethod.Proportional,
    };

    private static readonly Dictionary<string, string> Bearers = new(StringComparer.Ordinal)
    {
        ["entity"] = "entity",
        ["partner"] = "partner",
        ["parent"] = "parent",
        [""] = "parent"
    };

    public static IReadOnlyList<UnrealisedItem> ReadUnrealised(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var items = new List<UnrealisedItem>();
        foreach (var row in CsvTable.Read(folder, UnrealisedFile, UnrealisedColumns, faults)?.Rows(faults) ?? [])
        {
            var expense = names.Account(row, 5);
            var item = new UnrealisedItem(
                row.Date(0), names.Entity(row, 1), names.Entity(row, 2), names.Account(row, 3), row.Number(4), expense, EventReader.Months(row, 6),
                row.Span(7).IsEmpty ? expense : names.Account(row, 7), row.Span(8).IsEmpty ? null : row.Date(8),
                row.Span(9).IsEmpty ? 0m : GroupCodes.Between(row, 9, 0m, 1m), row.Source);
            if (item.Seller.Length > 0 && item.Seller == item.Buyer) { RefuseItself(row, 2); }
            if (codes.Scenario.Counts(row, 11) & codes.Causes.Counts(row, 12) && row.IsSound) { items.Add(item); }
        }

        return items;
    }

    public static IReadOnlyList<IntercompanyItem> ReadIntercompany(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var items = new List<IntercompanyItem>();
        foreach (var row in CsvTable.Read(folder, IntercompanyFile, IntercompanyColumns, faults)?.Rows(faults) ?? [])
        {
            var item = new IntercompanyItem(row.Date(0), names.Entity(row, 1), names.Account(row, 2), names.Entity(row, 3), names.Account(row, 4),
                row.Number(5), row.Source);
            if (codes.Scenario.Counts(row, 7) && row.IsSound) { items.Add(item); }
        }

        return items;
    }

    public static IReadOnlyList<InTransitItem> ReadInTransit(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var items = new List<InTransitItem>();
        foreach (var row in CsvTable.Read(folder, InTransitFile, InTransitColumns, faults)?.Rows(faults) ?? [])
        {
            var item = new InTransitItem(row.Date(0), names.Entity(row, 1), names.Account(row, 2), names.Entity(row, 3), names.Account(row, 4), row.Number(5),
                row.Source);
            if (codes.Scenario.Counts(row, 7) && row.IsSound) { items.Add(item); }
        }

        return items;
    }

    public static IReadOnlyList<MatchingRule> ReadMatching(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var rules = new List<MatchingRule>();
        foreach (var row in CsvTable.Read(folder, MatchingFile, MatchingColumns, faults)?.Rows(faults) ?? [])
        {
            var rule = new MatchingRule(
                row.Text(0) == "*" ? "*" : names.Entity(row, 0), row.Text(1) == "*" ? "*" : names.Entity(row, 1), Accounts(row, 2, codes),
                GroupCodes.Between(row, 3, 0m, null),
                row.Span(4).IsEmpty ? null : names.Account(row, 4), row.Word(5, Bearers), row.Source);
            if (row.IsSound) { rules.Add(rule); }
        }

        return rules;
    }

    private static void RefuseItself(CsvRow row, int column) => row.Fault("WS113", "value-out-of-range", column, row.Text(column), "another company",
        "A company has no profit on what it sells to itself.", "Name the company that still has what was sold.");

    private static string Accounts(CsvRow row, int column, LedgerCodes codes)
    {
        var accounts = row.Required(column);
        foreach (var account in accounts.Split('|').Where(a => a.Length > 0 && a != "*" && codes.Chart?.Find(a) is null && codes.Chart is not null))
        {
            var known = codes.Chart!.Accounts.Select(a => a.Code);
            row.Fault("WS112", "unknown-account", column, account, NearestName.Of(account, known) ?? $"an account of {ChartReader.File}",
                $"There is no account {account} in the chart.",
                NearestName.Remedy(account, known, $"Use an account of {ChartReader.File}, or add it there."));
        }

        return accounts;
    }

    public static IReadOnlyList<ScopeOverride> ReadScope(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var overrides = new List<ScopeOverride>();
        foreach (var row in CsvTable.Read(folder, ScopeFile, ScopeColumns, faults)?.Rows(faults) ?? [])
        {
            var made = new ScopeOverride(names.Entity(row, 0), row.Date(1), row.Word(2, Methods), row.Required(3), row.Source);
            if (row.IsSound) { overrides.Add(made); }
        }

        return overrides;
    }
}
