using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>Reads accounts/presentation-*.csv: which balances make which fact under a presentation.</summary>
public static class MappingReader
{
    private const int Account = 0, Movement = 1, Statement = 2, Concept = 3, MemberNames = 4, Sign = 5, Entities = 6;

    private static readonly CsvColumns Columns =
        new("account", "movement", "statement", "concept", "members", "sign", "entities", "note") { Optional = ["entities", "note"] };

    private static readonly Dictionary<string, int> Signs = new(StringComparer.Ordinal) { ["1"] = 1, ["-1"] = -1 };

    public static string FileOf(string presentation) => $"accounts/presentation-{presentation}.csv";

    /// <param name="entities">The codes of the group's companies.</param>
    public static IReadOnlyList<MappingRow> Read(
        string folder, string presentation, ChartOfAccounts chart, MovementTable movements, IReadOnlySet<string> entities, FaultList faults)
    {
        var rows = new List<MappingRow>();
        foreach (var row in CsvTable.Read(folder, FileOf(presentation), Columns, faults)?.Rows(faults) ?? [])
        {
            var read = new MappingRow(
                presentation, row.Required(Account), row.TextOrNull(Movement), row.Required(Statement), row.Required(Concept),
                Members.Parse(row.Text(MemberNames)),
                row.Word(Sign, Signs), row.Text(Entities).Split('|', StringSplitOptions.RemoveEmptyEntries), row.Source);
            CheckNames(row, read, chart, movements, entities);
            if (row.IsSound) { rows.Add(read); }
        }

        return rows;
    }

    private static void CheckNames(CsvRow row, MappingRow read, ChartOfAccounts chart, MovementTable movements, IReadOnlySet<string> entities)
    {
        if (read.Account is not "" and not MappingRow.AllButCash && chart.Find(read.Account) is null)
        {
            Unknown(row, Account, "account", read.Account, chart.Accounts.Select(a => a.Code), ChartReader.File);
        }

        if (read.Movement is { } movement && movements.Find(movement) is null)
        {
            Unknown(row, Movement, "movement", movement, movements.Movements.Select(m => m.Code), MovementReader.File);
        }

        foreach (var entity in read.Entities.Where(e => !entities.Contains(e))) { Unknown(row, Entities, "entity", entity, entities, "group/entities.csv"); }
        if (read.Account == MappingRow.AllButCash && read.Movement is null)
        {
            row.Fault("ST003", "movement-missing", Movement, "nothing", "a movement", "The account * stands for all accounts but cash, of one movement.",
                "Name the movement.");
        }
    }

    private static void Unknown(CsvRow row, int column, string what, string found, IEnumerable<string> known, string file) =>
        row.Fault("ST003", $"unknown-{what}", column, found, NearestName.Of(found, known) ?? $"a code of {file}", $"There is no {what} {found}.",
            NearestName.Remedy(found, known, $"Add it to {file}, or correct the row."));
}
