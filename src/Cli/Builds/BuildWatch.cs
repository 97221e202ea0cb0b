using System.Diagnostics;
using System.Globalization;
using Kessan.Cli.Terminals;

namespace Kessan.Cli.Builds;

/// <summary>One turn of a watched build: the first reports in full, the later ones what was built again and what is wrong.</summary>
internal sealed class BuildWatch(BuildSession session, BuildOptions options, Terminal terminal)
{
    private bool started;

    public ExitCode Run()
    {
        var watch = Stopwatch.StartNew();
        var outcome = session.Run(_ => { });
        if (!started || outcome.Refused || outcome.Findings.Count > 0 || outcome.HasExceptions) { new BuildPrinter(terminal, options.Output).Print(outcome); }
        if (started && !outcome.Refused) { Say(outcome, watch.ElapsedMilliseconds); }
        started = true;
        return outcome.ExitCode;
    }

    private void Say(BuildOutcome outcome, long milliseconds)
    {
        foreach (var state in outcome.Rebuilt)
        {
            var (figures, exceptions) = (state.Record.Checked.Sum(c => c.Figures), state.Record.Checked.Sum(c => c.Exceptions));
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state.Record.Name}: {figures:N0} figures read back, {exceptions:N0} exceptions, {milliseconds} ms"));
        }

        if (outcome.Rebuilt.Count == 0) { terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nothing to build again, {milliseconds} ms")); }
    }
}
