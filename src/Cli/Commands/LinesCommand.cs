using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Ledgers.Journals;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan lines FILES…</c>: the journal lines behind a balance, with file and row.</summary>
internal static class LinesCommand
{
    public static Command Define(Terminal terminal)
    {
        var journals = new JournalArguments();
        var dimensions = new[] { Dimension.Entity, Dimension.Account, Dimension.Month, Dimension.Movement, Dimension.Partner, Dimension.Currency }
            .Select(d => (Name: d, Option: new Option<string?>($"--{d}") { Description = $"Only lines with this {d}." })).ToList();
        var format = new Option<string>("--format") { Description = "text, csv or json (one object a line).", DefaultValueFactory = _ => "text" };
        var command = new Command("lines", "Print the journal lines behind a balance.") { format };
        dimensions.ForEach(d => command.Add(d.Option));
        journals.AddTo(command);
        journals.AddStoreTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(JournalRun.Guard(terminal, () =>
        {
            var conditions = dimensions.Where(d => parsed.GetValue(d.Option) is not null).Select(d => new Condition(d.Name, [parsed.GetValue(d.Option)!]));
            return Run(terminal, journals, parsed, journals.Selection(parsed, conditions), parsed.GetValue(format)!, cancellation);
        })));
        return command;
    }

    private static ExitCode Run(Terminal terminal, JournalArguments journals, ParseResult parsed, Selection selection, string format,
        CancellationToken cancellation)
    {
        var write = JournalWords.Choice<Action<TextWriter, IReadOnlyList<string>, IEnumerable<JournalLine>>>(
            format, ("text", LineOutput.Text), ("csv", LineOutput.Csv), ("json", LineOutput.Json));
        if (journals.Store(parsed) is { } store)
        {
            using (store) { write(terminal.Out, store.Axes, store.Lines(selection, cancellation)); }
            return ExitCode.Fine;
        }

        var input = journals.Input(parsed);
        write(terminal.Out, input.Schema.Axes, journals.Lines(parsed, input, selection, cancellation));
        return ExitCode.Fine;
    }
}
