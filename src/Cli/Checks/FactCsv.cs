using Kessan.Core;
using Kessan.Ledgers;
using Kessan.TieOut.Books;

namespace Kessan.Cli.Checks;

/// <summary>
/// Facts out of a CSV file (docs/guides/check.md): a concept, its caption where the document calls it something else, a period in ISO form, a unit, a value in
/// single units, and the place of its last digit where it is rounded.
/// </summary>
internal static class FactCsv
{
    private const int Concept = 0, Unit = 1, Value = 2, Period = 3, Start = 4, End = 5, Caption = 6, Members = 7, Dimension = 8, Precision = 9, Scenario = 10,
        Basis = 11, Entity = 12, Presentation = 13;

    private static readonly CsvColumns Columns =
        new("concept", "unit", "value", "period", "period_start", "period_end", "caption", "members", "dimension", "precision", "scenario", "basis", "entity",
            "presentation", "period_type", "printed", "statement", "document", "line", "note")
        {
            Optional = ["period", "period_start", "period_end", "caption", "members", "dimension", "precision", "scenario", "basis", "entity", "presentation",
                "period_type", "printed", "statement", "document", "line", "note"],
        };

    public static (NamedFacts? Facts, IReadOnlyList<Finding> Faults) Read(string path)
    {
        var faults = new FaultList();
        var facts = new List<NamedFact>();
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        foreach (var row in CsvTable.Read(folder, Path.GetFileName(path), Columns, faults)?.Rows(faults) ?? [])
        {
            if (row.Span(Value).IsEmpty || row.Span(Value) is "--") { continue; }
            var fact = FactOf(row);
            if (row.IsSound)
            {
                facts.Add(new(fact, [.. row.Text(Caption).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                    new(path, row.Line)));
            }
        }

        return faults.Count > 0 ? (null, faults.All) : (new(facts), []);
    }

    private static Fact FactOf(CsvRow row)
    {
        var members = Core.Members.Parse(row.TextOrNull(Members) ?? row.Text(Dimension));
        var key = new FactKey(row.Required(Concept), members, PeriodOf(row), new(row.Required(Unit)))
        {
            Entity = row.TextOrNull(Entity) ?? "group",
            Scenario = row.TextOrNull(Scenario) ?? row.TextOrNull(Basis) ?? "actual",
            Presentation = row.TextOrNull(Presentation),
        };
        var precision = row.NumberOrNull(Precision);
        if (precision <= 0m)
        {
            row.Fault("WS113", "value-out-of-range", Precision, row.Text(Precision), "a place above zero, such as 1000", "A precision is greater than zero.",
                "Correct it.");
        }
        return new(key, new FactValue.Number(row.Number(Value), precision), new Provenance.FromSource(row.Source));
    }

    /// <summary>2008-09-30 or 2008-04-01/2008-09-30 in one column, or first and last day in two.</summary>
    private static Period PeriodOf(CsvRow row)
    {
        var whole = row.Text(Period).Split('/');
        if (whole[0].Length == 0)
        {
            return row.Span(Start).IsEmpty ? Core.Period.Instant(row.Date(End)) : Duration(row, row.Date(Start), row.Date(End), Start);
        }
        var days = whole.Select(Day).ToArray();
        if (days is [{ } instant]) { return Core.Period.Instant(instant); }
        if (days is [{ } first, { } last]) { return Duration(row, first, last, Period); }
        row.Fault("WS109", "wrong-date", Period, row.Text(Period), "2008-09-30 or 2008-04-01/2008-09-30", "This is not a period in ISO form.",
            "Write a day, or first and last day with a slash between them.");
        return default;
    }

    private static Period Duration(CsvRow row, DateOnly first, DateOnly last, int column)
    {
        if (first <= last) { return Core.Period.Duration(first, last); }
        row.Fault("WS109", "wrong-date", column, row.Text(column), "a day on or before the last one", "The period ends before it begins.",
            "Exchange the days.");
        return default;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? day
            : null;
}
