using System.Diagnostics;
using System.Globalization;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut;

/// <summary>How long a warm process takes over one document, what it allocates and holds, and what a second core brings.</summary>
internal static class Speed
{
    private const int Runs = 15;

    /// <summary>So many checks of the same document come first: by then the runtime has compiled everything for the last time.</summary>
    private const int WarmUp = 240;

    public static void Measure(TextWriter output, string shared, IReadOnlyList<string> names)
    {
        output.WriteLine("| document | bytes | figures | warm, ms, fastest | median | held while checked, times the file |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var name in names) { output.WriteLine(Row(name, File.ReadAllBytes(Path.Combine(shared, name)))); }
    }

    /// <summary>The same documents by one thread and by two.</summary>
    public static void Together(TextWriter output, string shared, IReadOnlyList<string> names)
    {
        var files = names.Select(name => new InputFile(name, File.ReadAllBytes(Path.Combine(shared, name)))).ToList();
        foreach (var threads in new[] { 1, 2, 1, 2, 1, 2 }) { Check(files, threads); }
        var (one, two) = (Enumerable.Range(0, 5).Min(_ => Check(files, 1)), Enumerable.Range(0, 5).Min(_ => Check(files, 2)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{files.Count} documents together: {one:0} ms by one thread, {two:0} ms by two: {one / two:0.00} times as fast."));
    }

    private static string Row(string name, byte[] bytes)
    {
        var file = new InputFile(name, bytes);
        for (var i = 0; i < WarmUp; i++) { Checker.Check(file); }
        Thread.Sleep(300);
        var (times, figures) = (new List<decimal>(), 0);
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            figures = Checker.Check(file).Figures.Count;
            times.Add(Milliseconds(start));
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {bytes.Length:N0} | {figures:N0} | {times[0]:0} | {times[Runs / 2]:0} | {(decimal)Held(file) / bytes.Length:0} |");
    }

    /// <summary>The most that could not be given back while the document was checked, looked at again and again from beside it, and at the end.</summary>
    private static long Held(InputFile file)
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        using var stop = new CancellationTokenSource();
        var watch = Task.Factory.StartNew(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var check = Checker.Check(file);
        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        stop.Cancel();
        watch.Wait(CancellationToken.None);
        GC.KeepAlive(check);
        return most - before;
    }

    private static decimal Check(IReadOnlyList<InputFile> files, int threads)
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = threads }, file => Checker.Check(file));
        return Milliseconds(start);
    }

    private static decimal Milliseconds(long start) => (decimal)Stopwatch.GetElapsedTime(start).Ticks / TimeSpan.TicksPerMillisecond;
}
