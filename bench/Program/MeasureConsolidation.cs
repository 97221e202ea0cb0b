using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kessan.Core;
using Kessan.Workspace;
using Kessan.Workspace.Consolidate;

namespace Kessan.Bench;

/// <summary>
/// <c>consolidate FOLDER</c>: reads a workspace from its files, consolidates, proves and states it, again and again in one process; milliseconds of each part.
/// </summary>
internal static class MeasureConsolidation
{
    public static Command Define()
    {
        var folder = new Argument<string>("FOLDER");
        var times = new Option<int>("--times") { DefaultValueFactory = _ => 5 };
        var command = new Command("consolidate", "Measure a consolidation without process start.") { folder, times };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(times)));
        return command;
    }

    private static int Run(string folder, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var self = Process.GetCurrentProcess();
            var (start, processor) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
            var loaded = WorkspaceLoader.Load(folder);
            if (loaded.Workspace is not { } workspace) { return Refused(loaded.Findings); }
            var read = Stopwatch.GetTimestamp();
            var run = workspace.Consolidate();
            var consolidated = Stopwatch.GetTimestamp();
            // Facts and tables need nothing of each other: one core each.
            var facts = Task.Run(() => (Result: WorkspaceStatements.Read(workspace).State([.. run.Periods.Values]), End: Stopwatch.GetTimestamp()));
            var closing = Closing.Of(workspace, run, [], workspace.Ends[^1])!;
            var proved = Stopwatch.GetTimestamp();
            var (stated, factsEnd) = facts.GetAwaiter().GetResult();
            var end = Stopwatch.GetTimestamp();
            Finding[] findings = [.. closing.Findings.Concat(stated.Findings).Where(f => f.Severity != Severity.Note)];
            if (findings.Length > 0) { return Refused(findings); }
            self.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"total {Milliseconds(start, end)} processor {(self.TotalProcessorTime - processor).Ticks / TimeSpan.TicksPerMillisecond} read {Milliseconds(start, read)} consolidate {Milliseconds(read, consolidated)} state {Milliseconds(consolidated, end)} facts {Milliseconds(consolidated, factsEnd)} tables {Milliseconds(consolidated, proved)} proofs {closing.Proofs.Count} entries {closing.Period.Entries.Count} lines {closing.Period.Lines.Count} peak {self.PeakWorkingSet64 >> 20}"));
        }

        return 0;
    }

    private static long Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).Ticks / TimeSpan.TicksPerMillisecond;

    private static int Refused(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Take(20))
        {
            Console.Error.WriteLine($"{finding.Place}: {finding.Code} {finding.Rule} {finding.Message} {finding.Printed} {finding.Expected}");
        }
        return 1;
    }
}
