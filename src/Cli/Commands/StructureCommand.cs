using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Structure.Discovery;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan structure TABLE</c>: which numbers of a table are sums, averages, ratios or changes of which others.</summary>
internal static class StructureCommand
{
    public static Command Define(Terminal terminal)
    {
        var file = new Argument<string>("TABLE") { Description = "A table as CSV, or tables as JSON lines (.jl, .jl.gz)." };
        var format = new Option<string>("--format")
        {
            Description = "text (for people) or json (one line per table; docs/reference/structure.md).",
            DefaultValueFactory = _ => "text"
        };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("structure", "Find the arithmetic of a table: what adds up to what, and which numbers are ratios or changes.")
        {
            file, format
        };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(file)!, parsed.GetValue(format) == "json"));
        return command;
    }

    private static int Run(Terminal terminal, string path, bool json)
    {
        IReadOnlyList<NamedTable> tables;
        try { tables = TableFile.Read(new InputFile(path, File.ReadAllBytes(path))); }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException) { return Refuse(terminal, path, 0, refused.Message); }
        catch (TableFileException wrong) { return Refuse(terminal, path, wrong.Line, wrong.Message); }

        var output = new string[tables.Count];
        Parallel.For(0, tables.Count, i => output[i] = Describe(tables[i], json));
        foreach (var text in output) { terminal.Out.WriteLine(text); }
        return (int)ExitCode.Fine;
    }

    private static string Describe(NamedTable table, bool json)
    {
        var relations = StructureFinder.Find(TableGrid.Read(table.Cells));
        return json ? RelationJson.Line(table, relations) : RelationText.Of(table, relations);
    }

    private static int Refuse(Terminal terminal, string path, int line, string reason)
    {
        var fault = new Finding("TO010", "table-cannot-be-read", Severity.Fault, line > 0 ? new Place(path, line) : new Place(path), reason)
        {
            Printed = path,
            Expected = "a CSV file, or a .jl or .jl.gz file with one JSON object per line that holds table_array",
            Remedy = "Nothing was read. Check the path and the line.",
        };
        FindingPrinter.Print(terminal.Error, [fault], colour: false);
        return (int)ExitCode.Unusable;
    }
}
