using System.Globalization;
using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>
/// Which scenario of the books is read, and which versions of the packages. A row of a file that names a scenario counts for it alone; one that names none
/// counts for every scenario.
/// </summary>
/// <param name="Name">actual, budget, or any other word that the names of ledgers use.</param>
/// <param name="Version">The highest version of a package that is read; null for the last there is.</param>
/// <param name="Known">The scenarios of the workspace.</param>
public sealed record Scenarios(string Name, int? Version, IReadOnlySet<string> Known)
{
    public const string Actual = "actual";

    public static readonly Scenarios None = new(Actual, null, new HashSet<string>(StringComparer.Ordinal) { Actual });

    /// <summary>Whether a row counts; reports a scenario that no ledger has.</summary>
    public bool Counts(CsvRow row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var named = row.Text(column);
        if (named.Length > 0 && !Known.Contains(named))
        {
            row.Fault("WS110", "unknown-word", column, named, string.Join(", ", Known), $"No ledger is of the scenario {named}.",
                NearestName.Remedy(named, Known, "Use a scenario of the ledgers (ledgers/2025-12/P.budget.csv), or leave it empty for all."));
        }

        return named.Length == 0 || named == Name;
    }
}

/// <summary>The name of a ledger: ENTITY.csv, ENTITY.v2.csv, ENTITY.budget.csv, ENTITY.budget.v2.csv.</summary>
public sealed record LedgerName(string Entity, string Scenario, int Version)
{
    /// <param name="stem">The file's name without .csv.</param>
    /// <param name="entities">Codes of companies, which may have full stops in them; null where they are not known.</param>
    public static LedgerName Of(string stem, IReadOnlySet<string>? entities)
    {
        ArgumentNullException.ThrowIfNull(stem);
        if (entities is null || entities.Contains(stem)) { return new(stem, Scenarios.Actual, 1); }
        var (rest, version) = (stem, 1);
        var dot = rest.LastIndexOf('.');
        if (dot > 0 && dot + 2 < rest.Length && rest[dot + 1] == 'v'
            && int.TryParse(rest.AsSpan(dot + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            (rest, version) = (rest[..dot], number);
        }
        if (entities.Contains(rest)) { return new(rest, Scenarios.Actual, version); }
        dot = rest.LastIndexOf('.');
        return dot > 0 && dot + 1 < rest.Length && entities.Contains(rest[..dot])
            ? new(rest[..dot], rest[(dot + 1)..], version)
            : new(stem, Scenarios.Actual, 1);
    }
}
