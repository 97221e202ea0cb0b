using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>Reads shares.csv and dilution.csv.</summary>
public static class ShareReader
{
    public const string SharesFile = "shares.csv";
    public const string DilutionFile = "dilution.csv";

    private static readonly CsvColumns ShareColumns = new("date", "event", "shares", "ratio", "price", "market_price", "class", "note")
    {
        Optional = ["shares", "ratio", "price", "market_price", "class", "note"]
    };
    private static readonly CsvColumns DilutionColumns = new("period", "shares", "note") { Optional = ["note"] };

    private static readonly Dictionary<string, ShareEventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["opening"] = ShareEventKind.Opening,
        ["issue"] = ShareEventKind.Issue,
        ["treasury"] = ShareEventKind.Treasury,
        ["treasury-release"] = ShareEventKind.TreasuryRelease,
        ["split"] = ShareEventKind.Split,
        ["bonus"] = ShareEventKind.Bonus,
        ["rights"] = ShareEventKind.Rights,
    };

    public static IReadOnlyList<ShareEvent> ReadShares(string folder, FaultList faults)
    {
        var events = new List<ShareEvent>();
        foreach (var row in CsvTable.Read(folder, SharesFile, ShareColumns, faults)?.Rows(faults) ?? [])
        {
            var happened = EventOf(row);
            if (row.IsSound) { events.Add(happened); }
        }

        return [.. events.OrderBy(e => e.Date)];
    }

    private static ShareEvent EventOf(CsvRow row)
    {
        var (kind, ratio) = (row.Word(1, Kinds), ShareTermsReader.Ratio(row, 3));
        var shares = ratio is null ? row.Number(2) : row.NumberOrNull(2) ?? 0m;
        if (kind == ShareEventKind.Split && ratio is null)
        {
            row.Fault("WS107", "empty-value", 3, "nothing", "2 for 1", "How many shares one share becomes is not said.", "Fill in ratio: 2 for 1.");
        }
        if (kind == ShareEventKind.Rights && (row.NumberOrNull(4) is null || row.NumberOrNull(5) is not > 0m))
        {
            row.Fault("WS107", "empty-value", 5, "nothing", "price and market_price",
                "The bonus in a rights issue needs the price paid and the fair value before the exercise (IAS 33 ¶A2).", "Fill in both.");
        }

        return new(row.Date(0), kind, shares, row.Source)
        {
            Ratio = ratio,
            Price = row.NumberOrNull(4),
            MarketPrice = row.NumberOrNull(5),
            Class = row.Text(6)
        };
    }

    public static IReadOnlyList<Dilution> ReadDilution(string folder, FiscalCalendar calendar, FaultList faults)
    {
        var dilutions = new List<Dilution>();
        var keys = new RowKeys<Period>();
        foreach (var row in CsvTable.Read(folder, DilutionFile, DilutionColumns, faults)?.Rows(faults) ?? [])
        {
            var dilution = new Dilution(row.PeriodLabel(0, calendar), row.Number(1), row.Source);
            keys.Add(row, dilution.Period, 0, "period");
            if (row.IsSound) { dilutions.Add(dilution); }
        }

        return dilutions;
    }
}
