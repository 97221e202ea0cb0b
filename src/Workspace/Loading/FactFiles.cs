using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>kpi/, targets/, reported/, dividends.csv and dilution.csv: what is announced but does not come out of ledgers.</summary>
internal sealed record FactFiles(IReadOnlyList<FactRow> Facts, IReadOnlyList<Dilution> Dilution, ShareTerms ShareTerms, IReadOnlyList<Finding> Faults)
{
    private static readonly (string Folder,
        FactOrigin Origin)[] Folders = [("kpi", FactOrigin.Kpi), ("reported", FactOrigin.Reported), ("targets", FactOrigin.Target)];

    public static FactFiles Read(string folder, FiscalCalendar calendar)
    {
        var faults = new FaultList();
        var facts = new List<FactRow>();
        if (Exists(folder, "dividends.csv")) { facts.AddRange(FactReader.Read(folder, "dividends.csv", FactOrigin.Dividend, calendar, faults)); }
        foreach (var (name, origin) in Folders)
        {
            foreach (var file in FilesOf(folder, name)) { facts.AddRange(FactReader.Read(folder, file, origin, calendar, faults)); }
        }

        RefuseRepetition(facts, faults);
        IReadOnlyList<Dilution> dilution = Exists(folder, ShareReader.DilutionFile) ? ShareReader.ReadDilution(folder, calendar, faults) : [];
        return new(facts, dilution, ShareTermsReader.Read(folder, calendar, faults), faults.All);
    }

    private static IEnumerable<string> FilesOf(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.csv").Select(f => $"{name}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal) : [];
    }

    private static void RefuseRepetition(List<FactRow> facts, FaultList faults)
    {
        var first = new Dictionary<FactKey, FactRow>(facts.Count);
        foreach (var fact in facts)
        {
            if (first.TryAdd(fact.Fact.Key, fact)) { continue; }
            var earlier = first[fact.Fact.Key].Source;
            if (earlier.File == fact.Source.File) { continue; }
            faults.Add("WS111", "duplicate-row", new(fact.Source.File, fact.Source.Row), fact.Fact.Key.ToString(), "one row per fact",
                System.FormattableString.Invariant($"The same fact stands at {earlier.File}:{earlier.Row}."), "Keep one of them.");
        }
    }

    private static bool Exists(string folder, string file) => File.Exists(Path.Combine(folder, file));
}
