using System.CommandLine;
using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.Documents.Workbooks;
using Kessan.Workspace;

namespace Kessan.Cli.Commands;

/// <summary>What a command of two consolidations side by side is asked for.</summary>
internal sealed record AskedBridge(string Folder, string? Period, string? Output);

/// <summary>What commands of two consolidations side by side have in common: pro-forma, adopt, restate.</summary>
internal static class BridgeCommands
{
    public static (Argument<string> Folder, Option<string?> Period, Option<string?> Output) Common() => (
        new("WORKSPACE") { Description = "The folder with kessan.yaml." },
        new("--period") { Description = "A label (1H08, FY2007), a month or a day; without it the last." },
        new("--output", "--out") { Description = "Write the bridge there as CSV." });

    /// <returns>Null after saying why not.</returns>
    public static (LoadedWorkspace Workspace, DateOnly End)? Load(Terminal terminal, AskedBridge asked)
    {
        var loaded = WorkspaceLoader.Load(asked.Folder);
        FindingPrinter.Print(terminal.Error, loaded.Findings, terminal.Colour);
        if (loaded.Workspace is not { } workspace) { return null; }
        var ends = workspace.Consolidate().Periods.Keys.ToArray();
        var end = asked.Period is null ? ends[^1] : PeriodEnd.Of(asked.Period, workspace.Settings.Calendar);
        if (end is { } day && ends.Contains(day)) { return (workspace, day); }
        FindingPrinter.Print(terminal.Error, [Refusals.NoPeriod(asked.Period!, ends)], terminal.Colour);
        return null;
    }

    public static void Write(Terminal terminal, AskedBridge asked, params IEnumerable<Sheet> sheets)
    {
        foreach (var sheet in sheets)
        {
            var texts = sheet.Rows.Count == 0 ? 2 : Math.Max(2, sheet.Rows[0].TakeWhile(c => c is Cell.Text).Count());
            TextTable.Write(terminal.Out, sheet.Header,
                [.. sheet.Rows.Select(r => r.Select(c => c is Cell.Text ? c.Shown : c.Amount.ToString("#,0.####", CultureInfo.InvariantCulture)).ToArray())],
                texts);
            terminal.Out.WriteLine();
            Save(asked, sheet);
        }
    }

    /// <summary>Writes a sheet where the command was asked to, without printing it.</summary>
    public static void Save(AskedBridge asked, Sheet sheet, string prefix = "")
    {
        if (asked.Output is not { } output) { return; }
        Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(output, prefix + sheet.File), sheet.Csv());
    }

    public static ExitCode Refuse(Terminal terminal, params IEnumerable<Finding> findings)
    {
        FindingPrinter.Print(terminal.Error, findings, terminal.Colour);
        return ExitCode.Unusable;
    }
}
