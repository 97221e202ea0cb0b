using System.Globalization;
using System.IO.Compression;
using System.Text;
using Kessan.Core;
using Kessan.Ledgers.Journals.Reading.Workbooks;

namespace Kessan.Ledgers;

/// <summary>
/// Reads adjustments/top-side.csv, and adjustments/top-side.xlsx (its first sheet), where they are there: entries of people, each with its reason.
/// </summary>
public static class TopSideReader
{
    private const int Entry = 0, Date = 1, Entity = 2, AccountColumn = 3, Movement = 4, Partner = 5, Amount = 6, Reason = 7, Reverses = 8, Scenario = 9,
        Cause = 10, Bearer = 11;

    private const string OfParent = "parent", OfEntity = "entity";

    public const string File = "adjustments/top-side.csv";
    public const string Workbook = "adjustments/top-side.xlsx";

    private static readonly CsvColumns Columns = new("entry", "date", "entity", "account", "movement", "partner", "amount", "reason", "reverses", "scenario",
        "cause", "bearer")
    {
        Optional = ["movement", "partner", "reverses", "scenario", "cause", "bearer"]
    };

    public static IReadOnlyList<TopSideLine> Read(string folder, LedgerCodes codes, FaultList faults)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(faults);
        var (lines, unreadable) = (new List<TopSideLine>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var table in Tables(folder, faults))
        {
            foreach (var row in table.Rows(faults))
            {
                var line = LineOf(row);
                Check(row, line, codes);
                if (!row.IsSound) { unreadable.Add(line.Entry); }
                if (codes.Scenario.Counts(row, Scenario) & codes.Causes.Counts(row, Cause) && row.IsSound) { lines.Add(line); }
            }
        }

        // Of an entry with a line that cannot be read nobody can say what it adds to.
        foreach (var entry in lines.Where(l => !unreadable.Contains(l.Entry)).GroupBy(l => l.Entry, StringComparer.Ordinal)) { CheckEntry([.. entry], faults); }
        return lines;
    }

    private static IEnumerable<CsvTable> Tables(string folder, FaultList faults)
    {
        if (System.IO.File.Exists(Path.Combine(folder, File)) && CsvTable.Read(folder, File, Columns, faults) is { } csv) { yield return csv; }
        if (System.IO.File.Exists(Path.Combine(folder, Workbook)))
        {
            yield return CsvTable.Parse(Workbook, TextOf(Path.Combine(folder, Workbook)), Columns, faults);
        }
    }

    private static TopSideLine LineOf(CsvRow row) => new(
        row.Required(Entry), row.Date(Date), row.Required(Entity), row.Required(AccountColumn), row.TextOrNull(Movement), row.TextOrNull(Partner),
        row.Number(Amount), row.Required(Reason),
        row.Span(Reverses).IsEmpty ? null : row.Date(Reverses), row.Source) { OwnersShare = row.Text(Bearer) == OfEntity };

    private static void Check(CsvRow row, TopSideLine line, LedgerCodes codes)
    {
        if (codes.Chart is { } chart && line.Account.Length > 0)
        {
            if (chart.Find(line.Account) is not { } account)
            {
                row.Fault("WS112", "unknown-account", AccountColumn, line.Account,
                    NearestName.Of(line.Account, chart.Accounts.Select(a => a.Code)) ?? ChartReader.File, $"There is no account {line.Account} in the chart.",
                    "Correct it.");
            }
            else if (account.IsBalanceSheet == line.Movement is null)
            {
                row.Fault(account.IsBalanceSheet ? "LG101" : "LG102", account.IsBalanceSheet ? "movement-missing" : "movement-on-income-account", Movement,
                    line.Movement ?? "nothing", account.IsBalanceSheet ? "a movement" : "nothing",
                    "A line on a balance-sheet account says its movement, one on an income-statement account has none.", "Correct it.");
            }
        }

        if (row.Text(Bearer) is not ("" or OfParent or OfEntity) and var other)
        {
            row.Fault("WS110", "unknown-word", Bearer, other, $"{OfParent} or {OfEntity}",
                "The owners of the parent bear an entry alone, or all owners of its company.", "Correct it, or leave it empty for the parent.");
        }
        Known(row, Movement, line.Movement, codes.Movements?.Movements.Select(m => m.Code), "WS114", "unknown-movement");
        Known(row, Entity, line.Entity, codes.Entities, "WS115", "unknown-entity");
        Known(row, Partner, line.Partner, codes.Entities, "WS115", "unknown-entity");
        if (line.Reverses <= line.Date)
        {
            row.Fault("WS113", "value-out-of-range", Reverses, row.Text(Reverses), "a day after the entry's", "An entry is reversed after it was made.",
                "Correct one of the days.");
        }
    }

    private static void Known(CsvRow row, int column, string? name, IEnumerable<string>? known, string code, string rule)
    {
        if (string.IsNullOrEmpty(name) || known is null || known.Contains(name, StringComparer.Ordinal)) { return; }
        row.Fault(code, rule, column, name, NearestName.Of(name, known) ?? "a code of the workspace", $"There is no {name}.",
            NearestName.Remedy(name, known, "Correct it."));
    }

    private static void CheckEntry(TopSideLine[] lines, FaultList faults)
    {
        var (first, total) = (lines[0], lines.Sum(l => l.Amount));
        var place = new Place(first.Source.File, first.Source.Row);
        if (total != 0m)
        {
            faults.Add("LG115", "top-side-entry-does-not-balance", place, total.ToString(CultureInfo.InvariantCulture), "0",
                $"The lines of entry {first.Entry} do not add to zero.", "Find the line that is missing or wrong.");
        }

        foreach (var other in lines.Where(l => l.Date != first.Date || l.Reverses != first.Reverses))
        {
            faults.Add("LG116", "top-side-entry-has-several-days", new(other.Source.File, other.Source.Row),
                other.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), first.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                $"Entry {first.Entry} has one day and one day of reversal.", "Give the lines the same days, or another entry.");
        }
    }

    private static string TextOf(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var text = new StringBuilder();
        var (next, width) = (1, 0);
        var book = Journals.Reading.Workbooks.Workbook.Open(Workbook, archive, null);
        foreach (var (row, cells) in SheetReader.Rows(book))
        {
            for (; next < row; next++) { text.Append('\n'); }
            next = row + 1;
            width = Math.Max(width, cells.Count == 0 ? 0 : cells.Keys.Max() + 1);
            text.AppendJoin(',', Enumerable.Range(0, width).Select(c => cells.TryGetValue(c, out var cell) ? Field(cell, c, book) : "")).Append('\n');
        }

        return text.ToString();
    }

    // A day is a number of days in a workbook (ECMA-376 part 1 §18.17.4).
    private static string Field(SheetCell cell, int column, Journals.Reading.Workbooks.Workbook book)
    {
        if (cell.IsNumber && column is Date or Reverses && int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            var zero = book.CountsFrom1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
            return zero.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return cell.Text.AsSpan().IndexOfAny(",\"\n") < 0 ? cell.Text : $"\"{cell.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
