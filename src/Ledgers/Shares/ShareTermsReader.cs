using System.Globalization;
using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>Reads share-classes.csv, potential-shares.csv, share-prices.csv and earnings-items.csv, each where it is there.</summary>
public static class ShareTermsReader
{
    private static readonly CsvColumns ClassColumns = new("class", "kind", "nominal", "rate", "participation", "note")
    {
        Optional = ["nominal", "rate", "participation", "note"]
    };

    private static readonly CsvColumns PotentialColumns = new("instrument", "kind", "shares", "ratio", "price", "income", "principal", "rate", "tax", "from",
        "to", "class", "note", "period", "met", "market_price")
    {
        Optional = ["shares", "ratio", "price", "income", "principal", "rate", "tax", "from", "to", "class", "note", "period", "met", "market_price"],
    };

    private static readonly CsvColumns PriceColumns = new("period", "price", "class", "note") { Optional = ["class", "note"] };

    private static readonly CsvColumns ItemColumns = new("period", "class", "amount", "reason") { Optional = ["class"] };

    private static readonly Dictionary<string, bool> ClassKinds = new(StringComparer.Ordinal) { ["ordinary"] = false, ["preference"] = true };

    private static readonly Dictionary<string, PotentialKind> Kinds = new(StringComparer.Ordinal)
    {
        ["option"] = PotentialKind.Option,
        ["convertible"] = PotentialKind.Convertible,
        ["contingent"] = PotentialKind.Contingent,
        ["written-put"] = PotentialKind.WrittenPut,
        ["subsidiary"] = PotentialKind.OfSubsidiary,
    };

    public static ShareTerms Read(string folder, FiscalCalendar calendar, FaultList faults) => new(
        [.. Rows(folder, "share-classes.csv", ClassColumns, faults, Class)],
        [.. Rows(folder, "potential-shares.csv", PotentialColumns, faults, row => Potential(row, calendar))],
        [.. Rows(folder, "share-prices.csv", PriceColumns, faults,
            row => new AveragePrice(row.PeriodLabel(0, calendar), row.Text(2), row.Number(1), row.Source))],
        [.. Rows(folder, "earnings-items.csv", ItemColumns, faults,
            row => new EarningsItem(row.PeriodLabel(0, calendar), row.Text(1), row.Number(2), row.Required(3), row.Source))]);

    /// <summary>"1 for 5", or a single number that counts for one.</summary>
    internal static ShareRatio? Ratio(CsvRow row, int column)
    {
        var text = row.Text(column);
        if (text.Length == 0) { return null; }
        var words = text.Split(" for ", StringSplitOptions.TrimEntries);
        var numbers = words.Select(w => decimal.TryParse(w, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : 0m).ToArray();
        if (words.Length == 2 && numbers.All(n => n > 0m)) { return new(numbers[0], numbers[1]); }
        row.Fault("WS108", "wrong-number", column, text, "1 for 5", "This is not a ratio.", "Write both numbers: 1 for 5.");
        return null;
    }

    // 0.4, or 2 for 3 where a decimal cannot say it.
    private static Fraction? Part(CsvRow row, int column) =>
        row.Text(column).Contains(" for ", StringComparison.Ordinal)
            ? Ratio(row, column) is { } ratio ? (Fraction)ratio.New / ratio.Held : null
            : row.NumberOrNull(column) is { } number ? number : null;

    private static IEnumerable<T> Rows<T>(string folder, string file, CsvColumns columns, FaultList faults, Func<CsvRow, T> read)
    {
        if (!File.Exists(Path.Combine(folder, file))) { yield break; }
        foreach (var row in CsvTable.Read(folder, file, columns, faults)?.Rows(faults) ?? [])
        {
            var value = read(row);
            if (row.IsSound) { yield return value; }
        }
    }

    private static ShareClass Class(CsvRow row)
    {
        var preference = row.Word(1, ClassKinds);
        return new(row.Text(0), preference, row.NumberOrNull(2), row.NumberOrNull(3), Part(row, 4) ?? (preference ? 0m : 1m), row.Source);
    }

    // The numbers of shares and the income may be given, or follow from a principal: shares at a ratio, interest at a rate less tax.
    private static PotentialShares Potential(CsvRow row, FiscalCalendar calendar)
    {
        var (kind, principal, ratio) = (row.Word(1, Kinds), row.NumberOrNull(6), Ratio(row, 3));
        var shares = row.NumberOrNull(2) ?? (principal is { } p && ratio is { } r ? p * r.New / r.Held : 0m);
        var income = row.NumberOrNull(5) ?? ((principal ?? 0m) * (row.NumberOrNull(7) ?? 0m) / 100m * (100m - (row.NumberOrNull(8) ?? 0m)) / 100m);
        if (kind == PotentialKind.OfSubsidiary)
        {
            if (row.NumberOrNull(5) is null && row.IsSound)
            {
                row.Fault("WS107", "empty-value", 5, "nothing", "income",
                    "What the dilution of the subsidiary changes of the group's earnings of a year is not said.",
                    "Fill in income, negative where it lowers them.");
            }
        }
        else if (shares <= 0m && row.IsSound)
        {
            row.Fault("WS107", "empty-value", 2, "nothing", "shares, or principal and ratio", "How many shares it would become is not said.",
                "Fill in shares, or principal and ratio (20 for 100).");
        }
        if (kind is PotentialKind.Option or PotentialKind.WrittenPut && row.NumberOrNull(4) is null)
        {
            row.Fault("WS107", "empty-value", 4, "nothing", "price", "The treasury stock method needs the price of exercise.",
                "Fill in price; 0 where nothing is paid.");
        }
        Period? period = row.Text(13).Length > 0 ? row.PeriodLabel(13, calendar) : null;
        return new(row.Required(0), kind, Day(row, 9), Day(row, 10), row.Text(11), shares, row.NumberOrNull(4), income, row.Source)
        {
            Period = period, Met = Day(row, 14), MarketPrice = row.NumberOrNull(15), IncomeOfPeriod = period is null ? null : row.NumberOrNull(5),
        };
    }

    private static DateOnly? Day(CsvRow row, int column) => row.Text(column).Length > 0 ? row.Date(column) : null;
}
