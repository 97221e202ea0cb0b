using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Workspace.Build;
using Kessan.Workspace.Names;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan names WORKSPACE</c>: the index of names and the schemas by which editors complete them.</summary>
internal static class NamesCommand
{
    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml.", DefaultValueFactory = _ => "." };
        var output = new Option<string?>("--output") { Description = $"Where the files go (default: WORKSPACE/{NameIndex.Folder})." };
        var command = new Command("names", "Write the index of names and the schemas by which editors complete bindings.") { folder, output };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(output)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string folder, string? output)
    {
        var books = StatedBooks.Of(folder, _ => { });
        FindingPrinter.Print(terminal.Error, books.Findings, terminal.Colour);
        if (books.Unusable) { return ExitCode.Unusable; }
        var index = NameIndex.Of(books);
        var place = new OutputFolder(output ?? Path.Combine(folder, NameIndex.Folder));
        var files = index.Files();
        place.Update(files);
        foreach (var file in files) { terminal.Out.WriteLine(Path.Combine(output ?? Path.Combine(folder, NameIndex.Folder), file.Name)); }
        terminal.Out.WriteLine(FormattableString.Invariant($"{index.Names.Count} names, {index.Statements.Count} statements, {index.Documents.Tables.Count} tables, {index.Documents.Charts.Count} charts"));
        return ExitCode.Fine;
    }
}
