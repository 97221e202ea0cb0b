using System.Globalization;
using System.Text;

namespace Kessan.Tests.Journals;

/// <summary>
/// Journals as bad as they come, from a seed: quotes with separators and line ends inside, spaces, carriage returns, empty lines, unknown codes, odd numbers,
/// documents apart.
/// </summary>
internal sealed class RandomJournal(int seed)
{
    private static readonly string[] Oddities = ["1.2.3", "", "abc", "1e5", "--1", "12,5", "0.00001", "99999999999999999999", "1 2", "(5", "５"];
    private static readonly string[] Dates = ["2008-09-30", "2008-09-01", "2008-10-01", "2009-02-28", "2008-02-29"];
    private static readonly string[] BadDates = ["2008-13-01", "2009-02-29", "yesterday", "", "2008-9-31", "30.09.2008"];
    private static readonly string[] Texts = ["", "plain", "with , and ;", "with \"quotes\"", "two\nlines", "日本語の摘要", " spaces ", "a\r\nb"];

#pragma warning disable CA5394 // Not a secret, a seed.
    private readonly Random random = new(seed);

    public char Separator => ",;\t|"[seed % 4];

    public bool HasPairs => seed % 5 == 0;

    public string Make(int lines, bool broken = true)
    {
        var text = new StringBuilder();
        var end = seed % 3 == 0 ? "\r\n" : "\n";
        Row(text, end, HasPairs
            ? ["document", "entity", "date", "account", "partner", "debit", "credit", "currency", "text", "segment"]
            : ["entity", "date", "document", "account", "amount", "movement", "text", "segment", "currency"]);
        var (document, rest, date, entity) = (0, 0m, Dates[0], "JP001");
        for (var i = 0; i < lines; i++)
        {
            if (rest == 0 || random.Next(30) == 0)
            {
                (document, date, entity) = (random.Next(lines), Of(Dates), Of("JP001", "JP001", "US02", "A-very-long-entity-code-indeed", "東京"));
            }
            var amount = rest != 0 && random.Next(3) > 0 ? -rest : random.Next(-1_000_000, 1_000_000) * (random.Next(4) == 0 ? 0.01m : 1m);
            if (random.Next(200) == 0) { amount = 123_456_789_012_345_678.9012m; }
            rest += amount;
            var written = broken && random.Next(40) == 0 ? Of(Oddities) : Written(amount);
            var day = broken && random.Next(60) == 0 ? Of(BadDates) : date;
            var number = random.Next(50) == 0
                ? ""
                : (document % 7 == 0 ? "A-DOCUMENT-NUMBER-LONGER-THAN-16-" : "D") + document.ToString(CultureInfo.InvariantCulture);
            var account = random.Next(50) == 0 ? "" : random.Next(50) == 0 ? "9999" : (4000 + random.Next(40)).ToString(CultureInfo.InvariantCulture);
            string[] fields = HasPairs
                ? [number, entity, day, account, Of("", "US02"), amount >= 0 ? written : "", amount < 0 ? Written(-amount) : "", Of("JPY", "JPY", "USD"),
                    Of(Texts), Of("", "NET", "SYS")]
                : [entity, day, number, account, written, Of("", "ADD", "DEP"), Of(Texts), Of("", "NET", "SYS"), "JPY"];
            if (broken && random.Next(100) == 0) { fields = random.Next(2) == 0 ? fields[1..] : [.. fields, "more"]; }
            Row(text, end, fields);
            if (random.Next(60) == 0) { text.Append(Of("", "", $"{Separator}{Separator}")).Append(end); }
        }

        return random.Next(2) == 0 ? text.ToString() : text.ToString().TrimEnd('\r', '\n');
    }

    private string Written(decimal amount) => random.Next(6) switch
    {
        0 => amount.ToString("0.00##", CultureInfo.InvariantCulture),
        1 when amount < 0 => $"({(-amount).ToString("0.####", CultureInfo.InvariantCulture)})",
        2 when amount < 0 => $"{(-amount).ToString("0.####", CultureInfo.InvariantCulture)}-",
        3 when amount > 0 => $"+{amount.ToString("0.####", CultureInfo.InvariantCulture)}",
        4 => $"  {amount.ToString("0.####", CultureInfo.InvariantCulture)} ",
        5 => amount.ToString("00000000.000000", CultureInfo.InvariantCulture),
        _ => amount.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private T Of<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private void Row(StringBuilder text, string end, string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) { text.Append(Separator); }
            var must = fields[i].Contains(Separator) || fields[i].Contains('"') || fields[i].Contains('\n');
            text.Append(must || random.Next(9) == 0 ? $"\"{fields[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : fields[i]);
        }

        text.Append(end);
    }
#pragma warning restore CA5394
}
