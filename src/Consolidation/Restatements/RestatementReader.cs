using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Reads adjustments/restatements.csv.</summary>
public static class RestatementReader
{
    public const string File = "adjustments/restatements.csv";

    private const int Cause = 0, Announced = 1, Kind = 2, Packages = 3, Policies = 4, Reason = 5;

    private static readonly CsvColumns Columns = new("cause", "announced", "kind", "packages", "policies", "reason") { Optional = ["packages", "policies"] };

    private static readonly Dictionary<string, RestatementKind> Kinds = new(StringComparer.Ordinal)
    {
        ["error"] = RestatementKind.Error,
        ["policy"] = RestatementKind.Policy,
        ["measurement-period"] = RestatementKind.MeasurementPeriod,
        ["reclassification"] = RestatementKind.Reclassification,
    };

    /// <param name="packages">The versions of packages there are: S.v2.</param>
    /// <returns>In the order in which they were announced.</returns>
    public static IReadOnlyList<Restatement> Read(string folder, IReadOnlySet<string> packages, FaultList faults)
    {
        var restatements = new List<Restatement>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var made = new Restatement(row.Required(Cause), row.Date(Announced), row.Word(Kind, Kinds), PackagesOf(row, packages), PoliciesOf(row), row.Required(Reason), row.Source);
            keys.Add(row, made.Cause, Cause, "cause");
            if (row.IsSound) { restatements.Add(made); }
        }

        return [.. restatements.OrderBy(r => r.Announced).ThenBy(r => r.Source.Row)];
    }

    private static string[] PackagesOf(CsvRow row, IReadOnlySet<string> packages)
    {
        var named = row.Text(Packages).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var package in named.Where(p => !packages.Contains(p)))
        {
            row.Fault("WS110", "unknown-word", Packages, package, packages.Count == 0 ? "a later version of a ledger" : string.Join(", ", packages), $"There is no ledger of the version {package}.", NearestName.Remedy(package, packages, "Name a company and a version of its ledgers: S.v2 for ledgers/2024-12/S.v2.csv."));
        }

        return named;
    }

    private static List<KeyValuePair<string, string>> PoliciesOf(CsvRow row)
    {
        var policies = new List<KeyValuePair<string, string>>();
        foreach (var part in row.Text(Policies).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is [var name, var choice] && PolicyCatalogue.Names.Contains(name, StringComparer.Ordinal) && PolicyCatalogue.ChoicesOf(name).Contains(choice, StringComparer.Ordinal)) { policies.Add(new(name, choice)); continue; }
            row.Fault("WS110", "unknown-word", Policies, part, "policy=choice, as under policies in kessan.yaml", "This is no policy with one of its choices.", NearestName.Remedy(part.Split('=')[0], PolicyCatalogue.Names, "Use a policy and a choice of the reference."));
        }

        return policies;
    }
}
