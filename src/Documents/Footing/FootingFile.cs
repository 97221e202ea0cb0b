using System.Globalization;

namespace Kessan.Documents;

/// <summary>
/// Reads adjustments/footing.csv: document, table, row, column, from, to, reason, accepted_by. Numbers are written as printed units, signed,
/// without separators: −1949 for (1,949).
/// </summary>
public static class FootingFile
{
    private static readonly string[] Header = ["document", "table", "row", "column", "from", "to", "reason", "accepted_by"];

    internal static IReadOnlyList<Adjustment> Read(SourceText source, string document, FindingList findings)
    {
        var records = CsvRecords.Of(source.Text).ToList();
        if (records.Count == 0 || !records[0].Fields.SequenceEqual(Header, StringComparer.Ordinal))
        {
            findings.Add(DocumentRule.UnusableDefinition, source.PlaceAt(0), "The header of the adjustments is not the one expected.", expected: string.Join(',', Header));
            return [];
        }

        return [.. records.Skip(1).Select(r => Row(r.Fields, r.Offset, source, findings)).OfType<Adjustment>().Where(a => a.Document == document)];
    }

    /// <summary>A line of the file; whoever accepts it adds their name at the end.</summary>
    public static string Line(Adjustment a) =>
        string.Create(CultureInfo.InvariantCulture, $"{a.Document},{a.Table},{a.Row},{a.Column},{a.From},{a.To},{a.Reason},{a.AcceptedBy}");

    private static Adjustment? Row(IReadOnlyList<string> fields, int offset, SourceText source, FindingList findings)
    {
        var place = source.PlaceAt(offset);
        if (fields.Count == Header.Length && Number(fields[4]) is { } from && Number(fields[5]) is { } to)
        {
            return new(fields[0], fields[1], fields[2], fields[3], from, to, fields[6], fields[7], place);
        }

        findings.Add(DocumentRule.UnusableDefinition, place, "An adjustment has eight fields, with numbers in 'from' and 'to'.", printed: string.Join(',', fields));
        return null;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
