using System.CommandLine;
using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Commands;

/// <summary>
/// <c>kessan foot WORKSPACE</c>: the columns that do not add up as printed, and the fewest moves of a last digit that would make them. It changes nothing:
/// a person copies the lines they accept into adjustments/footing.csv and signs them.
/// </summary>
internal static class FootCommand
{
    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml.", DefaultValueFactory = _ => "." };
        var document = new Option<string?>("--document") { Description = "One document instead of all." };
        var command = new Command("foot", "List columns that do not foot as printed, and propose last-digit adjustments.") { folder, document };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(document)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string folder, string? document)
    {
        WorkspaceBuild build;
        using (var progress = new Progress(terminal, quiet: false)) { build = WorkspaceBuild.Run(folder, BuildSelection.Usual, progress.Step); }
        FindingPrinter.Print(terminal.Error, build.Findings, terminal.Colour);
        if (build.Unusable) { return ExitCode.Unusable; }
        var chosen = build.Documents.Where(d => document is null || d.Name == document).ToArray();
        if (chosen.Length == 0)
        {
            terminal.Error.WriteLine($"The workspace has no document \"{document}\"; it has {string.Join(", ", build.Documents.Select(d => d.Name))}.");
            return ExitCode.Unusable;
        }

        foreach (var built in chosen) { Print(terminal.Out, built.Document); }
        return ExitCode.Fine;
    }

    private static void Print(TextWriter writer, Document document)
    {
        foreach (var gap in Footing.Gaps(document))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{document.Name}: {gap.Table.Id}, {gap.Column.Id}: {gap.Sum.Total} is {gap.Difference:+0.###;-0.###} against its parts as printed"));
        }

        var proposals = Footing.Propose(document);
        if (proposals.Count == 0) { return; }
        writer.WriteLine("proposed for adjustments/footing.csv (document,table,row,column,from,to,reason,accepted_by):");
        foreach (var line in proposals) { writer.WriteLine(FootingFile.Line(line)); }
    }
}
