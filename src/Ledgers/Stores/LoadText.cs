using System.Text.Json;
using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores;

/// <summary>A load's report as a store keeps it beside the lines: totals, rejects and findings are there when the same files come again.</summary>
internal static class LoadText
{
    public static string Write(LoadReport report) => JsonSerializer.Serialize(report);

    public static LoadReport AlreadyThere(string text) => JsonSerializer.Deserialize<LoadReport>(text)! with { AlreadyLoaded = true };
}
