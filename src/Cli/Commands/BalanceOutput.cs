using System.Globalization;
using Kessan.Ledgers.Journals;

namespace Kessan.Cli.Commands;

/// <summary>Balances as people and programs read them. The currency has a column of its own wherever the query does not name it.</summary>
internal static class BalanceOutput
{
    private const string Form = "0.####";

    public static void Csv(TextWriter writer, BalanceQuery query, IEnumerable<Balance> balances, LoadReport report)
    {
        writer.Write(string.Join(',', Columns(query).Select(CsvText.Of)));
        writer.Write(",debit,credit,amount,lines\n");
        var named = HasCurrency(query);
        foreach (var balance in balances)
        {
            foreach (var value in balance.Key) { Field(writer, CsvText.Of(value)); }
            if (!named) { Field(writer, CsvText.Of(balance.Currency)); }
            Field(writer, balance.Debit);
            Field(writer, balance.Credit);
            Field(writer, balance.Amount);
            writer.Write(balance.Lines);
            writer.Write('\n');
        }
    }

    public static void Json(TextWriter writer, BalanceQuery query, IEnumerable<Balance> balances, LoadReport report)
    {
        writer.Write($"{{\"schemaVersion\":1,\"by\":[{string.Join(',', query.By.Select(JsonText.Of))}],\"load\":\"{report.LoadId}\",\"balances\":[");
        var columns = Columns(query).Select(JsonText.Of).ToList();
        var separator = "\n";
        foreach (var balance in balances)
        {
            writer.Write(separator);
            writer.Write('{');
            foreach (var (column, value) in columns.Zip(Values(query, balance))) { writer.Write($"{column}:{JsonText.Of(value)},"); }
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"\"debit\":{balance.Debit:0.####},\"credit\":{balance.Credit:0.####},\"amount\":{balance.Amount:0.####},\"lines\":{balance.Lines}}}"));
            separator = ",\n";
        }

        writer.Write("\n],\"files\":[");
        writer.Write(string.Join(",\n", report.Files.Select(f => string.Create(CultureInfo.InvariantCulture,
            $"{{\"file\":{JsonText.Of(f.File)},\"read\":{f.Read},\"taken\":{f.Taken},\"rejected\":{f.Rejected},\"amountRead\":{f.AmountRead:0.####},\"amountTaken\":{f.AmountTaken:0.####},\"amountRejected\":{f.AmountRejected:0.####},\"withoutAmount\":{f.WithoutAmount}}}"))));
        writer.Write("]}\n");
    }

    public static void Text(TextWriter writer, BalanceQuery query, IEnumerable<Balance> balances, LoadReport report)
    {
        var rows = balances
            .Select(b => (string[])[.. Values(query, b), Grouped(b.Debit), Grouped(b.Credit), Grouped(b.Amount),
                b.Lines.ToString("#,0", CultureInfo.InvariantCulture)])
            .ToList();
        TextTable.Write(writer, [.. Columns(query), "debit", "credit", "amount", "lines"], rows, Columns(query).Count());
    }

    private static bool HasCurrency(BalanceQuery query) => query.By.Contains(Dimension.Currency, StringComparer.Ordinal);

    private static IEnumerable<string> Columns(BalanceQuery query) => HasCurrency(query) ? query.By : [.. query.By, Dimension.Currency];

    private static IEnumerable<string> Values(BalanceQuery query, Balance balance) => HasCurrency(query) ? balance.Key : [.. balance.Key, balance.Currency];

    private static string Grouped(decimal amount) => amount.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static void Field(TextWriter writer, string text)
    {
        writer.Write(text);
        writer.Write(',');
    }

    private static void Field(TextWriter writer, decimal amount)
    {
        Span<char> text = stackalloc char[40];
        amount.TryFormat(text, out var length, Form, CultureInfo.InvariantCulture);
        writer.Write(text[..length]);
        writer.Write(',');
    }
}
