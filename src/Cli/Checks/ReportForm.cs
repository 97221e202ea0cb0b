namespace Kessan.Cli.Checks;

/// <summary>The forms of a report. A file's suffix says which one it holds.</summary>
internal static class ReportForm
{
    public const string Text = "text", Json = "json", Sarif = "sarif", Html = "html", Xlsx = "xlsx";

    public static readonly string[] All = [Text, Json, Sarif, Html, Xlsx];

    /// <returns>Null where the suffix says nothing.</returns>
    public static string? OfFile(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".TXT" => Text,
        ".JSON" => Json,
        ".SARIF" => Sarif,
        ".HTML" or ".HTM" => Html,
        ".XLSX" => Xlsx,
        _ => null,
    };

    /// <summary>Shows the ties one by one, so that the check must keep them.</summary>
    public static bool NeedsTies(string form) => form is Html or Xlsx;
}
