namespace Kessan.Cli.Commands;

/// <summary>A field of a CSV file (RFC 4180): quoted where it must be.</summary>
internal static class CsvText
{
    public static string Of(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
