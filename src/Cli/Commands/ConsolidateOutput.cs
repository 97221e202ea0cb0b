using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Documents.Workbooks;
using Kessan.Workspace.Consolidate;
using Spectre.Console;

namespace Kessan.Cli.Commands;

/// <summary>
/// The worksheet in short: with up to four companies each in its column, with more their sum. A table with lines on a terminal, plain columns in a pipe.
/// </summary>
internal static class ConsolidateOutput
{
    private const int MostCompanies = 4;

    public static void Write(Terminal terminal, Closing closing, string? output)
    {
        var (captions, rows) = Short(closing.Worksheet);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Consolidation worksheet at {closing.Period.End:yyyy-MM-dd} in {closing.Workspace.Settings.Currency}, debits positive"));
        if (terminal.Colour) { Drawn(terminal, captions, rows); }
        else { TextTable.Write(terminal.Out, captions, rows, 2); }
        Equity(terminal, closing.Equity);
        var failed = closing.Proofs.Count(p => !p.Holds);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{closing.Period.Entries.Count} entries; {closing.Proofs.Count} proofs, {(failed == 0 ? "all hold" : $"{failed} do not hold")}; cash flows: operating {closing.CashFlows.Of(Statements.CashActivity.Operating):#,0.####}, investing {closing.CashFlows.Of(Statements.CashActivity.Investing):#,0.####}, financing {closing.CashFlows.Of(Statements.CashActivity.Financing):#,0.####}, change in cash {closing.CashFlows.Closing - closing.CashFlows.Opening:#,0.####}"));
        if (output is not null) { terminal.Out.WriteLine(output); }
    }

    // Of many companies the group's rows only; they come last.
    private static void Equity(Terminal terminal, Sheet sheet)
    {
        string[][] rows = [.. sheet.Rows.Select(r => (string[])[r[0].Shown, r[1].Shown, .. r.Skip(2).Select(c => Amount(c.Amount))])];
        if (rows.Length - 3 > 2 * MostCompanies) { rows = rows[^3..]; }
        terminal.Out.WriteLine("Equity by company, credits positive");
        if (terminal.Colour) { Drawn(terminal, [.. sheet.Header], [.. rows]); }
        else { TextTable.Write(terminal.Out, [.. sheet.Header], [.. rows], 2); }
    }

    private static (string[] Captions, List<string[]> Rows) Short(Sheet sheet)
    {
        var companies = sheet.Header.Count - 7;
        var all = companies <= MostCompanies;
        string[] captions = [.. sheet.Header.Take(2),
            .. all ? sheet.Header.Skip(2).Take(companies) : [string.Create(CultureInfo.InvariantCulture, $"{companies} companies")],
            .. sheet.Header.Skip(2 + companies)];
        var rows = sheet.Rows.Select(r => (string[])
        [
            r[0].Shown, r[1].Shown, .. all ? r.Skip(2).Take(companies).Select(c => Amount(c.Amount)) : [Amount(r.Skip(2).Take(companies).Sum(c => c.Amount))],
            .. r.Skip(2 + companies).Select(c => Amount(c.Amount)),
        ]).ToList();
        return (captions, rows);
    }

    private static void Drawn(Terminal terminal, string[] captions, List<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        for (var i = 0; i < captions.Length; i++)
        {
            var column = new TableColumn(new Text(captions[i], new Style(decoration: Decoration.Bold)));
            table.AddColumn(i < 2 ? column : column.RightAligned());
        }

        foreach (var row in rows) { table.AddRow(row.Select(c => new Text(c, row[0].Length == 0 ? new Style(decoration: Decoration.Bold) : Style.Plain))); }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out), Ansi = AnsiSupport.Yes });
        console.Write(table);
    }

    private static string Amount(decimal amount) => amount == 0m ? "" : amount.ToString("#,0.####", CultureInfo.InvariantCulture);
}
