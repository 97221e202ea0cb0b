using System.CommandLine;
using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;
using Kessan.Workspace;
using Kessan.Workspace.Build;
using Kessan.Workspace.Consolidate;

namespace Kessan.Cli.Commands;

/// <summary>
/// <c>kessan consolidate WORKSPACE --period P</c>: one period, consolidated and proved, printed in short and written as tables, a workbook and a chart.
/// </summary>
internal static class ConsolidateCommand
{
    private sealed record Options(string Folder, string? Period, string Output, bool Lock, bool Relock, bool Quiet, string Scenario, int? Version, bool Apart)
    {
        /// <summary>What tells the outputs and locks of a scenario, version or view from those of the plain run.</summary>
        public string Suffix =>
            (Scenario == Scenarios.Actual ? "" : $"-{Scenario}") + (Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"-v{version}") : "")
                + (Apart ? "-period" : "");
    }

    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml." };
        var period = new Option<string?>("--period") { Description = "A label (1H08, FY2007), a month (2008-09) or a day; without it the last month end." };
        var output = new Option<string?>("--output", "--out") { Description = "Where the tables go (default: WORKSPACE/out/consolidation/YYYY-MM)." };
        var locking = new Option<bool>("--lock") { Description = "Lock the period: later runs give the same bytes or say what changed." };
        var relocking = new Option<bool>("--relock") { Description = "Accept the changes of a locked period." };
        var scenario = new Option<string?>("--scenario") { Description = "actual (default), budget, or what else the names of ledgers say." };
        var version = new Option<int?>("--version") { Description = "The highest version of the packages that is read; without it the last." };
        var view = new Option<string?>("--view")
        {
            Description = "cumulative (default): since the beginning of the fiscal year; period: since the closing before."
        };
        view.AcceptOnlyFromAmong("cumulative", "period");
        var quiet = new Option<bool>("--quiet") { Description = "Complaints only." };
        var command = new Command("consolidate", "Consolidate one period; write worksheet, entries, proofs, workbook and chart.")
        {
            folder, period, output, locking, relocking, scenario, version, view, quiet
        };
        command.SetAction(parsed => (int)Run(terminal, new(
            parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(output) ?? "", parsed.GetValue(locking), parsed.GetValue(relocking),
            parsed.GetValue(quiet), parsed.GetValue(scenario) ?? Scenarios.Actual,
            parsed.GetValue(version), parsed.GetValue(view) == "period")));
        return command;
    }

    private static ExitCode Run(Terminal terminal, Options options)
    {
        Closing? closing;
        using (var progress = new Progress(terminal, options.Quiet))
        {
            progress.Step("Consolidating");
            closing = Close(terminal, options);
        }

        if (closing is null) { return ExitCode.Unusable; }
        var output = options.Output.Length > 0
            ? options.Output
            : Path.Combine(options.Folder, "out", "consolidation", closing.Period.End.ToString("yyyy-MM", CultureInfo.InvariantCulture) + options.Suffix);
        if (Place(closing, options, output) is { } refusals)
        {
            FindingPrinter.Print(terminal.Error, refusals, terminal.Colour);
            return refusals.Any(r => r.Severity == Severity.Fault) ? ExitCode.Unusable : ExitCode.ExceptionsFound;
        }

        FindingPrinter.Print(terminal.Error, closing.Findings, terminal.Colour);
        if (!options.Quiet) { ConsolidateOutput.Write(terminal, closing, options.Output.Length > 0 ? null : output); }
        return closing.Findings.Any(f => f.Severity == Severity.Exception) ? ExitCode.ExceptionsFound : ExitCode.Fine;
    }

    private static Closing? Close(Terminal terminal, Options options)
    {
        var loaded = WorkspaceLoader.Load(options.Folder, new(false, options.Scenario, options.Version));
        if (loaded.Workspace is not { } workspace) { return Refuse(terminal, loaded.Findings); }
        var faults = new FaultList();
        var rules = CashFlowRules.Read(options.Folder, workspace.Chart, workspace.Movements, faults);
        if (faults.Count > 0) { return Refuse(terminal, faults.All); }
        var run = workspace.Consolidate();
        var end = options.Period is null ? run.Periods.Keys.Last() : PeriodEnd.Of(options.Period, workspace.Settings.Calendar);
        if (run.Findings.Any(f => f.Severity == Severity.Fault)) { return Refuse(terminal, run.Findings); }
        return (end is { } day ? Closing.Of(workspace, run, rules, day, options.Apart) : null)
            ?? Refuse(terminal, [Refusals.NoPeriod(options.Period!, run.Periods.Keys)]);
    }

    private static Closing? Refuse(Terminal terminal, IEnumerable<Finding> findings)
    {
        FindingPrinter.Print(terminal.Error, findings, terminal.Colour);
        return null;
    }

    /// <returns>Null where everything is in place; otherwise why nothing was written.</returns>
    private static IReadOnlyList<Finding>? Place(Closing closing, Options options, string output)
    {
        var (files, inputs) = (closing.Files(), WorkspaceFiles.Read(options.Folder, output));
        var locked = new PeriodLock(options.Folder, closing.Period.End, options.Suffix);
        if (locked.Exists && !options.Relock && locked.Compare(inputs, files) is { Count: > 0 } changes) { return changes; }
        try
        {
            new OutputFolder(output).Replace(files);
            if (options.Lock || (options.Relock && locked.Exists)) { locked.Set(inputs, files); }
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [new("WS140", "output-cannot-be-written", Severity.Fault, new Place(output), refused.Message)
            {
                Remedy = "Make room, or name another folder with --out."
            }];
        }
    }
}
