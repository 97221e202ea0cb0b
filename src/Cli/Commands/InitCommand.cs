using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Workspace.Init;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan init FOLDER</c>: a small workspace to begin with.</summary>
internal static class InitCommand
{
    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder that does not exist yet, or is empty." };
        var command = new Command("init", "Make a small workspace that builds at once and explains itself.") { folder };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(folder)!));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string folder)
    {
        if (NewWorkspace.Write(folder) is { } refusal)
        {
            FindingPrinter.Print(terminal.Error, [refusal], terminal.Colour);
            return ExitCode.Unusable;
        }

        terminal.Out.WriteLine($"{folder} is a workspace of two companies and two closings; its README.md says what is what.");
        terminal.Out.WriteLine($"  kessan build {folder}");
        terminal.Out.WriteLine($"  kessan explain NetIncome FY2025 --workspace {folder}");
        return ExitCode.Fine;
    }
}
