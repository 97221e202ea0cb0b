using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Validation;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>Says in words what is wrong with documents.</summary>
internal static class DocumentFindings
{
    public static IReadOnlyList<Finding> Describe(DocumentDefects defects, Feeds feeds, JournalInput input)
    {
        if (defects.Count == 0) { return []; }
        var lines = WantedRows.Fetch(feeds, input, defects.First.SelectMany(d => new[] { d.Place, d.Other }).OrderBy(p => p.Packed));
        var findings = defects.First.Select(d => Describe(d, lines[d.Place], lines[d.Other])).ToList();
        if (defects.Count > findings.Count) { findings.Add(More(defects, findings[^1].Place)); }
        return findings;
    }

    private static Finding Describe(DocumentDefect defect, JournalLine line, JournalLine other) =>
        defect.Kind == DocumentDefectKind.DoesNotBalance ? Unbalanced(defect, line) : UsedTwice(line, other);

    private static Finding Unbalanced(DocumentDefect defect, JournalLine line)
    {
        var left = CellSet.InUnits(defect.Sum);
        var side = left > 0 ? "debits" : "credits";
        var currency = line.Currency.Length > 0 ? $" {line.Currency}" : "";
        return new("LG501", "document-does-not-balance", Severity.Exception, PlaceOf(line),
            string.Create(CultureInfo.InvariantCulture,
                $"Document {line.Document} of {line.Entity} on {Iso(line.Date)} has {Plain(Math.Abs(left))}{currency} more {side} than {(left > 0 ? "credits" : "debits")}."))
        { Printed = Plain(left), Expected = "0", Remedy = "Find the missing line, or the wrong amount, in the ledger the file came from." };
    }

    private static Finding UsedTwice(JournalLine line, JournalLine other) =>
        new("LG502", "document-number-used-twice", Severity.Exception, PlaceOf(line), line.Date == other.Date
            ? $"Document {line.Document} of {line.Entity} on {Iso(line.Date)} is here a second time, and balances both times by itself."
            : $"Document {line.Document} of {line.Entity} is on {Iso(line.Date)} here and on {Iso(other.Date)} elsewhere.")
        {
            Printed = line.Document,
            Remedy = "Was a part exported twice? If numbers begin again every month or never: --numbers-restart monthly or never.",
            Evidence = [new(PlaceOf(other), $"{other.Document} of {other.Entity} on {Iso(other.Date)}")],
        };

    private static Finding More(DocumentDefects defects, Place last) =>
        new("LG501", "more-documents-with-defects", Severity.Exception, last,
            string.Create(CultureInfo.InvariantCulture,
                $"{defects.Count - defects.First.Count} further documents have defects; the first {defects.First.Count} are listed."));

    private static Place PlaceOf(JournalLine line) => new(line.File, JournalFault.ToLine(line.Row));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);
}
