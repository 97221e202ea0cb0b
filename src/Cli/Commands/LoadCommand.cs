using System.CommandLine;
using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan load FILES… --into STORE</c>: journals, checked, into a database: all of them or none.</summary>
internal static class LoadCommand
{
    public static Command Define(Terminal terminal)
    {
        var journals = new JournalArguments();
        var into = new Option<string>("--into") { Description = $"The store: {StoreAddress.Forms}", Required = true };
        var replace = new Option<bool>("--replace") { Description = "Take the place of earlier loads with files of the same contents or names." };
        var rejects = new Option<string?>("--rejects") { Description = "Write every rejected line to this CSV file." };
        var command = new Command("load", "Check journals and keep them in a store (docs/guides/stores.md).") { into, replace, rejects };
        journals.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(JournalRun.Guard(terminal, () =>
        {
            var input = journals.Input(parsed) with { Replace = parsed.GetValue(replace) };
            using var store = StoreAddress.Open(parsed.GetValue(into)!, JournalReader.Read);
            var report = store.Load(input, cancellation);
            terminal.Out.WriteLine(Outcome(report));
            return JournalRun.Report(terminal, report, parsed.GetValue(rejects));
        })));
        return command;
    }

    private static string Outcome(LoadReport report) => report.AlreadyLoaded
        ? $"load {report.LoadId} was there already; nothing changed"
        : string.Create(CultureInfo.InvariantCulture, $"load {report.LoadId}: {report.Taken} lines taken, {report.Rejected} rejected");
}
