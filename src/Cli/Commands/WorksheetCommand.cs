using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Consolidation;
using Kessan.Workspace;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan worksheet WORKSPACE</c>: the consolidation as accountants read it, a worksheet and a journal of entries per month end.</summary>
internal static class WorksheetCommand
{
    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml." };
        var output = new Option<string?>("--output", "--out")
        {
            Description = "Write worksheet-YYYY-MM.csv and entries-YYYY-MM.csv there; without it the last worksheet is printed."
        };
        var draft = new Option<bool>("--draft") { Description = "Read books that are still being made: trial balances may be missing or not add to zero." };
        var command = new Command("worksheet", "Consolidate, and write the worksheet and the entries of every month end.") { folder, output, draft };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(output), parsed.GetValue(draft)));
        return command;
    }

    private static int Run(Terminal terminal, string folder, string? output, bool draft)
    {
        var loaded = WorkspaceLoader.Load(folder, new(draft));
        FindingPrinter.Print(terminal.Error, loaded.Findings, terminal.Colour);
        if (loaded.Workspace is not { } workspace) { return (int)ExitCode.Unusable; }
        var run = workspace.Consolidate();
        FindingPrinter.Print(terminal.Error, run.Findings, terminal.Colour);
        if (output is not null) { Write(output, workspace, run); }
        else { terminal.Out.Write(WorksheetCsv.Write(run.Periods.Values.Last(), workspace.Chart, workspace.Movements)); }
        return (int)(run.Findings.Any() ? ExitCode.ExceptionsFound : ExitCode.Fine);
    }

    private static void Write(string output, LoadedWorkspace workspace, ConsolidationRun run)
    {
        Directory.CreateDirectory(output);
        foreach (var period in run.Periods.Values)
        {
            File.WriteAllText(Path.Combine(output, FormattableString.Invariant($"worksheet-{period.End:yyyy-MM}.csv")),
                WorksheetCsv.Write(period, workspace.Chart, workspace.Movements));
            File.WriteAllText(Path.Combine(output, FormattableString.Invariant($"entries-{period.End:yyyy-MM}.csv")), EntriesCsv.Write(period));
        }
    }
}
