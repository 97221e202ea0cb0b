using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>The files of which there is one each: chart, movements, group, rates, shares. Small; the ledgers need their names.</summary>
internal sealed record MasterFiles(
    ChartOfAccounts Chart, MovementTable Movements, Group Group, RateTable Rates, IReadOnlyList<ShareEvent> Shares, LedgerCodes Codes, IReadOnlyList<Finding> Faults)
{
    public static MasterFiles Read(string folder)
    {
        var faults = new FaultList();
        var chart = ChartReader.Read(folder, faults);
        var soundChart = faults.Count == 0 ? chart : null;
        var before = faults.Count;
        var movements = MovementReader.Read(folder, faults);
        var soundMovements = faults.Count == before ? movements : null;
        before = faults.Count;
        var entities = EntityReader.ReadEntities(folder, faults);
        var codes = new LedgerCodes(soundChart, soundMovements, faults.Count == before ? entities.Select(e => e.Code) : null);
        var group = ReadGroup(folder, entities, codes, faults);
        var rates = Exists(folder, RateReader.File) ? RateReader.Read(folder, faults) : new([]);
        var shares = Exists(folder, ShareReader.SharesFile) ? ShareReader.ReadShares(folder, faults) : [];
        return new(chart, movements, group, rates, shares, codes, faults.All);
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
