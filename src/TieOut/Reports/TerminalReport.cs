using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Reports;

/// <summary>
/// The form for people: place, rule, an excerpt with carets under what is meant, what was expected and why. Exceptions first come in
/// document order with the notes between them; counts close the report.
/// </summary>
public sealed class TerminalReport(TextWriter output, bool colour = false)
{
    private const int ExcerptWidth = 100;

    /// <summary>Notes are printed too; without it they are only counted.</summary>
    public bool WithNotes { get; init; } = true;

    /// <summary>Also how many figures of the tables and of the sentences are tied.</summary>
    public bool WithCoverage { get; init; }

    public void Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        foreach (var document in report.Documents) { Write(document); }
        if (report.Documents.Count > 1) { output.WriteLine($"{report.Documents.Count} documents, {Describe(report.Counts)}"); }
    }

    private void Write(CheckedDocument document)
    {
        if (document.Fault is { } fault)
        {
            output.WriteLine($"{document.Path}: {Paint("fault", 31)} {fault.Code} {fault.Rule}");
            output.WriteLine($"    {fault.Message}");
            return;
        }

        foreach (var item in document.Findings) { if (WithNotes || item.Finding.Severity != Severity.Note) { Write(item.Finding, document.Source!); } }
        var notes = document.Findings.Count(f => f.Finding.Severity == Severity.Note);
        var accepted = document.Accepted.Count > 0 ? $", {Grouped(document.Accepted.Count)} accepted" : "";
        output.WriteLine($"{document.Path}: {Describe(document.Counts)}{(notes > 0 ? $", {Counted(notes, "note")}" : "")}{accepted}");
        if (WithCoverage) { WriteCoverage(document); }
        var elsewhere = document.Findings.Count(f => f.Finding.Severity == Severity.Exception && f.Figure is null);
        if (elsewhere > 0) { output.WriteLine($"{Counted(elsewhere, "exception")} more about words, not numbers"); }
    }

    private void WriteCoverage(CheckedDocument document)
    {
        WriteCoverage("tables   ", document.CountsOf(inTables: true));
        WriteCoverage("sentences", document.CountsOf(inTables: false));
    }

    private void WriteCoverage(string part, CheckCounts counts)
    {
        if (counts.Figures == 0) { return; }
        output.WriteLine($"    {part} {Grouped(counts.Figures),7} {(counts.Figures == 1 ? "figure, " : "figures,")} {Percent(counts.Tied, counts.Figures)} tied");
    }

    /// <summary>Rounded down: all but one of many is not all.</summary>
    private static string Percent(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part * 1000L / whole / 10m:0.0}%").PadLeft(6);

    private void Write(Finding finding, SourceText source)
    {
        var severity = finding.Severity == Severity.Exception ? Paint("exception", 31) : Paint("note", 36);
        output.WriteLine($"{finding.Place}: {severity} {finding.Code} {finding.Rule}");
        WriteExcerpt(finding.Place, source);
        output.WriteLine($"    {finding.Message}");
        output.WriteLine();
    }

    private void WriteExcerpt(Place place, SourceText source)
    {
        if (place.Line is not { } number || place.Column is not { } column) { return; }
        var span = source.LineAt(number - 1);
        var line = source.Text.AsSpan(span.Start, span.Length).ToString().Replace('\t', ' ');
        var at = UtfIndex(line, column - 1);
        var length = Math.Max(1, Math.Min(UtfIndex(line, column - 1 + (place.Length ?? 1)) - at, line.Length - at));
        var from = at + length + 8 > ExcerptWidth ? Math.Max(0, Math.Min(at - 40, line.Length - ExcerptWidth)) : 0;
        var part = line.AsSpan(from, Math.Min(ExcerptWidth, line.Length - from)).ToString();
        var margin = number.ToString(CultureInfo.InvariantCulture).PadLeft(6);
        var lead = from > 0 ? "..." : "";
        output.WriteLine("       |");
        output.WriteLine($"{margin} | {lead}{part.TrimEnd()}{(from + part.Length < line.Length ? "..." : "")}");
        output.WriteLine($"       | {new string(' ', lead.Length + at - from)}{Paint(new string('^', Math.Min(length, Math.Max(1, part.Length - (at - from)))), 33)}");
    }

    private static int UtfIndex(string line, int codePoints)
    {
        var i = 0;
        for (var n = 0; n < codePoints && i < line.Length; n++) { i += char.IsSurrogatePair(line, i) ? 2 : 1; }
        return i;
    }

    private string Paint(string text, int code) => colour ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private static string Describe(CheckCounts c) =>
        c.Figures == 0
            ? "no figure was read: nothing was checked"
            : $"{Counted(c.Figures, "figure")}: {Grouped(c.Tied)} tied, {Counted(c.Exceptions, "exception")}, {Grouped(c.Untied)} untied";

    private static string Counted(int count, string noun) => $"{Grouped(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Grouped(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
