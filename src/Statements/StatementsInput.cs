using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>Everything the statements are made from but the consolidated ledgers: what a workspace holds, already read.</summary>
/// <param name="Currency">The presentation currency.</param>
/// <param name="AdsPerShare">ADS that stand for one share; null where there are none.</param>
/// <param name="Presentations">Oldest first.</param>
public sealed record StatementsInput(FiscalCalendar Calendar, string Currency, decimal? AdsPerShare, IReadOnlyList<string> Presentations, ChartOfAccounts Chart,
    MovementTable Movements)
{
    public IReadOnlyList<MappingRow> Mapping { get; init; } = [];

    public IReadOnlyList<StatementDefinition> Definitions { get; init; } = [];

    public IReadOnlyList<Measure> Measures { get; init; } = [];

    public IReadOnlyList<FactRow> Facts { get; init; } = [];

    public IReadOnlyList<ShareEvent> ShareEvents { get; init; } = [];

    /// <summary>Classes, potential shares, prices and dividends for earnings per share.</summary>
    public ShareTerms ShareTerms { get; init; } = ShareTerms.None;

    /// <summary>How earnings per share are computed; null where the workspace's own measures do that.</summary>
    public PerSharePolicy? PerShare { get; init; }

    public IReadOnlyList<Dilution> Dilutions { get; init; } = [];

    public IReadOnlyList<Rate> ConvenienceRates { get; init; } = [];

    /// <summary>What was completed and announced nowhere.</summary>
    public IllustrativeMarks Illustrative { get; init; } = IllustrativeMarks.None;
}

/// <param name="Index">The same facts, found by concept, members and period.</param>
public sealed record StatementsResult(FactSet Facts, FactIndex Index, IReadOnlyList<Finding> Findings)
{
    /// <summary>Earnings per share with every step; nothing where the workspace does not ask for them.</summary>
    public PerShareResult PerShare { get; init; } = PerShareResult.None;
}
