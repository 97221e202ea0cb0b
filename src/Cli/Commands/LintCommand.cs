using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kessan.Cli.Builds;
using Kessan.Cli.Lint;
using Kessan.Cli.Terminals;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan lint WORKSPACE</c>: what is wrong with its documents, without writing them.</summary>
internal static class LintCommand
{
    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml.", DefaultValueFactory = _ => "." };
        var document = new Option<string[]>("--document") { Description = "Only this document (may be given several times)." };
        var period = new Option<string?>("--period") { Description = "The documents of one period, and those of any period for it." };
        var watch = new Option<bool>("--watch") { Description = "Stay, and look again whenever a file changes." };
        var command = new Command("lint", "Check bindings, wording and names of a workspace's documents.") { folder, document, period, watch };
        command.SetAction(parsed =>
        {
            var workspace = parsed.GetValue(folder)!;
            var session = new LintSession(workspace, new(parsed.GetValue(document) ?? [], BuildSelection.Usual.Formats, parsed.GetValue(period)));
            ExitCode Look() => Run(terminal, session, parsed.GetValue(watch));
            return (int)(parsed.GetValue(watch)
                ? new WatchLoop(_ => Look(), workspace, Path.Combine(workspace, "out"), terminal).Run(CancellationToken.None)
                : Look());
        });
        return command;
    }

    /// <param name="timed">Whether it says how long it took: to those who stay, it matters.</param>
    private static ExitCode Run(Terminal terminal, LintSession session, bool timed)
    {
        var watch = Stopwatch.StartNew();
        var outcome = session.Run();
        var took = timed ? string.Create(CultureInfo.InvariantCulture, $", {watch.ElapsedMilliseconds} ms") : "";
        FindingPrinter.Print(terminal.Out, outcome.Findings, terminal.Colour);
        var count = outcome.Findings.Count;
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{outcome.Documents} {(outcome.Documents == 1 ? "document" : "documents")}, {count} {(count == 1 ? "finding" : "findings")}{took}"));
        return outcome.ExitCode;
    }
}
