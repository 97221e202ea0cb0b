using System.CommandLine;
using System.Text;
using Kessan.Cli.Commands;
using Kessan.Cli.Terminals;
using Kessan.Core;

namespace Kessan.Cli;

/// <summary>The program: parses the command line, runs one command, turns our own failures into exit code 3.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { NewLine = "\n" };
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
        var terminal = new Terminal(output, error)
        {
            In = Console.OpenStandardInput,
            IsInteractive = !Console.IsErrorRedirected,
            Colour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "",
        };
        return Run(args, terminal);
    }

    /// <returns>0 nothing to report, 1 exceptions found, 2 the input could not be used, 3 our bug.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0) { return Misspoken(parsed, terminal); }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
#pragma warning disable CA1031 // The one place where every failure of ours becomes an exit code.
        catch (Exception ours)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine("This is a mistake in Kessan, not in your files. Please report it with what follows.");
            terminal.Error.WriteLine(ours);
            return (int)ExitCode.OurBug;
        }
        finally
        {
            terminal.Out.Flush();
        }
    }

    /// <summary>The call itself is wrong. Where no command was understood, everything behind the first word would only be named after it.</summary>
    private static int Misspoken(ParseResult parsed, Terminal terminal)
    {
        if (parsed.CommandResult.Command is RootCommand root && parsed.UnmatchedTokens is [var word, ..])
        {
            terminal.Error.WriteLine($"There is no command \"{word}\". {NearestName.Remedy(word, root.Subcommands.Select(c => c.Name), "")}".TrimEnd());
        }
        else
        {
            foreach (var mistake in parsed.Errors) { terminal.Error.WriteLine(mistake.Message); }
        }

        terminal.Error.WriteLine("`kessan --help` lists the commands; `kessan COMMAND --help` their options.");
        return (int)ExitCode.Unusable;
    }

    private static RootCommand Root(Terminal terminal) =>
        new("Consolidated results, the announcement they become, and the proof of every number announced.")
        {
            BalancesCommand.Define(terminal),
            BuildCommand.Define(terminal),
            CheckCommand.Define(terminal),
            ConsolidateCommand.Define(terminal),
            DiffCommand.Define(terminal),
            EpsCommand.Define(terminal),
            ExplainCommand.Define(terminal),
            FactsCommand.Define(terminal),
            FootCommand.Define(terminal),
            InitCommand.Define(terminal),
            LinesCommand.Define(terminal),
            LintCommand.Define(terminal),
            LoadCommand.Define(terminal),
            NamesCommand.Define(terminal),
            ProFormaCommand.Define(terminal),
            ProFormaCommand.DefineAdopt(terminal),
            RestateCommand.Define(terminal),
            RuleCommand.Define(terminal),
            StructureCommand.Define(terminal),
            VersionCommand.Define(terminal),
            WorksheetCommand.Define(terminal),
        };
}
