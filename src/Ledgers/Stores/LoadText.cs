using System.Text.Json;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Ledgers.Stores;

/// <summary>A load's report as a store keeps it beside the lines: totals, rejects and findings are there when the same files come again.</summary>
internal static class LoadText
{
    public static string Write(LoadReport report) => JsonSerializer.Serialize(report, LoadJson.Default.LoadReport);

    public static LoadReport AlreadyThere(string text) => JsonSerializer.Deserialize(text, LoadJson.Default.LoadReport)! with { AlreadyLoaded = true };
}
