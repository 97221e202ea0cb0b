using System.Globalization;
using System.Text;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut;

/// <summary>One check of a text with one table, of 100 to 100,000 rows: nine items of two years and their total, again and again.</summary>
internal static class Growth
{
    private const int Group = 10;
    private const int WarmUp = 30;

    public static void Measure(TextWriter output)
    {
        output.WriteLine("| rows | bytes | figures | tied | processor, ms | times that of the row above | asked (n log n) |");
        output.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        var (before, shorter) = (0m, 0);
        for (var rows = 100; rows <= 100_000; rows *= 10)
        {
            var file = new InputFile("table.txt", Encoding.UTF8.GetBytes(Table(rows)));
            for (var i = 0; i < (shorter == 0 ? WarmUp : 1); i++) { Checker.Check(file); }
            var (spent, check) = Spent(file);
            var (times, asked) = before == 0m ? ("", "") : (Number(spent / before), Number(rows * Digits(rows) / (shorter * Digits(shorter))));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {rows:N0} | {file.Content.Length:N0} | {check.Figures.Count:N0} | {check.Figures.Count(f => f.State == FigureState.Tied):N0} | {spent:0} | {times} | {asked} |"));
            (before, shorter) = (spent, rows);
        }
    }

    /// <summary>Of three checks the one with the least processor time of all cores.</summary>
    private static (decimal Milliseconds, CheckedDocument Check) Spent(InputFile file)
    {
        var (least, check) = (decimal.MaxValue, (CheckedDocument?)null);
        for (var i = 0; i < 3; i++)
        {
            var start = Environment.CpuUsage.TotalTime;
            check = Checker.Check(file);
            least = Math.Min(least, (decimal)(Environment.CpuUsage.TotalTime - start).Ticks / TimeSpan.TicksPerMillisecond);
        }

        return (least, check!);
    }

    private static string Table(int rows)
    {
        var text = new StringBuilder("Statements of Income (Unaudited)\n(in thousands)\n\n").Append(' ', 52).Append("2024            2023\n");
        var (now, then) = (0, 0);
        for (var i = 1; i <= rows; i++)
        {
            var isTotal = i % Group == 0;
            // Amounts that repeat themselves late, without chance: the same table in every run.
            var (a, b) = isTotal ? (now, then) : (1_000 + (i * 7_919 % 98_981), 1_000 + (i * 6_007 % 97_001));
            (now, then) = isTotal ? (0, 0) : (now + a, then + b);
            text.Append(CultureInfo.InvariantCulture, $"{(isTotal ? $"Total group {i / Group}" : $"Line item {i}"),-40}{a,16:N0}{b,16:N0}\n");
        }

        return text.ToString();
    }

    /// <summary>Proportional to the logarithm: how many decimal digits the number has, less one.</summary>
    private static decimal Digits(int rows) => rows.ToString(CultureInfo.InvariantCulture).Length - 1;

    private static string Number(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
