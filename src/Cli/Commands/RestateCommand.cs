using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Statements;
using Kessan.Workspace;
using Kessan.Workspace.Consolidate;

namespace Kessan.Cli.Commands;

/// <summary>
/// <c>kessan restate WORKSPACE --period P</c>: a period as it was published, each cause of restatement, and as restated, line by line; both versions are kept.
/// </summary>
internal static class RestateCommand
{
    public static Command Define(Terminal terminal)
    {
        var (folder, period, output) = BridgeCommands.Common();
        var asOf = new Option<string?>("--as-of") { Description = "Only causes announced up to this day (2025-05-15); without it all." };
        var command = new Command("restate", "A period as published, as restated, and by which causes, line by line.") { folder, period, output, asOf };
        command.SetAction(parsed => (int)Run(terminal, new(parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(output)), parsed.GetValue(asOf)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, AskedBridge asked, string? asOf)
    {
        if (BridgeCommands.Load(terminal, asked) is not { } books) { return ExitCode.Unusable; }
        var (workspace, end) = books;
        var last = DateOnly.MaxValue;
        if (asOf is not null
            && !DateOnly.TryParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None,
                out last))
        {
            return BridgeCommands.Refuse(terminal, Refusals.NoDay(asOf));
        }
        Restatement[] causes = [.. workspace.Restatements.Where(r => r.Announced <= last)];
        if (causes.Length == 0) { return BridgeCommands.Refuse(terminal, Refusals.NoRestatement()); }
        var (workspaces, versions, stated) = (new List<LoadedWorkspace>(), new List<ConsolidatedPeriod>(), new List<StatementsResult>());
        StatementsInput? statements = null;
        for (var i = 0; i <= causes.Length; i++)
        {
            var loaded = WorkspaceLoader.Load(asked.Folder,
                new() { Until = end, Causes = causes.Take(i).Select(c => c.Cause).ToHashSet(StringComparer.Ordinal) });
            if (loaded.Workspace is not { } version) { return BridgeCommands.Refuse(terminal, loaded.Findings); }
            var run = version.Consolidate();
            if (run.Findings.Any(f => f.Severity == Severity.Fault)) { return BridgeCommands.Refuse(terminal, run.Findings); }
            workspaces.Add(version);
            versions.Add(run.Periods[end]);
            var definitions = WorkspaceStatements.Read(version);
            if (definitions.Input is null) { return BridgeCommands.Refuse(terminal, definitions.Faults); }
            statements = definitions.Input;
            if (statements.Presentations.Count > 0) { stated.Add(definitions.State([.. run.Periods.Values])); }
        }

        BridgeCommands.Write(terminal, asked, RestatementBridge.Of(versions, causes, workspace.Chart), RestatementBridge.Causes(causes));
        if (statements is not null && CaptionBridge.Of(statements, stated, causes, end) is { } captions) { BridgeCommands.Write(terminal, asked, captions); }
        foreach (var segments in SegmentBridge.Of(workspaces, versions, causes)) { BridgeCommands.Save(asked, segments); }
        BridgeCommands.Save(asked, WorksheetTable.Of(versions[0], workspace.Chart), "published-");
        BridgeCommands.Save(asked, WorksheetTable.Of(versions[^1], workspace.Chart), "restated-");
        return ExitCode.Fine;
    }
}
