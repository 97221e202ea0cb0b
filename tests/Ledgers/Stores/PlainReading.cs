using System.Globalization;
using System.Text;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>
/// The simplest reader of journals, for tests that are about stores: tab-separated, columns in the order of a line, \n in a text for a line end. What it takes
/// is exactly what stands in the file.
/// </summary>
internal static class PlainReading
{
    public const int LinesOfBatch = 100;

    public static string Write(string file, IEnumerable<JournalLine> lines)
    {
        File.WriteAllLines(file, lines.Select(line => string.Join('\t',
            [line.Entity, line.Account, line.Movement, line.Partner, line.Currency, line.Document, line.Text.Replace("\n", "\\n", StringComparison.Ordinal),
                .. line.Members,
                line.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), line.Amount.ToString(CultureInfo.InvariantCulture)])));
        return file;
    }

    public static LoadReport Read(JournalInput input, Action<LineBatch> take, CancellationToken cancellation)
    {
        var batch = new LineBatch(input.Schema.Axes.Count);
        var totals = new List<FileTotals>();
        for (var file = 0; file < input.Files.Count; file++)
        {
            batch.Clear(file);
            var (row, sum) = (0L, 0m);
            foreach (var line in File.ReadLines(input.Files[file]))
            {
                row++;
                sum += Add(batch, line.Split('\t'), row);
                if (batch.Count < LinesOfBatch) { continue; }
                take(batch);
                batch.Clear(file);
            }

            if (batch.Count > 0) { take(batch); }
            totals.Add(new(input.Files[file], row, row, 0, sum, sum, 0, 0));
        }

        return new("", totals, [new("a.csv", 3, RejectReason.UnknownAccount, "account", "9999")], []);
    }

    private static decimal Add(LineBatch batch, string[] fields, long row)
    {
        for (var i = 0; i < batch.Fields; i++)
        {
            batch.Append(Encoding.UTF8.GetBytes(fields[i].Replace("\\n", "\n", StringComparison.Ordinal)));
        }

        var amount = decimal.Parse(fields[^1], CultureInfo.InvariantCulture);
        batch.Close(int.Parse(fields[^2], CultureInfo.InvariantCulture), (Int128)(amount * AmountScale.UnitsPerOne), row);
        return amount;
    }
}
