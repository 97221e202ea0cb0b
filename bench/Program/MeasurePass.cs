using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kessan.Ledgers.Journals;

namespace Kessan.Bench;

/// <summary>
/// <c>pass FILE</c>: the engine alone, again and again in one process: wall and processor time of each pass in milliseconds.
/// </summary>
internal static class MeasurePass
{
    public static Command Define()
    {
        var file = new Argument<string>("FILE");
        var by = new Option<string>("--by") { DefaultValueFactory = _ => "entity,account,month" };
        var times = new Option<int>("--times") { DefaultValueFactory = _ => 5 };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("pass", "Measure the engine without process start.") { file, by, times, threads };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(by)!.Split(',', StringSplitOptions.RemoveEmptyEntries), parsed.GetValue(times),
            parsed.GetValue(threads)));
        return command;
    }

    private static int Run(string file, string[] by, int times, int threads)
    {
        var input = new JournalInput([file], JournalSchema.Default with { Axes = by.Contains("segment", StringComparer.Ordinal) ? ["segment"] : [] },
            JournalChecks.None);
        for (var i = 0; i < times; i++)
        {
            using var self = Process.GetCurrentProcess();
            var (start, processor) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
            using var ledger = JournalFiles.OpenFor(new(by, Selection.Everything), input, JournalOptions.OfMachine with { Threads = threads });
            var wall = Stopwatch.GetElapsedTime(start);
            self.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"lines {ledger.Report.Read} wall {wall.Ticks / TimeSpan.TicksPerMillisecond} ms processor {(self.TotalProcessorTime - processor).Ticks / TimeSpan.TicksPerMillisecond} ms peak {self.PeakWorkingSet64 >> 20} MiB"));
        }

        return 0;
    }
}
