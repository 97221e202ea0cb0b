using System.CommandLine;
using Kessan.Cli.Checks;
using Kessan.Cli.Terminals;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan check FILE...</c>: ties out announcements, each by itself or against earlier ones and the books, in the order given.</summary>
internal static class CheckCommand
{
    public static Command Define(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Announcements to tie out; a folder means the files in it, - what is piped in.",
            Arity = ArgumentArity.ZeroOrMore
        };
        var against = new Option<string[]>("--against")
        {
            Description = "Earlier documents whose numbers the comparatives are held against.",
            AllowMultipleArgumentsPerToken = true
        };
        var facts = new Option<string?>("--facts") { Description = "A CSV file of facts, or the folder of a workspace: numbers are held against the books." };
        var baseline = new Option<string?>("--baseline") { Description = "A file of accepted findings: they are in no count." };
        var write = new Option<string?>("--write-baseline") { Description = "Write a baseline that accepts what is found." };
        var today = new Option<string?>("--today") { Description = "The day on which a baseline's entries expire or not, as 2009-03-31 (default: today)." };
        var diff = new Option<bool>("--diff") { Description = "The two files are drafts of one document: which figures changed, which ties broke." };
        var format = new Option<string?>("--format") { Description = "text (for people, default), json, sarif, html or xlsx." };
        format.AcceptOnlyFromAmong(ReportForm.All);
        var output = new Option<string[]>("--output", "-o")
        {
            Description = "Write the report to this file, in the form of its suffix; may be given several times."
        };
        var quiet = new Option<bool>("--quiet") { Description = "No notes and no progress: exceptions and the summary only." };
        var command = new Command("check", "Tie out announcements: every number tied, an exception, or untied, with the evidence.")
        {
            files, against, facts, baseline, write, today, diff, format, output, quiet
        };
        command.SetAction(parsed => CheckRun.Of(terminal, Named(parsed.GetValue(files) ?? [], parsed.GetValue(against) ?? []) with
        {
            Facts = parsed.GetValue(facts),
            Baseline = parsed.GetValue(baseline),
            WriteBaseline = parsed.GetValue(write),
            Today = parsed.GetValue(today),
            Diff = parsed.GetValue(diff),
            Format = parsed.GetValue(format),
            Outputs = parsed.GetValue(output) ?? [],
            Quiet = parsed.GetValue(quiet),
        }));
        return command;
    }

    /// <summary>--against takes all files behind it; where none stands before it, the last one is the one to check.</summary>
    private static CheckRequest Named(string[] files, string[] against) =>
        files.Length == 0 && against.Length > 1 ? new() { Files = [against[^1]], Against = against[..^1] } : new() { Files = files, Against = against };
}
