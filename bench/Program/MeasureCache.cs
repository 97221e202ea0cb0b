using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kessan.Ledgers.Journals;

namespace Kessan.Bench;

/// <summary>
/// <c>cached FILE --cache FOLDER</c>: makes the cache if it is not there, then, again and again in one process, opens it and asks: milliseconds with the
/// opening, process start aside.
/// </summary>
internal static class MeasureCache
{
    private static readonly string[][] Queries = [["account"], ["entity", "account"], ["entity", "account", "month"], ["segment", "month"],
        ["account", "partner"]];

    public static Command Define()
    {
        var file = new Argument<string>("FILE");
        var folder = new Option<string>("--cache") { Required = true };
        var times = new Option<int>("--times") { DefaultValueFactory = _ => 7 };
        var command = new Command("cached", "Measure queries of a cache.") { file, folder, times };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(folder)!, parsed.GetValue(times)));
        return command;
    }

    private static int Run(string file, string folder, int times)
    {
        var input = new JournalInput([file], JournalSchema.Default with { Axes = ["segment"] }, JournalChecks.None);
        Time("open", times, () => Open(input, folder).Report.Read);
        foreach (var by in Queries)
        {
            Time($"balances by {string.Join(',', by)}", times, () => Balances(input, folder, new(by, Selection.Everything)).Count());
        }

        var september = new Selection(new(2024, 9, 1), new(2024, 9, 30), []);
        Time("balances by entity,account of one month", times, () => Balances(input, folder, new(["entity", "account"], september)).Count());
        Time("balances by account of one entity", times,
            () => Balances(input, folder, new(["account"], Selection.Everything with { Conditions = [new("entity", ["JP001"])] })).Count());
        // The balances in the middle of all and of most lines.
        var keys = Balances(input, folder, new(["entity", "account", "month"], Selection.Everything)).OrderBy(b => b.Lines).ToList();
        foreach (var (name, balance) in new[] { ("a usual", keys[keys.Count / 2]), ("the largest", keys[^1]) })
        {
            var behind = Selection.Behind(balance, new(["entity", "account", "month"], Selection.Everything));
            Time($"lines behind {name} balance", times, () => Lines(input, folder, behind));
        }

        return 0;
    }

    private static CachedJournals Open(JournalInput input, string folder) => CachedJournals.Open(folder, input, JournalOptions.OfMachine);

    private static IEnumerable<Balance> Balances(JournalInput input, string folder, BalanceQuery query)
    {
        using var cache = Open(input, folder);
        foreach (var balance in cache.Balances(query)) { yield return balance; }
    }

    private static long Lines(JournalInput input, string folder, Selection selection)
    {
        using var cache = Open(input, folder);
        return cache.Lines(selection).LongCount();
    }

    private static void Time(string what, int times, Func<long> run)
    {
        var (walls, processors, answers) = (new List<decimal>(), new List<decimal>(), 0L);
        for (var i = 0; i < times; i++)
        {
            using var self = Process.GetCurrentProcess();
            var (start, processor) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
            answers = run();
            walls.Add(Milliseconds(Stopwatch.GetElapsedTime(start)));
            self.Refresh();
            processors.Add(Milliseconds(self.TotalProcessorTime - processor));
        }

        using var now = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what} | answers {answers} | wall first {walls[0]:0.0} median {walls.Order().ElementAt(times / 2):0.0} | processor first {processors[0]:0.0} median {processors.Order().ElementAt(times / 2):0.0} | peak {now.PeakWorkingSet64 >> 20} MiB"));
    }

    private static decimal Milliseconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerMillisecond;
}
