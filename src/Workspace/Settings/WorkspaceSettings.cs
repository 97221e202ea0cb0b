using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>kessan.yaml: what holds for the whole workspace.</summary>
/// <param name="Currency">The presentation currency (ISO 4217).</param>
/// <param name="PolicySet">The accounting standards applied: us-gaap-2007.</param>
/// <param name="AdsPerShare">How many ADS stand for one share; null where there are none.</param>
/// <param name="Presentations">Oldest first; the last is the current one.</param>
/// <param name="Documents">The names of the documents a build writes.</param>
public sealed record WorkspaceSettings(
    string Name,
    string CompanyName,
    string CompanyNameJa,
    string Currency,
    FiscalCalendar Calendar,
    string PolicySet,
    decimal? AdsPerShare,
    string? ConvenienceCurrency,
    IReadOnlyList<string> Presentations,
    IReadOnlyList<string> Documents)
{
    /// <summary>How earnings per share are computed; null where the measures of the workspace do that.</summary>
    public PerSharePolicy? PerShare { get; init; }

    /// <summary>Null where kessan.yaml says nothing about journals.</summary>
    public JournalSettings? Journals { get; init; }

    /// <summary>1 or 2; 2 is a group workspace.</summary>
    public string Format { get; init; } = SettingsReader.Format;

    public bool IsGroup => Format == SettingsReader.GroupFormat;

    /// <summary>The parent where it is named; null where it is the one company nobody holds.</summary>
    public string? Parent { get; init; }

    /// <summary>Policies chosen otherwise than the set does.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Policies { get; init; } = [];
}
