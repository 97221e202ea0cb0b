using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>Reads the fact files: kpi/*.csv, targets/*.csv, reported/*.csv and dividends.csv.</summary>
public static class FactReader
{
    private const int Concept = 0, MemberNames = 1, PeriodLabel = 2, UnitName = 3, Value = 4, Precision = 5, Entity = 6, Scenario = 7, Presentation = 8,
        Note = 9;

    private static readonly CsvColumns Columns =
        new("concept", "members", "period", "unit", "value", "precision", "entity", "scenario", "presentation", "note")
        {
            Optional = ["members", "precision", "entity", "scenario", "presentation", "note"]
        };

    /// <param name="file">Relative to the folder.</param>
    public static IReadOnlyList<FactRow> Read(string folder, string file, FactOrigin origin, FiscalCalendar calendar, FaultList faults)
    {
        var facts = new List<FactRow>();
        var keys = new RowKeys<FactKey>();
        foreach (var row in CsvTable.Read(folder, file, Columns, faults)?.Rows(faults) ?? [])
        {
            var key = KeyOf(row, calendar);
            var fact = new Fact(key, ValueOf(row), new Provenance.FromSource(row.Source));
            keys.Add(row, key, Concept, "concept, members, period, unit, entity, scenario and presentation");
            if (row.IsSound) { facts.Add(new(fact, origin, row.TextOrNull(Note))); }
        }

        return facts;
    }

    private static FactKey KeyOf(CsvRow row, FiscalCalendar calendar) =>
        new(row.Required(Concept), Members.Parse(row.Text(MemberNames)), row.PeriodLabel(PeriodLabel, calendar), new(row.Required(UnitName)))
        {
            Entity = row.TextOrNull(Entity) ?? "group",
            Scenario = row.TextOrNull(Scenario) ?? "actual",
            Presentation = row.TextOrNull(Presentation),
        };

    private static FactValue ValueOf(CsvRow row)
    {
        if (row.Span(Value) is "--") { return FactValue.Nil.Value; }
        var precision = row.NumberOrNull(Precision);
        if (precision <= 0m)
        {
            row.Fault("WS113", "value-out-of-range", Precision, row.Text(Precision), "a place above zero, such as 1000", "A precision is greater than zero.",
                "Correct it.");
        }

        return new FactValue.Number(row.Number(Value), precision);
    }
}
