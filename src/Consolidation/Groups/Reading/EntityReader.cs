using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Reads group/entities.csv and group/ownership.csv.</summary>
public static class EntityReader
{
    public const string EntitiesFile = "group/entities.csv";
    private const string Temporal = "temporal", Hyperinflation = "hyperinflation";

    private static readonly Dictionary<string, string> Translations = new(StringComparer.Ordinal)
    {
        [""] = "",
        ["current-rate"] = "",
        [Temporal] = Temporal,
        [Hyperinflation] = ""
    };

    public const string FunctionalFile = "group/functional.csv";

    private static readonly CsvColumns FunctionalColumns = new("entity", "from", "currency", "reason");

    public const string OwnershipFile = "group/ownership.csv";

    private static readonly CsvColumns EntityColumns = new("entity", "name", "name_ja", "currency", "segment", "note", "translation", "lag", "functional")
    {
        Optional = ["name_ja", "segment", "note", "translation", "lag", "functional"]
    };
    private static readonly CsvColumns OwnershipColumns = new("owner", "entity", "from", "percent", "method", "note") { Optional = ["note"] };

    private static readonly Dictionary<string, ConsolidationMethod> Methods = new(StringComparer.Ordinal)
    {
        ["full"] = ConsolidationMethod.Full,
        ["equity"] = ConsolidationMethod.Equity,
        ["none"] = ConsolidationMethod.None,
    };

    public static IReadOnlyList<Entity> ReadEntities(string folder, FaultList faults)
    {
        var entities = new List<Entity>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, EntitiesFile, EntityColumns, faults)?.Rows(faults) ?? [])
        {
            var entity = new Entity(row.Required(0), row.Required(1), row.Text(2), row.Required(3), row.Text(4), row.Source)
            {
                IsRemeasured = row.Word(6, Translations) == Temporal,
                Lag = LagOf(row),
                Functional = row.TextOrNull(8)
            };
            keys.Add(row, entity.Code, 0, "entity");
            if (row.Text(6) == Hyperinflation) { RefuseHyperinflation(row); }
            if (row.IsSound) { entities.Add(entity); }
        }

        return entities;
    }

    /// <summary>Reads group/functional.csv.</summary>
    public static IReadOnlyList<FunctionalChange> ReadChanges(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var changes = new List<FunctionalChange>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, FunctionalFile, FunctionalColumns, faults)?.Rows(faults) ?? [])
        {
            var change = new FunctionalChange(names.Entity(row, 0), row.Date(1), row.Required(2), row.Required(3), row.Source);
            keys.Add(row, change.Entity, 0, "entity");
            if (row.IsSound) { changes.Add(change); }
        }

        return changes;
    }

    // Three months at most (IFRS 10 ¶B93; ARB 51 ¶4; ASBJ 22 note 4).
    private static int LagOf(CsvRow row)
    {
        var months = row.NumberOrNull(7) ?? 0m;
        if (months is >= -3m and <= 3m && months == decimal.Truncate(months)) { return (int)months; }
        row.Fault("WS113", "value-out-of-range", 7, row.Text(7), "whole months, -3 to 3",
            "Books of another day than the group's may be three months apart at most (IFRS 10 ¶B93; ARB 51 ¶4; ASBJ 22 note 4).",
            "Correct it, or give books of a nearer day.");
        return 0;
    }

    // Said by name, so that nobody takes translated but not restated figures for right.
    private static void RefuseHyperinflation(CsvRow row) => row.Fault("WS129", "hyperinflation-not-done", 6, Hyperinflation, "current-rate or temporal",
        $"The books of {row.Text(0)} are in the currency of a hyperinflationary economy: they would have to be restated by a price index before they are translated (IAS 29 ¶8, IAS 21 ¶42; ASC 830-10-45-11 remeasures them), which the program does not do.",
        "Restate the trial balance to the measuring unit of the closing and give every row its amount in the column translated; under US GAAP write temporal.");

    public static IReadOnlyList<Ownership> ReadOwnership(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var holdings = new List<Ownership>();
        var keys = new RowKeys<(string, string, DateOnly)>();
        foreach (var row in CsvTable.Read(folder, OwnershipFile, OwnershipColumns, faults)?.Rows(faults) ?? [])
        {
            var holding = new Ownership(
                names.Entity(row, 0), names.Entity(row, 1), row.Date(2), GroupCodes.Between(row, 3, 0m, 100m), row.Word(4, Methods), row.Source);
            keys.Add(row, (holding.Owner, holding.Entity, holding.From), 0, "owner, entity and day");
            if (row.IsSound) { holdings.Add(holding); }
        }

        return holdings;
    }
}
