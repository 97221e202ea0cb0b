using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.Documents;
using Kessan.Statements;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan facts WORKSPACE</c>: the fact base as CSV, with the convenience translation beside it on demand.</summary>
internal static class FactsCommand
{
    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml." };
        var period = new Option<string?>("--period") { Description = "The facts of one period (FY2007, 1H08) or day." };
        var concept = new Option<string?>("--concept") { Description = "The facts of one concept." };
        var convenience = new Option<bool>("--convenience")
        {
            Description = "Beside each amount its convenience translation at the rate of the period's last day."
        };
        var command = new Command("facts", "Print the facts of a workspace as CSV.") { folder, period, concept, convenience };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(concept),
            parsed.GetValue(convenience)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string folder, string? period, string? concept, bool convenience)
    {
        var books = StatedBooks.Of(folder, _ => { });
        FindingPrinter.Print(terminal.Error, books.Findings, terminal.Colour);
        if (books.Unusable) { return ExitCode.Unusable; }
        var calendar = books.Workspace!.Settings.Calendar;
        var asked = AskedPeriod.Read(period, calendar, out var wrong);
        if (wrong is not null)
        {
            FindingPrinter.Print(terminal.Error, [wrong], terminal.Colour);
            return ExitCode.Unusable;
        }

        terminal.Out.WriteLine(FactCsv.Header + (convenience ? ",convenience,convenience_unit" : ""));
        foreach (var fact in FactText.InOrder(books.Statements!.Facts)
            .Where(f => (concept is null || f.Key.Concept == concept) && (asked is null || f.Key.Period == asked)))
        {
            terminal.Out.WriteLine(string.Join(',',
                FactCsv.Fields(fact, calendar).Concat(convenience ? Translated(fact, books.Statements.Facts) : []).Select(FactCsv.Quoted)));
        }

        return books.Findings.Any(f => f.Severity == Severity.Exception) ? ExitCode.ExceptionsFound : ExitCode.Fine;
    }

    // Reg. S-X 3-20(b): one rate for all amounts of a period, that of its last day.
    private static string[] Translated(Fact fact, FactSet facts)
    {
        var rate = facts.FirstOrDefault(f => f.Key.Concept == "ConvenienceTranslationRate" && f.Key.Period.End == fact.Key.Period.End);
        return rate is not null && fact.Key.Concept != rate.Key.Concept && Derived.Translate(fact, rate) is { } translated
            ? [FactText.Value(translated), translated.Key.Unit.Name]
            : ["", ""];
    }
}
