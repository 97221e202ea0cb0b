namespace Kessan.Ledgers;

/// <summary>Reads rates.csv.</summary>
public static class RateReader
{
    private const int Date = 0, Currency = 1, Type = 2, Value = 3, Movement = 5;

    public const string File = "rates.csv";

    private static readonly CsvColumns Columns = new("date", "currency", "type", "rate", "note", "movement") { Optional = ["note", "movement"] };

    private static readonly Dictionary<string, RateType> Types = new(StringComparer.Ordinal)
    {
        ["closing"] = RateType.Closing,
        ["average"] = RateType.Average,
        ["convenience"] = RateType.Convenience,
    };

    public static RateTable Read(string folder, FaultList faults)
    {
        var rates = new List<Rate>();
        var keys = new RowKeys<(DateOnly, string, RateType, string?)>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var rate = new Rate(row.Date(Date), row.Required(Currency), row.Word(Type, Types), row.Number(Value), row.Source) { Movement = row.TextOrNull(Movement) };
            keys.Add(row, (rate.Date, rate.Currency, rate.Type, rate.Movement), Date, "date, currency, type and movement");
            if (row.IsSound && rate.Value <= 0m)
            {
                row.Fault("WS113", "value-out-of-range", Value, row.Text(Value), "a rate above zero", "A rate is greater than zero.", "Correct it.");
            }

            if (row.IsSound) { rates.Add(rate); }
        }

        return new(rates);
    }
}
