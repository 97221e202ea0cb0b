using System.Globalization;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.Ledgers.Journals;

namespace Kessan.Cli.Commands;

/// <summary>What the journal commands have in common around their work: faults end it, rejects and defects are listed, totals prove it.</summary>
internal static class JournalRun
{
    private const int ListedRejects = 100;

    public static int Guard(Terminal terminal, Func<ExitCode> run)
    {
        try
        {
            return (int)run();
        }
        catch (LedgerException unusable)
        {
            FindingPrinter.Print(terminal.Error, unusable.Faults, terminal.Colour);
            return (int)ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped.");
            return (int)ExitCode.Unusable;
        }
    }

    public static ExitCode Report(Terminal terminal, LoadReport report, string? rejects)
    {
        if (rejects is not null) { WriteRejects(rejects, report.Rejects); }
        foreach (var reject in report.Rejects.Take(ListedRejects)) { terminal.Error.WriteLine(Line(reject)); }
        if (report.Rejects.Count > ListedRejects)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.Rejects.Count - ListedRejects} further rejected lines; --rejects FILE writes all of them."));
        }

        FindingPrinter.Print(terminal.Error, report.Findings, terminal.Colour);
        var isClean = report.Rejects.Count == 0 && report.Findings.Count == 0;
        if (!isClean || terminal.IsInteractive) { report.Files.ToList().ForEach(f => terminal.Error.WriteLine(Totals(f))); }
        return isClean ? ExitCode.Fine : ExitCode.ExceptionsFound;
    }

    private static string Totals(FileTotals totals) => string.Create(CultureInfo.InvariantCulture,
        $"{totals.File}: {totals.Read} lines read = {totals.Taken} taken + {totals.Rejected} rejected; amounts {totals.AmountRead:0.####} = {totals.AmountTaken:0.####} + {totals.AmountRejected:0.####}")
        + (totals.WithoutAmount > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {totals.WithoutAmount} rejected lines have no readable amount") : "");

    private static string Line(Reject reject) => string.Create(CultureInfo.InvariantCulture,
        $"{reject.File}:{reject.Row}: rejected: {Words(reject.Reason)}{(reject.Field.Length > 0 ? $", {reject.Field}" : "")} \"{reject.Found}\"");

    /// <summary>UnknownAccount is unknown-account.</summary>
    private static string Words(RejectReason reason) =>
        string.Concat(reason.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private static void WriteRejects(string path, IReadOnlyList<Reject> rejects)
    {
        var next = path + ".next";
        try
        {
            using (var writer = new StreamWriter(next) { NewLine = "\n" })
            {
                writer.WriteLine("file,row,reason,field,found");
                foreach (var r in rejects)
                {
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{CsvText.Of(r.File)},{r.Row},{Words(r.Reason)},{r.Field},{CsvText.Of(r.Found)}"));
                }
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(new Finding("LG519", "cannot-write", Severity.Fault, new(path), full.Message)
            {
                Remedy = "Name a file that can be written."
            });
        }
    }
}
