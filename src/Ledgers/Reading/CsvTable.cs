using System.Globalization;
using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>The columns of a CSV file: names in the order in which the reader refers to them (by position, from 0).</summary>
public sealed record CsvColumns(params IReadOnlyList<string> Names)
{
    public IReadOnlyList<string> Optional { get; init; } = [];
}

/// <summary>
/// A CSV file (RFC 4180, commas, a header row) read strictly and without copying: a field is a piece of the text. Every fault of form is reported; a
/// row of the wrong width is left out after it was reported. Lines count from 1, the header included; the line of a row is the one it begins on.
/// </summary>
public sealed class CsvTable
{
    private readonly record struct Field(int Start, int Length, bool Escaped);

    private readonly record struct Record(int FirstField, int Count, int Line, int Start, bool Broken);

    private readonly string text;
    private readonly List<Field> fields = [];
    private readonly List<Record> records = [];
    private readonly int[] positions;
    private bool broken;

    private CsvTable(string file, string text, CsvColumns columns, FaultList faults)
    {
        (File, this.text, Columns) = (file, text, columns);
        positions = new int[columns.Names.Count];
        Split(faults);
        HeaderIsSound = MapHeader(faults);
        DropMisshapen(faults);
    }

    public string File { get; }

    public CsvColumns Columns { get; }

    /// <summary>Whether every column is there; where not, the table has no rows, since nothing can be read from them.</summary>
    public bool HeaderIsSound { get; }

    public int RowCount => HeaderIsSound ? Math.Max(0, records.Count - 1) : 0;

    /// <summary>Reads a file; null where it is missing or not UTF-8 (both reported).</summary>
    public static CsvTable? Read(string folder, string file, CsvColumns columns, FaultList faults) =>
        Utf8Text.Read(folder, file, faults) is { } text ? new(file, text, columns, faults) : null;

    /// <summary>Reads a text as if it stood in <paramref name="file"/>.</summary>
    public static CsvTable Parse(string file, string text, CsvColumns columns, FaultList faults) => new(file, text, columns, faults);

    /// <summary>Whether an optional column is there.</summary>
    public bool Has(string column) => Columns.Names.Select((name, i) => name == column && positions[i] >= 0).Any(there => there);

    public IEnumerable<CsvRow> Rows(FaultList faults)
    {
        for (var i = 1; i <= RowCount; i++) { yield return new(this, i, faults); }
    }

    internal int LineOf(int record) => records[record].Line;

    /// <summary>The text of a field; empty where an optional column is not there.</summary>
    internal ReadOnlySpan<char> FieldOf(int record, int column) =>
        positions[column] < 0 ? default : Text(fields[records[record].FirstField + positions[column]]);

    internal Place PlaceOf(int record, int column) =>
        positions[column] < 0 ? new(File, records[record].Line) : PlaceOf(records[record], fields[records[record].FirstField + positions[column]].Start);

    // Columns count code points: a surrogate pair is one.
    private Place PlaceOf(Record record, int start)
    {
        var lineStart = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var before = text.AsSpan(lineStart, start - lineStart);
        var column = 1;
        foreach (var c in before) { column += char.IsLowSurrogate(c) ? 0 : 1; }
        return new(File, record.Line + text.AsSpan(record.Start, start - record.Start).Count('\n'), column);
    }

    private ReadOnlySpan<char> Text(Field field)
    {
        var raw = text.AsSpan(field.Start, field.Length);
        return field.Escaped ? raw.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : raw;
    }

    private void Split(FaultList faults)
    {
        var (position, line) = (0, 1);
        while (position < text.Length)
        {
            var (start, first, startLine) = (position, fields.Count, line);
            broken = false;
            position = SplitRecord(position, ref line, faults);
            var blank = fields.Count == first + 1 && fields[first].Length == 0;
            if (blank) { fields.RemoveAt(first); }
            else { records.Add(new(first, fields.Count - first, startLine, start, broken)); }
        }
    }

    private int SplitRecord(int position, ref int line, FaultList faults)
    {
        while (true)
        {
            position = position < text.Length && text[position] == '"' ? Quoted(position, ref line, faults) : Plain(position);
            if (position >= text.Length) { return position; }
            if (text[position] == ',')
            {
                position++;
                continue;
            }

            position += text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 1;
            line++;
            return position;
        }
    }

    private int Plain(int start)
    {
        var length = text.AsSpan(start).IndexOfAny(',', '\n');
        var end = length < 0 ? text.Length : start + length;
        var visible = end > start && text[end - 1] == '\r' && (end == text.Length || text[end] == '\n') ? end - 1 : end;
        fields.Add(new(start, visible - start, false));
        return visible < end && end < text.Length ? visible : end;
    }

    private int Quoted(int open, ref int line, FaultList faults)
    {
        var (position, escaped) = (open + 1, false);
        while (position < text.Length)
        {
            if (text[position] == '\n') { line++; }
            if (text[position] == '"')
            {
                if (position + 1 >= text.Length || text[position + 1] != '"') { break; }
                escaped = true;
                position++;
            }

            position++;
        }

        fields.Add(new(open + 1, Math.Min(position, text.Length) - open - 1, escaped));
        var after = position + 1;
        if (position < text.Length && (after >= text.Length || text[after] is ',' or '\n' or '\r')) { return after; }
        broken = true;
        var place = new Place(File, 1 + text.AsSpan(0, open).Count('\n'));
        faults.Add("WS103", "malformed-csv", place, "a quotation mark that does not close its field", "a comma or a line end after it",
            "A field that begins with a quotation mark ends with one; one inside is written twice.", "Close the quotation, or double the mark inside.");
        var next = position >= text.Length ? -1 : text.AsSpan(position).IndexOfAny(',', '\n');
        return next < 0 ? text.Length : position + next;
    }

    private bool MapHeader(FaultList faults)
    {
        Array.Fill(positions, -1);
        if (records.Count == 0)
        {
            faults.Add("WS104", "missing-column", new(File, 1), "an empty file", string.Join(',', Columns.Names), "The file has no header row.",
                "Add the header row.");
            return false;
        }

        if (OtherSeparator() is { } separator)
        {
            faults.Add("WS103", "malformed-csv", new(File, 1), Text(fields[0]).ToString(), string.Join(',', Columns.Names),
                $"The columns are separated by {separator}.", "Save the file with commas between the columns.");
            return false;
        }

        for (var i = 0; i < records[0].Count; i++) { MapColumn(i, faults); }
        var missing = Columns.Names.Where((n, i) => positions[i] < 0 && !Columns.Optional.Contains(n, StringComparer.Ordinal)).ToArray();
        foreach (var name in missing)
        {
            var header = string.Join(',', Enumerable.Range(0, records[0].Count).Select(i => Text(fields[i]).ToString()));
            faults.Add("WS104", "missing-column", new(File, 1), header, name, $"The column {name} is not there.", $"Add the column {name}.");
        }

        return missing.Length == 0 && !records[0].Broken;
    }

    // A header in one field that would be known columns if it were cut elsewhere.
    private string? OtherSeparator()
    {
        if (records[0].Count != 1) { return null; }
        var header = Text(fields[0]).ToString();
        return Cut(';') ? "semicolons" : Cut('\t') ? "tabs" : null;

        bool Cut(char separator) =>
            header.Contains(separator, StringComparison.Ordinal) && header.Split(separator).All(n => Columns.Names.Contains(n.Trim(), StringComparer.Ordinal));
    }

    private void MapColumn(int position, FaultList faults)
    {
        var name = Text(fields[position]).ToString();
        var place = PlaceOf(records[0], fields[position].Start);
        var column = 0;
        while (column < Columns.Names.Count && Columns.Names[column] != name) { column++; }
        if (column == Columns.Names.Count)
        {
            faults.Add("WS105", "unknown-column", place, name, string.Join(", ", Columns.Names), $"This file has no column {name}.",
                NearestName.Remedy(name, Columns.Names, "Remove it."));
        }
        else if (positions[column] >= 0)
        {
            faults.Add("WS106", "duplicate-column", place, name, "one column of that name", $"The column {name} is there twice.", "Remove one of them.");
        }
        else { positions[column] = position; }
    }

    private void DropMisshapen(FaultList faults)
    {
        if (!HeaderIsSound) { return; }
        var width = records[0].Count;
        foreach (var record in records.Where(r => r.Count != width && !r.Broken)) { ReportWidth(record, width, faults); }
        records.RemoveAll(r => r.Broken || r.Count != width);
    }

    private void ReportWidth(Record record, int width, FaultList faults)
    {
        for (var i = record.FirstField; record.Count > width && i + 1 < record.FirstField + record.Count; i++)
        {
            if (!CsvNumber.IsSplit(Text(fields[i]), Text(fields[i + 1]))) { continue; }
            var number = $"{Text(fields[i])},{Text(fields[i + 1])}";
            faults.Add("WS108", "wrong-number", PlaceOf(record, fields[i].Start), number, CsvNumber.Suggest(number) ?? "a number without thousands separators",
                "The comma inside this number cuts it into two fields.", "Write a full stop as decimal sign and no thousands separators.");
            return;
        }

        var (found, expected) = (record.Count.ToString(CultureInfo.InvariantCulture), width.ToString(CultureInfo.InvariantCulture));
        faults.Add("WS103", "malformed-csv", new(File, record.Line), $"{found} fields", $"{expected} fields",
            "The row has another number of fields than the header.", "Quote a text that holds a comma; give every column a field, even an empty one.");
    }
}
