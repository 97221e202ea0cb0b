using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Reports;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan check FILE...</c>: ties out announcements, each by itself, in the order given.</summary>
internal static class CheckCommand
{
    public static Command Define(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Announcements to tie out; a folder means the files in it.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text (for people) or json (docs/reference/check-json.md).", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var quiet = new Option<bool>("--quiet") { Description = "No notes and no progress: exceptions and the summary only." };
        var command = new Command("check", "Tie out announcements: every number tied, an exception, or untied, with the evidence.") { files, format, quiet };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(files)!, parsed.GetValue(format)!, parsed.GetValue(quiet)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> paths, string format, bool quiet)
    {
        var inputs = InputFiles.Read(paths);
        CheckReport report;
        using (var progress = new Progress(terminal, quiet))
        {
            progress.Step($"Tying out {inputs.Files.Count} {(inputs.Files.Count == 1 ? "document" : "documents")} ...");
            report = Checker.CheckFiles(inputs.Files);
        }

        Write(terminal, report, format, quiet);
        FindingPrinter.Print(terminal.Error, format == "json" ? [.. inputs.Faults, .. FaultsIn(report)] : inputs.Faults, colour: false);
        return inputs.Faults.Count > 0 ? (int)ExitCode.Unusable : report.ExitCode;
    }

    /// <summary>The JSON form has no place for a document that could not be used; the text form prints it where it stood.</summary>
    private static IEnumerable<Finding> FaultsIn(CheckReport report) => report.Documents.Where(d => d.Fault is not null).Select(d => d.Fault!);

    private static void Write(Terminal terminal, CheckReport report, string format, bool quiet)
    {
        if (format == "json")
        {
            using var buffer = new MemoryStream();
            JsonReport.Write(report, buffer);
            terminal.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimEnd('\n'));
            return;
        }

        new TerminalReport(terminal.Out, terminal.Colour) { WithNotes = !quiet }.Write(report);
    }
}
