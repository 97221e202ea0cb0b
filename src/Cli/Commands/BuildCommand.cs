using System.CommandLine;
using Kessan.Cli.Builds;
using Kessan.Cli.Terminals;
using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Commands;

/// <summary>
/// <c>kessan build WORKSPACE</c>: the main job. Books to statements to documents, each finished file read back and tied out, then everything put in place
/// at once.
/// </summary>
internal static class BuildCommand
{
    private static readonly SortedDictionary<string, OutputFormat> FormatNames = new(StringComparer.Ordinal)
    {
        ["csv"] = OutputFormat.Csv, ["docx"] = OutputFormat.Docx, ["html"] = OutputFormat.Html, ["pdf"] = OutputFormat.Pdf, ["pptx"] = OutputFormat.Pptx,
        ["json"] = OutputFormat.Json, ["text"] = OutputFormat.Text, ["xlsx"] = OutputFormat.Xlsx,
    };

    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml.", DefaultValueFactory = _ => "." };
        var output = new Option<string?>("--output") { Description = "Where the documents go (default: WORKSPACE/out)." };
        var document = new Option<string[]>("--document") { Description = "Only this document (may be given several times)." };
        var period = new Option<string?>("--period") { Description = "The documents of one period (1H08), and those of any period for it." };
        var format = new Option<string[]>("--format")
        {
            Description = "text, html, docx, pptx (slides), xlsx, csv, json (facts), pdf or all (default: all but pdf).",
            AllowMultipleArgumentsPerToken = true
        };
        format.AcceptOnlyFromAmong([.. FormatNames.Keys, "all"]);
        var watch = new Option<bool>("--watch") { Description = "Stay, and build again what a changed file touches." };
        var quiet = new Option<bool>("--quiet") { Description = "Complaints only." };
        var verbose = new Option<bool>("--verbose") { Description = "Each step with what it handled." };
        var command = new Command("build", "Consolidate, write every document, tie each one out.")
        {
            folder, output, document, period, format, watch, quiet, verbose
        };
        command.SetAction(parsed =>
        {
            var workspace = parsed.GetValue(folder)!;
            var options = new BuildOptions(workspace, parsed.GetValue(output) ?? Path.Combine(workspace, "out"),
                Selection(parsed.GetValue(document) ?? [], parsed.GetValue(format) ?? [], parsed.GetValue(period)));
            using var session = new BuildSession(options);
            return (int)(parsed.GetValue(watch)
                ? new WatchLoop(new BuildWatch(session, options, terminal).Run, workspace, options.Output, terminal)
                {
                    WarmUp = session.WarmUp,
                    Rest = SpareMemory.Provide
                }.Run(CancellationToken.None)
                : Run(terminal, session, options, parsed.GetValue(quiet), parsed.GetValue(verbose)));
        });
        return command;
    }

    private static BuildSelection Selection(string[] documents, string[] formats, string? period)
    {
        var named = formats.Contains("all", StringComparer.Ordinal) ? FormatNames.Values : formats.Select(f => FormatNames[f]);
        return new(documents, formats.Length == 0 ? BuildSelection.Usual.Formats : named.ToHashSet(), period);
    }

    private static ExitCode Run(Terminal terminal, BuildSession session, BuildOptions options, bool quiet, bool verbose)
    {
        BuildOutcome outcome;
        SpareMemory.Provide();
        using (var progress = new Progress(terminal, quiet) { Verbose = verbose }) { outcome = session.Run(progress.Step); }
        new BuildPrinter(terminal, options.Output) { Quiet = quiet, Verbose = verbose }.Print(outcome);
        return outcome.ExitCode;
    }
}
