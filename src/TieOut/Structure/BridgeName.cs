namespace Kessan.TieOut.Structure;

/// <summary>
/// The two ends of a bridge from a measure as the standards ask for it to the same as the company adjusts it: "GAAP operating expenses", items, "Non-GAAP
/// operating expenses"; "Net income", items, "Adjusted net income"; 営業利益, 調整額, 調整後営業利益.
/// </summary>
internal static class BridgeName
{
    private static readonly string[] Adjusted = ["nongaap", "nonifrs", "adjusted", "underlying", "normalized", "\u8ABF\u6574\u5F8C"];

    private static readonly string[] Reported = ["usgaap", "gaap", "ifrs", "reported"];

    /// <summary>What an adjusted measure is the adjusted measure of; null where the label names none.</summary>
    /// <param name="key">A <see cref="LabelKey"/>.</param>
    public static string? OfAdjusted(string key) => Without(key, Adjusted) is { } name ? OfEitherSign(name) : null;

    /// <summary>The measure of a label that is not adjusted.</summary>
    public static string OfReported(string key)
    {
        var name = Without(key, Reported) ?? key;
        return OfEitherSign(name.EndsWith("asreported", StringComparison.Ordinal) ? name[..^10] : name);
    }

    /// <summary>"Operating income (loss)" is operating income.</summary>
    private static string OfEitherSign(string name) => name.EndsWith("incomeloss", StringComparison.Ordinal) ? name[..^4] : name;

    private static string? Without(string key, string[] words)
    {
        foreach (var word in words) { if (key.Length > word.Length && key.StartsWith(word, StringComparison.Ordinal)) { return key[word.Length..]; } }
        return null;
    }
}
