using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>Everything the statements are made from but the consolidated ledgers: what a workspace holds, already read.</summary>
/// <param name="Currency">The presentation currency.</param>
/// <param name="AdsPerShare">ADS that stand for one share; null where there are none.</param>
/// <param name="Presentations">Oldest first.</param>
public sealed record StatementsInput(FiscalCalendar Calendar, string Currency, decimal? AdsPerShare, IReadOnlyList<string> Presentations, ChartOfAccounts Chart, MovementTable Movements)
{
    public IReadOnlyList<MappingRow> Mapping { get; init; } = [];

    public IReadOnlyList<StatementDefinition> Definitions { get; init; } = [];

    public IReadOnlyList<Measure> Measures { get; init; } = [];

    public IReadOnlyList<FactRow> Facts { get; init; } = [];

    public IReadOnlyList<ShareEvent> ShareEvents { get; init; } = [];

    public IReadOnlyList<Dilution> Dilutions { get; init; } = [];

    public IReadOnlyList<Rate> ConvenienceRates { get; init; } = [];

    /// <summary>What was completed and announced nowhere.</summary>
    public IllustrativeMarks Illustrative { get; init; } = IllustrativeMarks.None;
}

/// <param name="Index">The same facts, found by concept, members and period.</param>
public sealed record StatementsResult(FactSet Facts, FactIndex Index, IReadOnlyList<Finding> Findings);
