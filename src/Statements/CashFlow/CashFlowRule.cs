using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>Where a flow stands in the statement of cash flows (ASC 230-10-45-10; IAS 7 ¶10).</summary>
public enum CashActivity
{
    Operating,
    Investing,
    Financing,

    /// <summary>The effect of exchange rates on cash (ASC 230-10-45-23; IAS 7 ¶28).</summary>
    ExchangeRates,

    /// <summary>Investing and financing without cash: beside the statement, never in it (ASC 230-10-50-3; IAS 7 ¶43).</summary>
    Noncash,
}

/// <summary>A row of accounts/cash-flow.csv: the flows of an account under a movement stand on this line. The first row that fits counts.</summary>
/// <param name="Account">A code of the chart, or <c>*</c>. An income-statement account is taken out of operating activities and shown on the line.</param>
/// <param name="Movement">Null for every movement.</param>
public sealed record CashFlowRule(string Account, string? Movement, CashActivity Activity, string Line, SourceLine Source)
{
    public bool Fits(string account, string? movement) => (Account == "*" || Account == account) && (Movement is null || Movement == movement);
}

/// <summary>Reads accounts/cash-flow.csv, where there is one.</summary>
public static class CashFlowRules
{
    public const string File = "accounts/cash-flow.csv";

    private static readonly CsvColumns Columns = new("account", "movement", "activity", "line", "note") { Optional = ["movement", "note"] };

    private static readonly Dictionary<string, CashActivity> Words = new(StringComparer.Ordinal)
    {
        ["operating"] = CashActivity.Operating,
        ["investing"] = CashActivity.Investing,
        ["financing"] = CashActivity.Financing,
        ["exchange-rates"] = CashActivity.ExchangeRates,
        ["noncash"] = CashActivity.Noncash,
    };

    public static IReadOnlyList<CashFlowRule> Read(string folder, ChartOfAccounts chart, MovementTable movements, FaultList faults)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(movements);
        if (!System.IO.File.Exists(Path.Combine(folder, File))) { return []; }
        var rules = new List<CashFlowRule>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var rule = new CashFlowRule(row.Required(0), row.TextOrNull(1), row.Word(2, Words), row.Required(3), row.Source);
            if (rule.Account is not ("*" or "") && chart.Find(rule.Account) is null)
            {
                row.Fault("ST003", "unknown-account", 0, rule.Account, NearestName.Of(rule.Account, chart.Accounts.Select(a => a.Code)) ?? ChartReader.File,
                    $"There is no account {rule.Account}.", "Correct it.");
            }

            if (rule.Movement is { } movement && movements.Find(movement) is null)
            {
                row.Fault("ST003", "unknown-movement", 1, movement, NearestName.Of(movement, movements.Movements.Select(m => m.Code)) ?? MovementReader.File,
                    $"There is no movement {movement}.", "Correct it.");
            }

            if (row.IsSound) { rules.Add(rule); }
        }

        return rules;
    }
}
