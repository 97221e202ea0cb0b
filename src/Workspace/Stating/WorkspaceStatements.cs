using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>What a workspace says about its statements: mappings, definitions and measures, read whole or refused with every fault.</summary>
/// <param name="Input">Null where there is any fault.</param>
/// <param name="Faults">In order of file and row.</param>
public sealed record WorkspaceStatements(StatementsInput? Input, IReadOnlyList<Finding> Faults)
{
    public static WorkspaceStatements Read(LoadedWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var (settings, faults) = (workspace.Settings, new FaultList());
        var entities = workspace.Group.Entities.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var files = DefinitionFiles.Read(workspace.Folder, faults);
        var mapping = settings.Presentations.SelectMany(p => MappingReader.Read(workspace.Folder, p, workspace.Chart, workspace.Movements, entities, faults))
            .ToArray();
        var illustrative = IllustrativeMarks.Read(workspace.Folder, settings.Calendar, faults);
        if (faults.Count > 0) { return new(null, [.. faults.All.OrderBy(f => f.Place)]); }
        var input = new StatementsInput(settings.Calendar, settings.Currency, settings.AdsPerShare, settings.Presentations, workspace.Chart,
            workspace.Movements)
        {
            Mapping = mapping,
            Definitions = files.Definitions,
            Measures = files.Measures,
            Facts = workspace.Facts,
            ShareEvents = workspace.Shares,
            Dilutions = workspace.Dilution,
            ShareTerms = workspace.ShareTerms,
            PerShare = settings.PerShare,
            ConvenienceRates = [.. workspace.Rates.All.Where(r => r.Type == RateType.Convenience)],
            Illustrative = illustrative,
        };
        return new(input, []);
    }

    /// <summary>The facts of a workspace whose statements were read without a fault.</summary>
    /// <exception cref="InvalidOperationException">They were not.</exception>
    public StatementsResult State(IReadOnlyList<ConsolidatedPeriod> consolidated) =>
        StatementsEngine.State(Input ?? throw new InvalidOperationException("Statements with faults state nothing."), consolidated);
}
