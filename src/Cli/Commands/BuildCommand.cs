using System.CommandLine;
using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.Documents;
using Kessan.TieOut;
using Kessan.TieOut.Reports;
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
        ["csv"] = OutputFormat.Csv, ["docx"] = OutputFormat.Docx, ["html"] = OutputFormat.Html, ["pdf"] = OutputFormat.Pdf, ["pptx"] = OutputFormat.Pptx, ["json"] = OutputFormat.Json, ["text"] = OutputFormat.Text, ["xlsx"] = OutputFormat.Xlsx,
    };

    private sealed record Options(string Folder, string Output, BuildSelection Selection, bool Quiet, bool Verbose);

    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml.", DefaultValueFactory = _ => "." };
        var output = new Option<string?>("--output") { Description = "Where the documents go (default: WORKSPACE/out)." };
        var document = new Option<string[]>("--document") { Description = "Only this document (may be given several times)." };
        var period = new Option<string?>("--period") { Description = "The documents of one period (1H08), and those of any period for it." };
        var format = new Option<string[]>("--format") { Description = "text, html, docx, pptx (slides), xlsx, csv, json (facts), pdf or all (default: all but pdf).", AllowMultipleArgumentsPerToken = true };
        format.AcceptOnlyFromAmong([.. FormatNames.Keys, "all"]);
        var quiet = new Option<bool>("--quiet") { Description = "Complaints only." };
        var verbose = new Option<bool>("--verbose") { Description = "Each step with what it handled." };
        var command = new Command("build", "Consolidate, write every document, tie each one out.") { folder, output, document, period, format, quiet, verbose };
        command.SetAction(parsed =>
        {
            var workspace = parsed.GetValue(folder)!;
            return (int)Run(terminal, new(workspace, parsed.GetValue(output) ?? Path.Combine(workspace, "out"), Selection(parsed.GetValue(document) ?? [], parsed.GetValue(format) ?? [], parsed.GetValue(period)), parsed.GetValue(quiet), parsed.GetValue(verbose)));
        });
        return command;
    }

    private static BuildSelection Selection(string[] documents, string[] formats, string? period)
    {
        var named = formats.Contains("all", StringComparer.Ordinal) ? FormatNames.Values : formats.Select(f => FormatNames[f]);
        return new(documents, formats.Length == 0 ? BuildSelection.Usual.Formats : named.ToHashSet(), period);
    }

    private static ExitCode Run(Terminal terminal, Options options)
    {
        WorkspaceBuild build;
        CheckReport report;
        using (var progress = new Progress(terminal, options.Quiet) { Verbose = options.Verbose })
        {
            build = WorkspaceBuild.Run(options.Folder, options.Selection, progress.Step);
            if (build.Unusable) { return Refused(terminal, build, progress); }
            progress.Step("Tying out");
            report = TieOut(build, options);
            progress.Step("Putting the documents in place");
            if (Place(build, report, options) is { } refusal) { return Unwritable(terminal, refusal); }
        }

        FindingPrinter.Print(terminal.Error, build.Findings, terminal.Colour);
        if (!options.Quiet || report.HasExceptions) { Summarise(terminal, build, report, options); }
        return report.HasExceptions || build.Findings.Any(f => f.Severity == Severity.Exception) ? ExitCode.ExceptionsFound : ExitCode.Fine;
    }

    private static ExitCode Refused(Terminal terminal, WorkspaceBuild build, Progress progress)
    {
        progress.Dispose();
        FindingPrinter.Print(terminal.Error, build.Findings, terminal.Colour);
        var faults = build.Findings.Count(f => f.Severity == Severity.Fault);
        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{faults} {(faults == 1 ? "fault" : "faults")}; nothing was written, the last build is as it was."));
        return ExitCode.Unusable;
    }

    /// <summary>The finished files, opened by the reader that shares nothing with the writer, and held to the books.</summary>
    private static CheckReport TieOut(WorkspaceBuild build, Options options) =>
        Checker.CheckFiles([.. Readable(build).Select(f => new InputFile(Path.Combine(options.Output, f.File), f.Content.ToArray()) { Booked = BookedFigures.Of(f) })]);

    private static IEnumerable<RenderedDocument> Readable(WorkspaceBuild build) =>
        build.Documents.SelectMany(d => d.Formats).Where(f => InputFiles.IsMapped(f.File));

    private static Finding? Place(WorkspaceBuild build, CheckReport report, Options options)
    {
        OutputFile[] files = [.. build.Documents.SelectMany(d => d.Files), .. build.Facts, .. build.DrillDowns, .. report.Documents.Select(CheckFile)];
        try
        {
            new OutputFolder(options.Output).Replace([.. files, Manifest.Of(WorkspaceFiles.Read(options.Folder, options.Output), files)]);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new("WS140", "output-cannot-be-written", Severity.Fault, new Place(options.Output), refused.Message) { Remedy = "Make room, or name another folder with --output." };
        }
    }

    private static OutputFile CheckFile(CheckedDocument document)
    {
        var name = Path.GetFileName(document.Path);
        using var buffer = new MemoryStream();
        JsonReport.Write(new CheckReport([document with { Path = name }]), buffer);
        return new($"{name}.check.json", buffer.ToArray());
    }

    private static ExitCode Unwritable(Terminal terminal, Finding refusal)
    {
        FindingPrinter.Print(terminal.Error, [refusal], terminal.Colour);
        return ExitCode.Unusable;
    }

    private static void Summarise(Terminal terminal, WorkspaceBuild build, CheckReport report, Options options)
    {
        new TerminalReport(terminal.Out, terminal.Colour) { WithNotes = options.Verbose }.Write(report);
        var mark = report.HasExceptions ? "not publishable: " : "";
        foreach (var format in build.Documents.SelectMany(d => d.Formats)) { terminal.Out.WriteLine($"{mark}{Path.Combine(options.Output, format.File)}"); }
        foreach (var facts in build.Facts) { terminal.Out.WriteLine($"{mark}{Path.Combine(options.Output, facts.Name)}"); }
        foreach (var page in build.DrillDowns) { terminal.Out.WriteLine($"{Path.Combine(options.Output, page.Name)}  (each number opens down to the ledgers)"); }
    }
}
