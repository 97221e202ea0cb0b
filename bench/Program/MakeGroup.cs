using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Kessan.Bench;

/// <summary>
/// <c>make-group FOLDER --rows N</c>: a workspace of a parent and 59 subsidiaries in five currencies with 200 accounts: one closing of N balance rows by
/// account, movement, partner, segment and product. Half of the subsidiaries have a minority of a fifth. Rates are whole numbers and move together, so that two
/// companies of different currencies say the same in yen.
/// </summary>
internal static class MakeGroup
{
    private const int Companies = 60, Segments = 12;

    private static readonly (string Code, long Opening)[] Currencies = [("JPY", 1), ("USD", 100), ("EUR", 150), ("GBP", 200), ("CNY", 50)];

    public static Command Define()
    {
        var folder = new Argument<string>("FOLDER");
        var rows = new Option<long>("--rows") { DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("make-group", "Make up a group whose closing has many balance rows.") { folder, rows };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(rows)));
        return command;
    }

    private static int Run(string folder, long rows)
    {
        var books = Enumerable.Range(0, Companies).Select(i => new MadeBooks(i, Currencies[i % Currencies.Length].Opening)).ToArray();
        foreach (var (first, second) in Pairs()) { MadeBooks.Trade(books[first], books[second]); }
        foreach (var own in books) { own.Fill(); }
        foreach (var own in books[1..]) { books[0].Invest(own); }
        foreach (var own in books) { own.Balance(); }
        WriteMasters(folder, books);
        Directory.CreateDirectory(Path.Combine(folder, "ledgers", "2008-03"));
        Parallel.ForEach(books, own => own.Write(Path.Combine(folder, "ledgers", "2008-03", $"{own.Code}.csv"), rows / Companies, Segments));
        return 0;
    }

    // Yen do not move, the others move together: those two kinds do not trade with each other.
    private static IEnumerable<(int First, int Second)> Pairs() =>
        from first in Enumerable.Range(0, Companies) from second in Enumerable.Range(first + 1, Companies - first - 1)
        where (first % Currencies.Length == 0) == (second % Currencies.Length == 0) select (first, second);

    private static void WriteMasters(string folder, MadeBooks[] books)
    {
        void Write(string file, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.WriteAllText(Path.Combine(folder, file), text, new UTF8Encoding(false));
        }

        Write("kessan.yaml",
            "format: 1\nname: made\ncompany: { name: Made-up group }\ncurrency: JPY\nfiscalYear: { firstMonth: 4, namedAfter: firstMonth }\npolicySet: us-gaap-2007\npresentations: [\"made\"]\n");
        Write("group/entities.csv",
            "entity,name,name_ja,currency,segment,note\n"
                + string.Concat(books.Select(b => $"{b.Code},Company {b.Code},,{Currencies[b.Index % Currencies.Length].Code},,\n")));
        Write("group/ownership.csv",
            "owner,entity,from,percent,method,note\n" + string.Concat(books[1..].Select(b => $"C00,{b.Code},2005-04-01,{b.Percent},full,\n")));
        Write("group/opening.csv", "entity,account,amount,reason\n" + string.Concat(books[1..].Select(b => b.OpeningEntry())));
        Write("accounts/chart.csv", MadeChart.Chart);
        Write("accounts/movements.csv", MadeChart.Movements);
        Write("accounts/presentation-made.csv", MadeChart.Mapping);
        Write("statements/balance-sheet.yaml", MadeChart.BalanceSheet);
        var rates = new StringBuilder("date,currency,type,rate,note\n");
        foreach (var (code, opening) in Currencies[1..])
        {
            rates.Append(CultureInfo.InvariantCulture,
                $"2007-03-31,{code},closing,{opening},\n2008-03-31,{code},average,{opening * 102 / 100},\n2008-03-31,{code},closing,{opening * 104 / 100},\n");
        }

        Write("rates.csv", rates.ToString());
    }
}
