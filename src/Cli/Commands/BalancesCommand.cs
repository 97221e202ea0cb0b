using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Ledgers.Journals;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan balances FILES…</c>: journals of any size, checked and added up.</summary>
internal static class BalancesCommand
{
    public static Command Define(Terminal terminal)
    {
        var journals = new JournalArguments();
        var by = new Option<string>("--by")
        {
            Description = "Dimensions, divided by commas: entity, account, movement, partner, currency, month, axes.",
            DefaultValueFactory = _ => "entity,account"
        };
        var format = new Option<string>("--format") { Description = "text, csv or json.", DefaultValueFactory = _ => "text" };
        var rejects = new Option<string?>("--rejects") { Description = "Write every rejected line to this CSV file." };
        var command = new Command("balances", "Add up journals, check them on the way, and print balances.") { by, format, rejects };
        journals.AddTo(command);
        journals.AddStoreTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(JournalRun.Guard(terminal,
            () => Run(terminal, journals, parsed, parsed.GetValue(by)!, parsed.GetValue(format)!, parsed.GetValue(rejects), cancellation))));
        return command;
    }

    private static ExitCode Run(Terminal terminal, JournalArguments journals, ParseResult parsed, string by, string format, string? rejects,
        CancellationToken cancellation)
    {
        var write = JournalWords.Choice<Action<TextWriter, BalanceQuery, IEnumerable<Balance>, LoadReport>>(
            format, ("text", BalanceOutput.Text), ("csv", BalanceOutput.Csv), ("json", BalanceOutput.Json));
        var query = new BalanceQuery(by.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), journals.Selection(parsed));
        if (journals.Store(parsed) is { } store)
        {
            using (store) { write(terminal.Out, query, store.Balances(query, cancellation), new("", [], [], [])); }
            return ExitCode.Fine;
        }

        var input = journals.Input(parsed);
        using var progress = new JournalProgress(terminal, journals.IsQuiet(parsed), input.Files);
        var (ledger, report) = journals.Open(parsed, query, input, progress.Read, cancellation);
        using (ledger)
        {
            progress.Dispose();
            write(terminal.Out, query, ledger.Balances(query, cancellation), report);
        }

        return JournalRun.Report(terminal, report, rejects);
    }
}
