using System.Diagnostics;

namespace Kessan.Bench.Fuzz;

/// <summary>A thread that takes one input after another.</summary>
internal sealed class Worker
{
    /// <summary>No input of some hundred bytes may take more, or have more allocated.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private const long Largest = 64 << 20;

    private readonly Func<int?> next;
    private readonly Action<string> fault;
    private readonly Thread thread;
    private volatile int current = -1;
    private TimeSpan begun;
    private int watched = -1;

    public Worker(Func<int?> next, Action<string> fault)
    {
        (this.next, this.fault) = (next, fault);
        thread = new(Run);
        thread.Start();
    }

    /// <summary>By reader.</summary>
    public Tally[] Tallies { get; } = [.. Seed.All.Select(_ => new Tally())];

    public bool Wait(TimeSpan patience) => thread.Join(patience);

    /// <summary>The input it has been at while the process used that much of the processor; null where it goes on.</summary>
    public int? Hangs(TimeSpan patience)
    {
        var (input, used) = (current, Process.GetCurrentProcess().TotalProcessorTime);
        if (input != watched) { (watched, begun) = (input, used); }
        return input >= 0 && used - begun > patience ? input : null;
    }

    private void Run()
    {
        while (next() is { } input)
        {
            current = input;
            var seed = Seed.Of(input);
            var file = Changes.Of(seed, input);
            var (time, memory) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
            var found = Trial.Of(seed, file, inEveryForm: input / Seed.All.Length % 64 == 1);
            (time, memory) = (ThreadTime.Now - time, GC.GetAllocatedBytesForCurrentThread() - memory);
            Tallies[Seed.Index(input)].Add(time, memory);
            found ??= time > Longest ? "takes long" : memory > Largest ? "takes much memory" : null;
            if (found is not null) { fault($"input {input} ({seed.Reader}): {found}"); }
        }

        current = -1;
    }
}
