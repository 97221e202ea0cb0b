namespace Kessan.Ledgers;

/// <summary>Reads rates.csv.</summary>
public static class RateReader
{
    private const int Date = 0, Currency = 1, Type = 2, Value = 3, Movement = 5, Account = 6;

    public const string File = "rates.csv";

    private static readonly CsvColumns Columns = new("date", "currency", "type", "rate", "note", "movement", "account") { Optional = ["note", "movement", "account"] };

    private static readonly Dictionary<string, RateType> Types = new(StringComparer.Ordinal)
    {
        ["closing"] = RateType.Closing,
        ["average"] = RateType.Average,
        ["convenience"] = RateType.Convenience,
        ["historical"] = RateType.Historical,
    };

    public static RateTable Read(string folder, FaultList faults)
    {
        var rates = new List<Rate>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var rate = new Rate(row.Date(Date), row.Required(Currency), row.Word(Type, Types), row.Number(Value), row.Source) { Movement = row.TextOrNull(Movement), Account = row.TextOrNull(Account) };
            keys.Add(row, FormattableString.Invariant($"{rate.Date:yyyy-MM-dd}\n{rate.Currency}\n{rate.Type}\n{rate.Movement}\n{rate.Account}"), Date, "date, currency, type, movement and account");
            if (row.IsSound && rate.Value <= 0m)
            {
                row.Fault("WS113", "value-out-of-range", Value, row.Text(Value), "a rate above zero", "A rate is greater than zero.", "Correct it.");
            }

            if (row.IsSound) { rates.Add(rate); }
        }

        return new(rates);
    }
}
