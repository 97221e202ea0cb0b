namespace Kessan.Cli.Builds;

/// <summary>What a loop knows of changed files: that there are some, and that the turn it is at is of before them.</summary>
internal sealed class Changes : IDisposable
{
    private readonly AutoResetEvent told = new(initialState: false);
    private readonly Lock gate = new();
    private CancellationTokenSource turn = new();

    public bool Any => told.WaitOne(0) && told.Set();

    /// <summary>
    /// From any thread: a file has changed. Both at once, or a turn that begins in between would be cancelled by a change it has already seen, and none would
    /// follow it.
    /// </summary>
    public void Tell()
    {
        lock (gate)
        {
            told.Set();
            turn.Cancel();
        }
    }

    /// <returns>False where it was stopped.</returns>
    public bool Wait(CancellationToken stop) => WaitHandle.WaitAny([told, stop.WaitHandle]) == 0;

    /// <summary>Until nothing has been told for so long; what was told is taken as seen.</summary>
    public void WaitForQuiet(TimeSpan quiet)
    {
        while (told.WaitOne(quiet)) { }
    }

    /// <returns>Cancelled by the first change from now on.</returns>
    public CancellationToken NextTurn()
    {
        lock (gate)
        {
            turn.Dispose();
            turn = new();
            if (Any) { turn.Cancel(); }
            return turn.Token;
        }
    }

    public void Dispose()
    {
        lock (gate) { turn.Dispose(); }
        told.Dispose();
    }
}
