using Kessan.Core;
using Kessan.Documents;

namespace Kessan.Workspace.Build;

/// <summary>A document that a build writes, and for which period.</summary>
/// <param name="Period">Null where its head names none: writing it says so.</param>
public sealed record DocumentPlan(DocumentSource Source, Period? Period)
{
    public string Name => Source.Name;
}

/// <summary>
/// Which documents a build writes. A document of one period is written when all are, or that period is; a document of any period (<c>period: any</c> in its
/// head) is written for the period asked for, else for the last one that the books hold, and takes its label into its name: results-1h08.
/// </summary>
public sealed record DocumentChoice(IReadOnlyList<DocumentPlan> Plans, IReadOnlyList<Finding> Findings)
{
    /// <param name="files">What was read of the documents before.</param>
    public static DocumentChoice Of(LoadedWorkspace workspace, SourceFiles files, BuildSelection selection)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(selection);
        return new Chooser(workspace, files, selection).Choose();
    }

    private sealed class Chooser(LoadedWorkspace workspace, SourceFiles files, BuildSelection selection)
    {
        private readonly List<DocumentPlan> plans = [];
        private readonly List<Finding> findings = [];

        public DocumentChoice Choose()
        {
            if (ForPeriod() is not { } asked) { return new([], findings); }
            var names = selection.Documents.Count > 0 ? selection.Documents : workspace.Settings.Documents;
            List<string> others = [];
            foreach (var name in names) { Choose(name, asked, others); }
            if (plans.Count == 0 && findings.Count == 0 && others.Count > 0) { findings.Add(NoDocument(others)); }
            return new(plans, findings);
        }

        private void Choose(string name, Period asked, List<string> others)
        {
            if (DocumentSource.Read(files, name) is not { } source)
            {
                findings.Add(Missing(name));
                return;
            }

            if (source.IsOfAnyPeriod) { plans.Add(new(source with { Name = NameFor(name, asked) }, asked)); }
            else if (selection.Period is null || Calendar.Parse(source.PeriodWord ?? "") is not { } own || own == asked) { plans.Add(new(source, null)); }
            else if (selection.Documents.Count > 0) { findings.Add(OfAnother(name, own, asked)); }
            else { others.Add($"{name} of {Calendar.Label(own)}"); }
        }

        private FiscalCalendar Calendar => workspace.Settings.Calendar;

        private Period? ForPeriod()
        {
            if (selection.Period is not { } label) { return workspace.Ends.Count > 0 ? Calendar.CumulativeTo(workspace.Ends.Max()) : default(Period); }
            if (AskedPeriod.Read(label, Calendar, out var wrong) is not { } period)
            {
                findings.Add(wrong!);
                return null;
            }

            if (workspace.Ends.Contains(period.End)) { return period; }
            findings.Add(new("WS142", "period-not-held", Severity.Fault, new Place("--period"),
                $"The books hold no closing of {period.End:yyyy-MM-dd}, the last day of {label}.")
            {
                Printed = label, Expected = string.Join(", ",
                    workspace.Ends.Select(e => e.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
                    Remedy = "Name a period that ends on one of these days, or add the closing under ledgers/.",
            });
            return null;
        }

        /// <summary>results becomes results-1h08, and results.ja results-1h08.ja.</summary>
        private string NameFor(string name, Period period)
        {
            var label = Calendar.Label(period).Replace('/', '_').ToLowerInvariant();
            var dot = name.LastIndexOf('.');
            return dot < 0 ? $"{name}-{label}" : $"{name[..dot]}-{label}{name[dot..]}";
        }

        private Finding OfAnother(string name, Period own, Period asked) =>
            new("WS143", "document-of-another-period", Severity.Fault, new Place($"documents/{name}.md"),
                $"The document is one of {Calendar.Label(own)}: its sentences speak of that period, not of {Calendar.Label(asked)}.")
            {
                Printed = Calendar.Label(own), Expected = Calendar.Label(asked),
                Remedy = "Build it without --period; a document that says `period: any` and binds to current and prior can be built for every period.",
            };

        private Finding NoDocument(List<string> others) =>
            new("WS144", "no-document-of-period", Severity.Fault, new Place("kessan.yaml"),
                $"No document of the workspace is one of {selection.Period}, or of any period.")
            {
                Printed = selection.Period, Expected = string.Join(", ", others),
                Remedy = "Write a document whose head says `period: any`, or build another period.",
            };

        /// <summary>Named by kessan.yaml or by the command; the nearest of those that are there are named.</summary>
        private Finding Missing(string name)
        {
            var asked = selection.Documents.Count > 0;
            var remedy = NearestName.Remedy(name, There(),
                asked ? "Write the document, or name another." : "Write the document, or take its name out of the list.");
            return new("WS120", "missing-document", Severity.Fault, new Place(asked ? "--document" : "kessan.yaml"),
                asked ? "The workspace holds no such document." : "The workspace names a document that it does not hold.")
            {
                Printed = name, Expected = $"documents/{name}.md", Remedy = remedy,
            };
        }

        private string[] There()
        {
            var folder = Path.Combine(workspace.Folder, "documents");
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
                : [];
        }
    }
}
