using System.CommandLine;
using Kessan.Cli.Terminals;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan version</c>: the version alone, for scripts.</summary>
internal static class VersionCommand
{
    public static Command Define(Terminal terminal)
    {
        var command = new Command("version", "Print the version.");
        command.SetAction(_ =>
        {
            terminal.Out.WriteLine(typeof(VersionCommand).Assembly.GetName().Version?.ToString(3));
            return (int)ExitCode.Fine;
        });
        return command;
    }
}
