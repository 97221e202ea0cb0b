using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Documents;

/// <summary>
/// Reads adjustments/footing.csv: document, table, row, column, from, to, reason, accepted_by. Numbers are written as printed units, signed,
/// without separators: −1949 for (1,949).
/// </summary>
public static class FootingFile
{
    private const int Document = 0, Table = 1, Row = 2, Column = 3, From = 4, To = 5, Reason = 6, AcceptedBy = 7;

    private static readonly CsvColumns Columns = new("document", "table", "row", "column", "from", "to", "reason", "accepted_by");

    internal static IReadOnlyList<Adjustment> Read(SourceText source, string document, FindingList findings)
    {
        var faults = new FaultList();
        Adjustment[] all = [.. CsvTable.Parse(source.File, source.Text, Columns, faults).Rows(faults).Select(Adjusted).OfType<Adjustment>()];
        findings.AddRange(faults.All);
        return [.. all.Where(a => a.Document == document)];
    }

    /// <summary>A line of the file; whoever accepts it adds their name at the end.</summary>
    public static string Line(Adjustment a) =>
        string.Create(CultureInfo.InvariantCulture, $"{a.Document},{a.Table},{a.Row},{a.Column},{a.From},{a.To},{a.Reason},{a.AcceptedBy}");

    private static Adjustment? Adjusted(CsvRow row)
    {
        var adjustment = new Adjustment(row.Text(Document), row.Text(Table), row.Text(Row), row.Text(Column), row.Number(From), row.Number(To),
            row.Text(Reason), row.Text(AcceptedBy), row.PlaceOf(Document));
        return row.IsSound ? adjustment : null;
    }
}
