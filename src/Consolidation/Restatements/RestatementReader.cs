using Kessan.Core;
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
            var made = new Restatement(row.Required(Cause), row.Date(Announced), row.Word(Kind, Kinds), PackagesOf(row, packages),
                PolicyChoices.Of(row, Policies), row.Required(Reason), row.Source);
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
            row.Fault("WS110", "unknown-word", Packages, package, packages.Count == 0 ? "a later version of a ledger" : string.Join(", ", packages),
                $"There is no ledger of the version {package}.",
                NearestName.Remedy(package, packages, "Name a company and a version of its ledgers: S.v2 for ledgers/2024-12/S.v2.csv."));
        }

        return named;
    }
}
