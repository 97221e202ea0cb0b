using System.Globalization;
using Kessan.Cli.Commands;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Baselines;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Reports;

namespace Kessan.Cli.Checks;

/// <summary>
/// One call of <c>kessan check</c>: what the documents are held against is read first and refused whole; then they are checked, judged by the baseline, and
/// reported.
/// </summary>
internal static class CheckRun
{
    public static int Of(Terminal terminal, CheckRequest request)
    {
        if (Mistake(request) is { } mistake)
        {
            terminal.Error.WriteLine(mistake);
            return (int)ExitCode.Unusable;
        }

        var faults = new List<Finding>();
        var inputs = InputFiles.Read(request.Files, terminal);
        CheckReport report;
        using (var progress = new Progress(terminal, request.Quiet))
        {
            var options = Options(request, terminal, progress, faults);
            if (faults.Count > 0) { progress.Dispose(); return Refused(terminal, faults); }
            progress.Step($"Tying out {inputs.Files.Count} {(inputs.Files.Count == 1 ? "document" : "documents")} ...");
            report = Checker.CheckFiles(inputs.Files, options);
        }

        if (request.Baseline is not null && Judge(request, terminal, ref report, faults)) { return Refused(terminal, faults); }
        var code = request.Diff ? Compare(terminal, request, report) : report.ExitCode;
        return Report(terminal, request, inputs, report) is { } refused
            ? Refused(terminal, [refused])
            : inputs.Faults.Count > 0 ? (int)ExitCode.Unusable : code;
    }

    /// <summary>What is wrong with the call itself; null where nothing is.</summary>
    private static string? Mistake(CheckRequest request)
    {
        if (request.Files.Count == 0) { return "Name at least one file to check; `kessan check --help` lists the options."; }
        if (request.Diff && request.Files.Count != 2) { return "--diff compares two files: the old draft, then the new one."; }
        if (request.Diff && request.Format is not (null or ReportForm.Text))
        {
            return "--diff prints text; write other forms of the new draft by checking it alone.";
        }
        if (request is { Format: ReportForm.Xlsx, Outputs.Count: 0 }) { return "An XLSX sheet needs a file: --output FILE.xlsx."; }
        if (request.Today is { } day && Day(day) is null) { return $"\"{day}\" is no day; write it as 2009-03-31."; }
        return request.Outputs.Where(o => (request.Format ?? ReportForm.OfFile(o)) is null)
            .Select(o => $"The form of {o} is not known by its suffix; use .txt, .json, .sarif, .html or .xlsx, or say --format.")
            .FirstOrDefault();
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static CheckOptions Options(CheckRequest request, Terminal terminal, Progress progress, List<Finding> faults)
    {
        var ties = request.Diff
            || request.Outputs.Select(o => request.Format ?? ReportForm.OfFile(o)!).Append(request.Format ?? ReportForm.Text).Any(ReportForm.NeedsTies);
        if (request is { Against.Count: 0, Facts: null }) { return ties ? new() { WithTies = true, WithContexts = request.Diff } : CheckOptions.None; }
        progress.Step("Reading what the documents are held against");
        return new()
        {
            Against = Earlier(request.Against, terminal, faults),
            Books = Books(request.Facts, faults),
            WithTies = ties,
            WithContexts = request.Diff
        };
    }

    private static List<EarlierDocument> Earlier(IReadOnlyList<string> paths, Terminal terminal, List<Finding> faults)
    {
        if (paths.Count == 0) { return []; }
        var inputs = InputFiles.Read(paths, terminal);
        faults.AddRange(inputs.Faults);
        var read = inputs.Files.Select(Checker.ReadEarlier).ToList();
        faults.AddRange(read.Select(r => r.Fault).OfType<Finding>());
        return [.. read.Select(r => r.Earlier).OfType<EarlierDocument>()];
    }

    private static TieOut.Books.NamedFacts? Books(string? path, List<Finding> faults)
    {
        if (path is null) { return null; }
        var (facts, wrong) = FactsOfBooks.Read(path);
        faults.AddRange(wrong);
        return facts;
    }

    /// <returns>Whether the baseline cannot be used.</returns>
    private static bool Judge(CheckRequest request, Terminal terminal, ref CheckReport report, List<Finding> faults)
    {
        var (entries, wrong) = BaselineFile.Read(request.Baseline!);
        faults.AddRange(wrong);
        if (wrong.Count > 0) { return true; }
        report = Baseline.Apply(report, entries, request.Today is { } day ? Day(day)!.Value : terminal.Today());
        return false;
    }

    private static int Compare(Terminal terminal, CheckRequest request, CheckReport report)
    {
        if (report.HasFaults || report.Documents.Count != 2) { return (int)ExitCode.Unusable; }
        var comparison = DraftComparison.Of(report.Documents[0], report.Documents[1]);
        new DraftReport(terminal.Out, terminal.Colour) { OnlyWorse = request.Quiet }.Write(comparison);
        return comparison.IsWorse ? (int)ExitCode.ExceptionsFound : (int)ExitCode.Fine;
    }

    /// <returns>The fault of a file that could not be written; null where all were.</returns>
    private static Finding? Report(Terminal terminal, CheckRequest request, InputFiles inputs, CheckReport report)
    {
        var printed = request.Outputs.Count > 0 ? ReportForm.Text : request.Format ?? ReportForm.Text;
        if (!request.Diff) { ReportWriter.Print(terminal, report, printed, request.Quiet); }
        FindingPrinter.Print(terminal.Error,
            printed == ReportForm.Text && !request.Diff ? inputs.Faults : [.. inputs.Faults, .. report.Documents.Select(d => d.Fault).OfType<Finding>()],
            colour: false);
        FindingPrinter.Print(terminal.Error, report.Remarks, colour: false);
        foreach (var output in request.Outputs)
        {
            if (Save(output, ReportWriter.Bytes(report, request.Format ?? ReportForm.OfFile(output)!)) is { } refused) { return refused; }
        }
        return request.WriteBaseline is { } baseline ? Save(baseline, BaselineFile.Write(Baseline.Propose(report))) : null;
    }

    private static Finding? Save(string path, byte[] content)
    {
        try
        {
            ReportWriter.Save(path, content);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new("TO030", "report-cannot-be-written", Severity.Fault, new Place(path), refused.Message) { Remedy = "Make room, or name another file." };
        }
    }

    private static int Refused(Terminal terminal, IReadOnlyList<Finding> faults)
    {
        FindingPrinter.Print(terminal.Error, faults, terminal.Colour);
        return (int)ExitCode.Unusable;
    }
}
