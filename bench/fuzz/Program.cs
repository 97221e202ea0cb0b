using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Kessan.Bench.Fuzz;

/// <summary>
/// fuzz-readers COUNT [MINUTES]: that many small inputs, or as many as the minutes allow, each a sound document with some pieces put in or cut out, by seed,
/// checked whole; one in sixty-four is reported in every form as well. An exception, a figure outside its source and an input beyond the bounds of time and
/// memory are faults, told at once; the results as Markdown.
/// </summary>
internal static class FuzzReaders
{
    /// <summary>Of the processor, on all threads together, while one input is worked on: longer is a hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly List<string> Faults = [];
    private static int next = -1;

    private static int Main(string[] args)
    {
        var count = int.Parse(args[0], CultureInfo.InvariantCulture);
        var limit = args.Length > 1 ? TimeSpan.FromMinutes(int.Parse(args[1], CultureInfo.InvariantCulture)) : TimeSpan.MaxValue;
        var start = Stopwatch.GetTimestamp();
        var workers = new Worker[Environment.ProcessorCount];
        for (var i = 0; i < workers.Length; i++) { workers[i] = new(() => Stopwatch.GetElapsedTime(start) > limit ? null : Next(count), Fault); }
        while (!workers.All(w => w.Wait(TimeSpan.FromMilliseconds(500))))
        {
            foreach (var worker in workers)
            {
                if (worker.Hangs(Patience) is not { } input) { continue; }
                Fault($"input {input} ({Seed.Of(input).Reader}): hangs");
                Environment.Exit(1);
            }
        }

        Console.Write(Results(workers, Stopwatch.GetElapsedTime(start)));
        return Faults.Count == 0 ? 0 : 1;
    }

    private static int? Next(int count)
    {
        var input = Interlocked.Increment(ref next);
        if (input > 0 && input % 50_000 == 0)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{input:#,0} inputs, {Faults.Count} faults, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0} s of processor time"));
        }
        return input < count ? input : null;
    }

    private static void Fault(string fault)
    {
        Console.Error.WriteLine(fault);
        lock (Faults) { Faults.Add(fault); }
    }

    private static string Results(Worker[] workers, TimeSpan taken)
    {
        using var process = Process.GetCurrentProcess();
        var tallies = Seed.All.Select((_, i) => Tally.Sum(workers.Select(w => w.Tallies[i]))).ToArray();
        var count = tallies.Sum(t => t.Count);
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:#,0} inputs, {Faults.Count} faults; {process.TotalProcessorTime.TotalSeconds:#,0} s of processor time in {taken.TotalSeconds:#,0} s, {count / process.TotalProcessorTime.TotalSeconds:#,0} inputs for each; the process held {process.PeakWorkingSet64 >> 20} MB at most.\n\n"));
        text.Append("| reader | inputs | processor time each, ms | the longest, ms | the largest, MB allocated |\n|---|---:|---:|---:|---:|\n");
        for (var i = 0; i < tallies.Length; i++)
        {
            var tally = tallies[i];
            text.Append(CultureInfo.InvariantCulture,
                $"| {Seed.All[i].Reader} | {tally.Count:#,0} | {tally.Mean.TotalMilliseconds:0.00} | {tally.Longest.TotalMilliseconds:0} | {tally.Largest >> 20} |\n");
        }

        foreach (var fault in Faults.Order(StringComparer.Ordinal).Take(40)) { text.Append(CultureInfo.InvariantCulture, $"\n- {fault}"); }
        return text.ToString();
    }
}
