using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;

namespace Kessan.TieOut.Baselines;

/// <summary>
/// The findings that are known and accepted. Applied to a report, it takes them out of the counts and of the exit code; an entry that has expired accepts
/// nothing, and one that matches nothing is named, so that the list stays true.
/// </summary>
public static class Baseline
{
    /// <param name="today">The day on which expiry is judged; the caller says it.</param>
    public static CheckReport Apply(CheckReport report, IReadOnlyList<Acceptance> entries, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(entries);
        var valid = entries.Where(e => e.Expires is not { } last || last >= today).ToList();
        var used = new HashSet<Acceptance>();
        var documents = report.Documents.Select(d => Accept(d, valid, used)).ToList();
        var remarks = entries.Select(e => Remark(e, report, used, today)).OfType<Finding>();
        return report with { Documents = documents, Remarks = [.. report.Remarks, .. remarks.OrderBy(f => f.Place)], HasBaseline = true };
    }

    /// <summary>An entry for every exception that is not accepted yet; a person gives the reasons.</summary>
    public static IReadOnlyList<Acceptance> Propose(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. from document in report.Documents
               from entry in document.Accepted.Select(a => a.By)
                   .Concat(document.Findings.Where(f => f.Finding.Severity == Severity.Exception).Select(f => Proposal(document, f.Finding)))
               select entry,
        ];
    }

    private static Acceptance Proposal(CheckedDocument document, Finding finding) =>
        new(finding.Code, Path.GetFileName(document.Path), PlaceText.Of(finding.Place), finding.Printed ?? "", "Not reviewed yet.",
            "kessan check --write-baseline", null, finding.Place);

    private static CheckedDocument Accept(CheckedDocument document, List<Acceptance> entries, HashSet<Acceptance> used)
    {
        var accepted = new List<AcceptedFinding>();
        foreach (var finding in document.Findings)
        {
            if (entries.FirstOrDefault(e => e.IsOf(document.Path) && e.Covers(finding.Finding)) is not { } entry) { continue; }
            used.Add(entry);
            accepted.Add(new(finding, entry));
        }

        if (accepted.Count == 0) { return document; }
        IReadOnlyList<TieFinding> left = [.. document.Findings.Except(accepted.Select(a => a.Finding))];
        var wrong = left.Where(f => f.Finding.Severity == Severity.Exception).Select(f => f.Figure).OfType<Figure>().ToHashSet();
        return document with
        {
            Findings = left,
            Accepted = accepted,
            Figures = [.. document.Figures.Select(f => f.State == FigureState.Exception && !wrong.Contains(f.Figure)
                ? f with { State = FigureState.Untied }
                : f)],
        };
    }

    private static Finding? Remark(Acceptance entry, CheckReport report, HashSet<Acceptance> used, DateOnly today)
    {
        var documents = report.Documents.Where(d => d.Fault is null && entry.IsOf(d.Path)).ToList();
        if (used.Contains(entry) || documents.Count == 0) { return null; }
        var findings = documents.SelectMany(d => d.Findings).Select(f => f.Finding).ToList();
        if (findings.Any(entry.Covers) && entry.Expires is { } last && last < today)
        {
            return Say(RuleCatalog.AcceptanceExpired, entry, $"Accepted by {entry.Author} until {Iso(last)} (\"{entry.Reason}\"); it counts again.",
                "Correct the document, or accept it again with a new day.");
        }

        var moved = findings.FirstOrDefault(f => f.Code == entry.Rule && (f.Printed ?? "") == entry.Printed);
        return Say(RuleCatalog.AcceptanceUnmatched, entry,
            moved is null ? "No such finding is there any more." : $"The same finding stands at {PlaceText.Of(moved.Place)} now; it is not accepted there.",
            moved is null ? "Take the entry out." : $"Look at it again, and write \"{PlaceText.Of(moved.Place)}\" where it is still right.");
    }

    private static Finding Say(Rule rule, Acceptance entry, string message, string remedy) =>
        new(rule.Code, rule.Name, rule.Severity, entry.Place, message)
        {
            Printed = $"{entry.Rule} at {entry.File}:{entry.At}, {entry.Printed}",
            Remedy = remedy
        };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
