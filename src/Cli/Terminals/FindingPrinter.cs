using Kessan.Core;

namespace Kessan.Cli.Terminals;

/// <summary>
/// Findings of a workspace, one after the other in document order:
/// <code>
/// ledgers/2008-09/HIHO.csv:14:3: fault LG204 unknown-partner
///     found:    HIHOO
///     expected: one of the entities in group/entities.csv; the nearest is HIHO
///     The partner of line 14 is not a company of the group.
/// </code>
/// </summary>
public static class FindingPrinter
{
    public static void Print(TextWriter writer, IEnumerable<Finding> findings, bool colour)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var finding in findings.OrderBy(f => f.Place))
        {
            writer.WriteLine($"{finding.Place}: {Paint(Word(finding.Severity), finding.Severity, colour)} {finding.Code} {finding.Rule}");
            Line(writer, "found:    ", finding.Printed);
            Line(writer, "expected: ", finding.Expected);
            Line(writer, "", finding.Message);
            Line(writer, "", finding.Remedy);
            foreach (var evidence in finding.Evidence) { Line(writer, "see ", $"{evidence.Place}: {evidence.Text}"); }
        }
    }

    private static void Line(TextWriter writer, string label, string? text)
    {
        if (!string.IsNullOrEmpty(text)) { writer.WriteLine($"    {label}{text}"); }
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Note => "note",
        Severity.Exception => "exception",
        _ => "fault",
    };

    private static string Paint(string word, Severity severity, bool colour) =>
        colour ? $"\u001b[{(severity == Severity.Note ? "36" : "31;1")}m{word}\u001b[0m" : word;
}
