using System.Globalization;
using Kessan.Ledgers.Journals;

namespace Kessan.Cli.Commands;

/// <summary>Journal lines as people and programs read them.</summary>
internal static class LineOutput
{
    private static readonly string[] Fixed = ["entity", "date", "document", "account", "movement", "partner", "currency", "amount", "text", "file", "row"];

    public static void Csv(TextWriter writer, IReadOnlyList<string> axes, IEnumerable<JournalLine> lines)
    {
        writer.Write(string.Join(',', Columns(axes).Select(CsvText.Of)) + "\n");
        foreach (var line in lines) { writer.Write(string.Join(',', Values(line).Select(CsvText.Of)) + "\n"); }
    }

    public static void Json(TextWriter writer, IReadOnlyList<string> axes, IEnumerable<JournalLine> lines)
    {
        var columns = Columns(axes).Select(JsonText.Of).ToList();
        foreach (var line in lines)
        {
            var fields = columns.Zip(Values(line), (c, v) => c is "\"amount\"" or "\"row\"" ? $"{c}:{v}" : $"{c}:{JsonText.Of(v)}");
            writer.Write($"{{{string.Join(',', fields)}}}\n");
        }
    }

    public static void Text(TextWriter writer, IReadOnlyList<string> axes, IEnumerable<JournalLine> lines)
    {
        // The amount goes last but two, beside where it comes from.
        var rows = lines.Select(l => (string[])[
            l.Entity, Iso(l.Date), l.Document, l.Account, l.Movement, l.Partner, .. l.Members, l.Text,
            $"{l.File}:{l.Row.ToString(CultureInfo.InvariantCulture)}", l.Currency,
            l.Amount.ToString("#,0.####", CultureInfo.InvariantCulture)]).ToList();
        TextTable.Write(writer, ["entity", "date", "document", "account", "movement", "partner", .. axes, "text", "file", "currency", "amount"], rows,
            9 + axes.Count);
    }

    private static IEnumerable<string> Columns(IReadOnlyList<string> axes) => [.. Fixed, .. axes];

    private static IEnumerable<string> Values(JournalLine line) =>
    [
        line.Entity, Iso(line.Date), line.Document, line.Account, line.Movement, line.Partner, line.Currency,
        line.Amount.ToString("0.####", CultureInfo.InvariantCulture), line.Text,
        line.File, line.Row.ToString(CultureInfo.InvariantCulture), .. line.Members,
    ];

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
