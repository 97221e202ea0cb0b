namespace Kessan.Ledgers;

/// <summary>Reads rates.csv.</summary>
public static class RateReader
{
    private const int Date = 0, Currency = 1, Type = 2, Value = 3, Movement = 5, Account = 6, Scenario = 7, From = 8, Into = 9;

    public const string File = "rates.csv";

    private static readonly CsvColumns Columns = new("date", "currency", "type", "rate", "note", "movement", "account", "scenario", "from", "into")
    {
        Optional = ["note", "movement", "account", "scenario", "from", "into"]
    };

    private static readonly Dictionary<string, RateType> Types = new(StringComparer.Ordinal)
    {
        ["closing"] = RateType.Closing,
        ["average"] = RateType.Average,
        ["convenience"] = RateType.Convenience,
        ["historical"] = RateType.Historical,
    };

    /// <param name="scenario">Its own rates go before those that name no scenario.</param>
    public static RateTable Read(string folder, FaultList faults, Scenarios? scenario = null)
    {
        var rates = new List<Rate>();
        var own = new HashSet<string>(StringComparer.Ordinal);
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var rate = new Rate(row.Date(Date), row.Required(Currency), row.Word(Type, Types), row.Number(Value), row.Source)
            {
                Movement = row.TextOrNull(Movement),
                Account = row.TextOrNull(Account),
                From = row.Span(From).IsEmpty ? null : row.Date(From),
                Into = row.TextOrNull(Into)
            };
            keys.Add(row, $"{KeyOf(rate)}\n{row.Text(Scenario)}", Date, "date, currency, type, movement, account, from and into");
            if (!(scenario ?? Scenarios.None).Counts(row, Scenario)) { continue; }
            if (!row.Span(Scenario).IsEmpty) { own.Add(FormattableString.Invariant($"{KeyOf(rate)}\n{rate.Source.Row}")); }
            if (row.IsSound && rate.Value <= 0m)
            {
                row.Fault("WS113", "value-out-of-range", Value, row.Text(Value), "a rate above zero", "A rate is greater than zero.", "Correct it.");
            }

            if (row.IsSound && rate.From is { } from && (from > rate.Date || rate.Type != RateType.Average))
            {
                row.Fault("WS113", "value-out-of-range", From, row.Text(From), "the first day of the average, not after its last",
                    "Only an average is of a stretch of days.", "Correct the day, or leave it empty.");
            }

            if (row.IsSound) { rates.Add(rate); }
        }

        var replaced = rates.Where(r => IsOwn(r)).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return new(rates.Where(r => IsOwn(r) || !replaced.Contains(KeyOf(r))));

        bool IsOwn(Rate rate) => own.Contains(FormattableString.Invariant($"{KeyOf(rate)}\n{rate.Source.Row}"));
    }

    private static string KeyOf(Rate rate) =>
        FormattableString.Invariant($"{rate.Date:yyyy-MM-dd}\n{rate.Currency}\n{rate.Type}\n{rate.Movement}\n{rate.Account}\n{rate.From:yyyy-MM-dd}\n{rate.Into}");
}
