using System.CommandLine;
using Kessan.Cli.Diff;
using Kessan.Cli.Terminals;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan diff OLD NEW</c>: which figures and sentences differ between two builds, or between two periods of a document of any period.</summary>
internal static class DiffCommand
{
    public static Command Define(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The output folder of a build, or with --workspace a period (1H07)." };
        var @new = new Argument<string>("NEW") { Description = "Another one." };
        var workspace = new Option<string?>("--workspace") { Description = "The folder with kessan.yaml: OLD and NEW are periods." };
        var document = new Option<string[]>("--document") { Description = "Only this document of any period (may be given several times)." };
        var command = new Command("diff", "Compare two builds, or two periods: changed figures, changed sentences.") { old, @new, workspace, document };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(old)!, parsed.GetValue(@new)!, parsed.GetValue(workspace),
            parsed.GetValue(document) ?? []));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string old, string @new, string? workspace, string[] documents)
    {
        var (before, after) = workspace is null ? (DiffSide.OfFolder(old), DiffSide.OfFolder(@new)) : Periods(workspace, documents, old, @new);
        if (before.Faults.Count + after.Faults.Count > 0)
        {
            FindingPrinter.Print(terminal.Error, before.Faults.Concat(after.Faults).Distinct(), terminal.Colour);
            return ExitCode.Unusable;
        }

        return new DiffPrinter(terminal.Out).Print(before, after) ? ExitCode.ExceptionsFound : ExitCode.Fine;
    }

    private static (DiffSide Old, DiffSide New) Periods(string workspace, string[] documents, string old, string @new)
    {
        var books = StatedBooks.Of(workspace, _ => { });
        return books.Unusable ? (new([], books.Findings), new([], [])) : (DiffSide.OfPeriod(books, documents, old), DiffSide.OfPeriod(books, documents, @new));
    }
}
