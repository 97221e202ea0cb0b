using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>The files of which there is one each: chart, movements, group, rates, shares. Small; the ledgers need their names.</summary>
internal sealed record MasterFiles(
    ChartOfAccounts Chart, MovementTable Movements, Group Group, RateTable Rates, IReadOnlyList<ShareEvent> Shares, LedgerCodes Codes,
    IReadOnlyList<Finding> Faults)
{
    public IReadOnlyList<TopSideLine> TopSide { get; init; } = [];

    public IReadOnlyList<Restatement> Restatements { get; init; } = [];

    /// <summary>The files of a group workspace; null in format 1.</summary>
    public GroupFiles? GroupFiles { get; init; }

    public static MasterFiles Read(string folder, WorkspaceSettings? settings, LoadOptions options)
    {
        var faults = new FaultList();
        var chart = ChartReader.Read(folder, faults);
        var soundChart = faults.Count == 0 ? chart : null;
        var before = faults.Count;
        // Where kessan.yaml cannot be read, the files say which format they are of.
        var isGroup = settings?.IsGroup ?? Exists(folder, EventReader.EventsFile);
        var movements = isGroup && !Exists(folder, MovementReader.File) ? new([]) : MovementReader.Read(folder, faults);
        if (isGroup) { movements = StandardMovements.Completed(movements); }
        var soundMovements = faults.Count == before ? movements : null;
        before = faults.Count;
        var entities = EntityReader.ReadEntities(folder, faults);
        IReadOnlyList<LedgerName> names = isGroup ? LedgerFiles.Names(folder, entities.Select(e => e.Code).ToHashSet(StringComparer.Ordinal)) : [];
        var scenarios = isGroup ? LedgerFiles.Scenarios(names, options, faults) : Scenarios.None;
        var restatements = isGroup
            ? Optional(folder, RestatementReader.File, () => RestatementReader.Read(folder, LedgerFiles.LaterVersions(names), faults))
            : [];
        var codes = new LedgerCodes(soundChart, soundMovements, faults.Count == before ? entities.Select(e => e.Code) : null)
        {
            Closings = isGroup,
            Scenario = scenarios,
            Causes = new(restatements.Select(r => r.Cause).ToHashSet(StringComparer.Ordinal), options.Causes)
        };
        var files = isGroup ? ReadFiles(folder, entities, codes, chart, settings?.Parent, faults) : null;
        var group = isGroup ? new(entities, [], [], [], [], []) : ReadGroup(folder, entities, codes, faults);
        var rates = Exists(folder, RateReader.File) ? RateReader.Read(folder, faults, scenarios) : new([]);
        var shares = Exists(folder, ShareReader.SharesFile) ? ShareReader.ReadShares(folder, faults) : [];
        var topSide = TopSideReader.Read(folder, codes, faults);
        return new(chart, movements, group, rates, shares, codes, faults.All)
        {
            GroupFiles = files is null ? null : MeasurementPeriod.Dated(files, restatements),
            TopSide = topSide,
            Restatements = restatements
        };
    }

    private static GroupFiles ReadFiles(string folder, IReadOnlyList<Entity> entities, LedgerCodes codes, ChartOfAccounts chart, string? parent,
        FaultList faults)
    {
        var classes = Optional(folder, EventReader.ClassesFile, () => EventReader.ReadClasses(folder, codes, faults));
        var (doubtful, before) = (new HashSet<string>(StringComparer.Ordinal), faults.Count);
        var events = Optional(folder, EventReader.EventsFile, () => EventReader.ReadEvents(folder, codes, classes, faults, doubtful));
        var unread = faults.Count > before;
        var files = new GroupFiles(
            entities,
            events,
            Optional(folder, EventReader.EquityFile, () => EventReader.ReadEquity(folder, codes, events, !unread, faults)),
            Optional(folder, EventReader.FairValuesFile, () => EventReader.ReadFairValues(folder, codes, events, !unread, faults)),
            Optional(folder, InsideReader.UnrealisedFile, () => InsideReader.ReadUnrealised(folder, codes, faults)),
            Optional(folder, InsideReader.IntercompanyFile, () => InsideReader.ReadIntercompany(folder, codes, faults)),
            Optional(folder, InsideReader.ScopeFile, () => InsideReader.ReadScope(folder, codes, faults)))
        {
            Matching = Optional(folder, InsideReader.MatchingFile, () => InsideReader.ReadMatching(folder, codes, faults)),
            InTransit = Optional(folder, InsideReader.InTransitFile, () => InsideReader.ReadInTransit(folder, codes, faults)),
            Preferred = Optional(folder, EventReader.PreferredFile, () => EventReader.ReadPreferred(folder, codes, faults)),
            Eliminations = Optional(folder, EliminationReader.File, () => EliminationReader.Read(folder, codes, faults)),
            FunctionalChanges = Optional(folder, EntityReader.FunctionalFile, () => EntityReader.ReadChanges(folder, codes, faults)),
            NamedParent = parent, Doubtful = doubtful, HasUnread = unread,
        };
        return ReverseAcquisitions.Turned(files, chart);
    }

    private static Group ReadGroup(string folder, IReadOnlyList<Entity> entities, LedgerCodes codes, FaultList faults)
    {
        var ownership = Optional<Ownership>(folder, EntityReader.OwnershipFile, () => EntityReader.ReadOwnership(folder, codes, faults));
        var before = faults.Count;
        var steps = Optional<AcquisitionStep>(folder, AcquisitionReader.StepsFile, () => AcquisitionReader.ReadSteps(folder, codes, faults));
        var names = faults.Count == before ? steps.Select(s => s.Step).ToArray() : null;
        return new(
            entities,
            ownership,
            steps,
            Optional<Allocation>(folder, AcquisitionReader.AllocationsFile, () => AcquisitionReader.ReadAllocations(folder, codes, names, faults)),
            Optional<UnrealisedProfit>(folder, AcquisitionReader.ProfitsFile, () => AcquisitionReader.ReadProfits(folder, codes, faults)),
            Optional<OpeningEntry>(folder, AcquisitionReader.OpeningFile, () => AcquisitionReader.ReadOpening(folder, codes, faults)));
    }

    private static IReadOnlyList<T> Optional<T>(string folder, string file, Func<IReadOnlyList<T>> read) => Exists(folder, file) ? read() : [];

    private static bool Exists(string folder, string file) => File.Exists(Path.Combine(folder, file));
}
