using System.Globalization;
using System.Text;

namespace Kessan.Consolidation;

/// <summary>A CSV text as the workspace writes it: commas, RFC 4180 quoting, line feeds.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public void Row(params IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append('\n');

    public static string Amount(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);

    public override string ToString() => text.ToString();

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
