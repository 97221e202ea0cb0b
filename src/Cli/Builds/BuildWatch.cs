using System.Diagnostics;
using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.TieOut;

namespace Kessan.Cli.Builds;

/// <summary>
/// One turn of a watched build: the first reports in full; later ones bring the wire texts first, then every other format, and say what was built again and
/// what is wrong. A change that comes while the other formats are written ends the turn: the next one brings them.
/// </summary>
internal sealed class BuildWatch(BuildSession session, BuildOptions options, Terminal terminal)
{
    private bool started;
    private ExitCode code;

    /// <param name="outdated">Cancelled as soon as something has changed again.</param>
    public ExitCode Run(CancellationToken outdated)
    {
        var watch = Stopwatch.StartNew();
        if (started && session.Ahead() is { } ahead)
        {
            Say(ahead, watch.ElapsedMilliseconds);
            SpareMemory.Keep();
        }

        if (session.Run(_ => { }, outdated) is not { } outcome) { return code; }
        if (!started || outcome.Refused || outcome.Findings.Count > 0 || outcome.HasExceptions) { new BuildPrinter(terminal, options.Output).Print(outcome); }
        if (started && !outcome.Refused) { Say(outcome, watch.ElapsedMilliseconds); }
        started = true;
        return code = outcome.ExitCode;
    }

    private void Say(CheckReport ahead, long milliseconds)
    {
        foreach (var file in ahead.Documents)
        {
            var counts = file.Counts;
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file.Path)}: {counts.Figures:N0} figures read back, {counts.Exceptions:N0} exceptions, {milliseconds} ms"));
        }

        terminal.Out.Flush();
    }

    private void Say(BuildOutcome outcome, long milliseconds)
    {
        foreach (var state in outcome.Rebuilt)
        {
            var (figures, exceptions) = (state.Record.Checked.Sum(c => c.Figures), state.Record.Checked.Sum(c => c.Exceptions));
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{state.Record.Name}: every format, {figures:N0} figures read back, {exceptions:N0} exceptions, {milliseconds} ms"));
        }

        if (outcome.Rebuilt.Count == 0) { terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nothing to build again, {milliseconds} ms")); }
    }
}
