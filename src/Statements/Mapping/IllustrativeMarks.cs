using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>
/// illustrative.csv: facts that were completed so that the books balance and roll, but were announced nowhere. They are marked wherever
/// a person looks at them.
/// </summary>
public sealed class IllustrativeMarks
{
    private const int PeriodLabel = 0, Concept = 1, Note = 2;

    /// <summary>Stands for all concepts of the period.</summary>
    private const string All = "*";

    public const string File = "illustrative.csv";

    public static readonly IllustrativeMarks None = new();

    private static readonly CsvColumns Columns = new("period", "concept", "note") { Optional = ["note"] };

    private readonly Dictionary<string, List<Mark>> byConcept = new(StringComparer.Ordinal);

    private sealed record Mark(Period Period, string? Note);

    /// <summary>An absent file marks nothing.</summary>
    public static IllustrativeMarks Read(string folder, FiscalCalendar calendar, FaultList faults)
    {
        if (!System.IO.File.Exists(Path.Combine(folder, File))) { return None; }
        var marks = new IllustrativeMarks();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var (period, concept) = (row.PeriodLabel(PeriodLabel, calendar), row.Required(Concept));
            if (!row.IsSound) { continue; }
            if (!marks.byConcept.TryGetValue(concept, out var of)) { marks.byConcept[concept] = of = []; }
            of.Add(new(period, row.TextOrNull(Note)));
        }

        return marks;
    }

    /// <summary>Whether a fact was completed and not announced; targets never are.</summary>
    public bool Has(FactKey key) => key.Scenario == "actual" && (Of(key.Concept, key.Period) ?? Of(All, key.Period)) is not null;

    private Mark? Of(string concept, Period period) => byConcept.TryGetValue(concept, out var marks) ? marks.Find(m => m.Period == period) : null;
}
