using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kessan.TieOut;

namespace Kessan.Bench.Fuzz;

/// <summary>
/// fuzz-readers COUNT: that many small inputs, each a sound document with some pieces put in or cut out, by seed, checked whole. An
/// exception, a figure outside its source or an input that takes longer than a second is a fault; the results as Markdown.
/// </summary>
internal static class FuzzReaders
{
    private static readonly string[] Pieces =
    [
        "<", ">", "</td>", "</w:tc>", "<td colspan=9999>", "<w:tbl>", "<table>", "<pre>", "&#x1F4C8;", "&nbsp;", "&a;", "\"", "'", "=", "9", "0", ",", ".", "(", ")", "%", "$", "\t", "\n", "\n\n", "億", "第", "年",
        "\uD83D", "\0", "<!--", "<![CDATA[", "<!DOCTYPE d [<!ENTITY a \"b\">]>", "</ix:nonFraction>", "2008", " - ", "自", "million", " compared to ", " respectively", "up", "10.9%", "(1)", "r=\"XFD1048576\"", "79228162514264337593543950335",
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static int Main(string[] args)
    {
        var count = int.Parse(args[0], CultureInfo.InvariantCulture);
        var tallies = Seed.All.Select(_ => new Tally()).ToArray();
        var faults = new List<string>();
        Parallel.For(0, count, n =>
        {
            var seed = Seed.All[n % Seed.All.Length];
            var file = Input(seed, n);
            var start = Stopwatch.GetTimestamp();
            var fault = Try(file);
            var taken = Stopwatch.GetElapsedTime(start);
            tallies[n % tallies.Length].Add(taken);
            if (fault is not null) { lock (faults) { faults.Add($"input {n} ({seed.Reader}): {fault}"); } }
        });
        Console.Write(Results(count, tallies, faults));
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>One in sixteen is cut or bent as bytes, so that packages are damaged too.</summary>
    private static byte[] Input(Seed seed, int number)
    {
        var random = new Random(number);
        var file = seed.File(Changed(seed.Content, random));
        if (number / Seed.All.Length % 16 == 0)
        {
            for (var k = random.Next(1, 8); k > 0; k--) { file[random.Next(file.Length)] = (byte)random.Next(256); }
            if (random.Next(4) == 0) { file = file[..random.Next(1, file.Length)]; }
        }

        return file;
    }

    private static string Changed(string content, Random random)
    {
        var text = new StringBuilder(content);
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            if (random.Next(3) == 0) { text.Remove(at, Math.Min(random.Next(1, 24), text.Length - at)); }
            else { text.Insert(at, Pieces[random.Next(Pieces.Length)]); }
        }

        return text.ToString();
    }

    private static string? Try(byte[] file)
    {
        try
        {
            var document = Checker.Check(new InputFile("f", file));
            var outside = document.Figures.FirstOrDefault(f => f.Figure.Span.Start < 0 || f.Figure.Span.End > document.Source!.Text.Length || f.Figure.Span.End < f.Figure.Span.Start);
            return outside is null ? null : $"figure {outside.Figure.Text} lies outside the source";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}";
        }
    }

    private static string Results(int count, Tally[] tallies, List<string> faults)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} inputs, {faults.Count} faults, {tallies.Sum(t => t.Slow)} longer than {Longest.TotalSeconds:0} s; the process held {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most.\n\n"));
        text.Append("| reader | inputs | milliseconds each | the longest |\n|---|---:|---:|---:|\n");
        for (var i = 0; i < tallies.Length; i++) { text.Append(CultureInfo.InvariantCulture, $"| {Seed.All[i].Reader} | {tallies[i].Count:#,0} | {tallies[i].Mean.TotalMilliseconds:0.00} | {tallies[i].Most.TotalMilliseconds:0} |\n"); }
        foreach (var fault in faults.Order(StringComparer.Ordinal).Take(40)) { text.Append(CultureInfo.InvariantCulture, $"\n- {fault}"); }
        return text.ToString();
    }

    private sealed class Tally
    {
        private readonly Lock gate = new();
        private TimeSpan all;

        public int Count { get; private set; }

        public int Slow { get; private set; }

        public TimeSpan Most { get; private set; }

        public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(all.Ticks / Count);

        public void Add(TimeSpan taken)
        {
            lock (gate)
            {
                (Count, all) = (Count + 1, all + taken);
                if (taken > Longest) { Slow++; }
                if (taken > Most) { Most = taken; }
            }
        }
    }
}
