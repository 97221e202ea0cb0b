using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>Reads shares.csv and dilution.csv.</summary>
public static class ShareReader
{
    public const string SharesFile = "shares.csv";
    public const string DilutionFile = "dilution.csv";

    private static readonly CsvColumns ShareColumns = new("date", "event", "shares", "note") { Optional = ["note"] };
    private static readonly CsvColumns DilutionColumns = new("period", "shares", "note") { Optional = ["note"] };

    private static readonly Dictionary<string, ShareEventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["opening"] = ShareEventKind.Opening,
        ["issue"] = ShareEventKind.Issue,
        ["treasury"] = ShareEventKind.Treasury,
        ["treasury-release"] = ShareEventKind.TreasuryRelease,
    };

    public static IReadOnlyList<ShareEvent> ReadShares(string folder, FaultList faults)
    {
        var events = new List<ShareEvent>();
        foreach (var row in CsvTable.Read(folder, SharesFile, ShareColumns, faults)?.Rows(faults) ?? [])
        {
            var happened = new ShareEvent(row.Date(0), row.Word(1, Kinds), row.Number(2), row.Source);
            if (row.IsSound) { events.Add(happened); }
        }

        return [.. events.OrderBy(e => e.Date)];
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
