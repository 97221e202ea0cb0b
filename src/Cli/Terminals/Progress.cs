using System.Diagnostics;
using System.Globalization;

namespace Kessan.Cli.Terminals;

/// <summary>
/// Which step is under way. On a terminal one line, overwritten by the next step and wiped at the end; with --verbose a line per step with its time, terminal
/// or not; otherwise nothing.
/// </summary>
public sealed class Progress(Terminal terminal, bool quiet) : IDisposable
{
    private readonly Stopwatch watch = new();
    private string current = "";

    public bool Verbose { get; init; }

    public void Step(string what)
    {
        Finish();
        current = what;
        watch.Restart();
        if (!quiet && !Verbose && terminal.IsInteractive) { terminal.Error.Write($"\r{what} ..."); }
    }

    public void Dispose() => Finish();

    private void Finish()
    {
        if (current.Length == 0) { return; }
        if (Verbose) { terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds,6} ms  {current}")); }
        else if (!quiet && terminal.IsInteractive) { terminal.Error.Write($"\r{new string(' ', current.Length + 4)}\r"); }
        current = "";
    }
}
