using System.Globalization;
using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>
/// One row being read. Each accessor reports what is wrong with its field and gives a stand-in; the row is used only where
/// <see cref="IsSound"/> still holds after all its fields were asked for, so that all faults of a row come out at once.
/// </summary>
public sealed class CsvRow(CsvTable table, int record, FaultList faults)
{
    public bool IsSound { get; private set; } = true;

    public int Line => table.LineOf(record);

    public SourceLine Source => new(table.File, Line);

    public ReadOnlySpan<char> Span(int column) => table.FieldOf(record, column);

    public Place PlaceOf(int column) => table.PlaceOf(record, column);

    /// <summary>The text, which may be empty.</summary>
    public string Text(int column) => Span(column).ToString();

    /// <summary>The text, or null where it is empty.</summary>
    public string? TextOrNull(int column) => Span(column).IsEmpty ? null : Text(column);

    public string Required(int column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            Fault("WS107", "empty-value", column, "nothing", table.Columns.Names[column], $"The column {table.Columns.Names[column]} may not be empty.",
                "Fill it in.");
        }

        return text;
    }

    public decimal Number(int column)
    {
        var text = Span(column);
        if (text.Length > 0 && CsvNumber.TryRead(text, out var value)) { return value; }
        if (text.IsEmpty)
        {
            Required(column);
            return 0m;
        }

        Fault("WS108", "wrong-number", column, text.ToString(), CsvNumber.Suggest(text.ToString()) ?? "a number such as -1234.56",
            "This is not a number as the workspace writes them.",
            "Write a full stop as decimal sign and no thousands separators.");
        return 0m;
    }

    public decimal? NumberOrNull(int column) => Span(column).IsEmpty ? null : Number(column);

    public DateOnly Date(int column)
    {
        var text = Required(column);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || text.Length == 0) { return date; }
        Fault("WS109", "wrong-date", column, text, CsvDate.Suggest(text) ?? "YYYY-MM-DD", "This is not a day of the calendar in ISO form.",
            "Write it as 2008-09-30.");
        return default;
    }

    /// <summary>A period by its label (1H08, FY2007) or a day (an instant).</summary>
    public Period PeriodLabel(int column, FiscalCalendar calendar)
    {
        var text = Required(column);
        if (calendar.Parse(text) is { } period) { return period; }
        if (text.Length > 0)
        {
            Fault("WS109", "wrong-date", column, text, "a label such as 2Q07, 1H08, 9M07, FY2007 or a day YYYY-MM-DD", "This is not a period.",
                "Write a label or a day.");
        }
        return default;
    }

    /// <summary>One of the words a column knows.</summary>
    public T Word<T>(int column, IReadOnlyDictionary<string, T> words)
    {
        var text = Text(column);
        if (words.TryGetValue(text, out var value)) { return value; }
        var known = words.Keys.Where(w => w.Length > 0).ToArray();
        Fault("WS110", "unknown-word", column, text.Length == 0 ? "nothing" : text, string.Join(", ", known),
            $"The column {table.Columns.Names[column]} does not know this word.",
            NearestName.Remedy(text, known, "Use one of the words expected."));
        return words.Values.First();
    }

    /// <summary>Reports something about a field and gives the row up.</summary>
    public void Fault(string code, string rule, int column, string found, string expected, string message, string remedy)
    {
        IsSound = false;
        faults.Add(code, rule, PlaceOf(column), found, expected, message, remedy);
    }
}
