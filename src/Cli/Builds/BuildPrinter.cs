using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.TieOut.Reports;

namespace Kessan.Cli.Builds;

/// <summary>The one report of a build: what is wrong, how each file tied out, what was left as it was, and where everything is.</summary>
internal sealed class BuildPrinter(Terminal terminal, string output)
{
    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public void Print(BuildOutcome outcome)
    {
        FindingPrinter.Print(terminal.Error, outcome.Findings, terminal.Colour);
        if (outcome.Refused)
        {
            var faults = outcome.Findings.Count(f => f.Severity == Severity.Fault);
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{faults} {(faults == 1 ? "fault" : "faults")}; nothing was written, the last build is as it was."));
        }
        else if (!Quiet || outcome.HasExceptions)
        {
            Summarise(outcome);
        }
    }

    private void Summarise(BuildOutcome outcome)
    {
        new TerminalReport(terminal.Out, terminal.Colour) { WithNotes = Verbose }.Write(outcome.Report);
        foreach (var file in outcome.Kept.SelectMany(k => k.Record.Checked))
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.Combine(output, file.File)}: as before, {file.Figures:N0} figures: {file.Tied:N0} tied, {file.Exceptions:N0} exceptions, {file.Untied:N0} untied"));
        }

        var refused = outcome.NotPublishable;
        foreach (var name in outcome.Written.Where(n => !n.EndsWith(".map.json", StringComparison.Ordinal)
            && !n.EndsWith(".check.json", StringComparison.Ordinal)))
        {
            terminal.Out.WriteLine((refused.Contains(name) ? "not publishable: " : "") + Path.Combine(output, name));
        }
    }
}
