using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.Workspace;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan explain CONCEPT PERIOD</c>: the trace of a figure down to ledger lines and elimination entries, with file and row.</summary>
internal static class ExplainCommand
{
    public static Command Define(Terminal terminal)
    {
        var fact = new Argument<string>("CONCEPT")
        {
            Description = "A concept, with members in brackets: Revenues[SystemsIntegration]; or an account (1600) or an entry (CC-001)."
        };
        var period = new Argument<string>("PERIOD") { Description = "A label (2Q08, 1H08, FY2007) or a day (2008-09-30)." };
        var folder = new Option<string>("--workspace") { Description = "The folder with kessan.yaml.", DefaultValueFactory = _ => "." };
        var presentation = new Option<string?>("--presentation") { Description = "Another presentation than the current one." };
        var entity = new Option<string>("--entity") { Description = "One company instead of the group.", DefaultValueFactory = _ => "group" };
        var depth = new Option<int>("--depth") { Description = "How many steps down.", DefaultValueFactory = _ => new TraceLayout().Depth };
        var width = new Option<int>("--width") { Description = "How many lines of one step.", DefaultValueFactory = _ => new TraceLayout().Width };
        var command = new Command("explain", "Show how a figure comes about, down to ledger lines and entries.")
        {
            fact, period, folder, presentation, entity, depth, width
        };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(folder)!, new(parsed.GetValue(fact)!, parsed.GetValue(period)!)
        {
            Presentation = parsed.GetValue(presentation),
            Entity = parsed.GetValue(entity)!,
            Layout = new(parsed.GetValue(depth), parsed.GetValue(width)),
        }));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string folder, ExplainRequest request)
    {
        var explanation = Explanation.Of(folder, request);
        FindingPrinter.Print(terminal.Error, explanation.Findings, terminal.Colour);
        if (explanation.Text is not { } text) { return ExitCode.Unusable; }
        terminal.Out.Write(text);
        return explanation.Findings.Any(f => f.Severity == Severity.Exception) ? ExitCode.ExceptionsFound : ExitCode.Fine;
    }
}
