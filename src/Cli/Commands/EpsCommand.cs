using System.CommandLine;
using System.Text;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.Statements;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan eps WORKSPACE</c>: earnings per share with every step, as first reported and restated.</summary>
internal static class EpsCommand
{
    public static Command Define(Terminal terminal)
    {
        var folder = new Argument<string>("WORKSPACE") { Description = "The folder with kessan.yaml." };
        var period = new Option<string?>("--period") { Description = "One period (FY2007, 1H08) instead of all." };
        var output = new Option<string?>("--output", "--out") { Description = "Write eps.csv there." };
        var command = new Command("eps", "Compute earnings per share, basic and diluted, with every step.") { folder, period, output };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(output)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string folder, string? period, string? output)
    {
        var books = StatedBooks.Of(folder, _ => { });
        FindingPrinter.Print(terminal.Error, books.Findings, terminal.Colour);
        if (books.Unusable || books.Workspace is not { } workspace) { return ExitCode.Unusable; }
        var calendar = workspace.Settings.Calendar;
        var asked = AskedPeriod.Read(period, calendar, out var wrong);
        if (wrong is not null)
        {
            FindingPrinter.Print(terminal.Error, [wrong], terminal.Colour);
            return ExitCode.Unusable;
        }

        var result = Chosen(books.Statements!.PerShare, asked);
        if (result.Computations.Count == 0 && result.Restated.Count == 0)
        {
            terminal.Error.WriteLine(workspace.Settings.PerShare is null
                ? "kessan.yaml has no key perShare, so no earnings per share are computed."
                : "There are no earnings of a period whose shares are known.");
            return ExitCode.Unusable;
        }

        terminal.Out.Write(new PerShareText(calendar, workspace.Settings.Currency == "JPY" ? 0.01m : 0.0001m, workspace.Settings.AdsPerShare).Write(result));
        if (output is not null)
        {
            Directory.CreateDirectory(output);
            File.WriteAllText(Path.Combine(output, "eps.csv"), PerShareCsv.Write(result, calendar), new UTF8Encoding(false));
        }

        return books.Findings.Any(f => f.Severity == Severity.Exception) ? ExitCode.ExceptionsFound : ExitCode.Fine;
    }

    private static PerShareResult Chosen(PerShareResult all, Period? period) =>
        period is not { } one
            ? all
            : all with
            {
                Computations = [.. all.Computations.Where(c => c.Period == one)],
                Restated = [.. all.Restated.Where(r => r.Reported.Key.Period == one)]
            };
}
