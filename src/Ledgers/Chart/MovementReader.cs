namespace Kessan.Ledgers;

/// <summary>Reads accounts/movements.csv.</summary>
public static class MovementReader
{
    private const int Code = 0, Name = 1, NameJa = 2, Kind = 3;

    public const string File = "accounts/movements.csv";

    private static readonly CsvColumns Columns = new("movement", "name", "name_ja", "kind") { Optional = ["name_ja"] };

    private static readonly Dictionary<string, MovementKind> Kinds = new(StringComparer.Ordinal)
    {
        ["opening"] = MovementKind.Opening,
        ["cash"] = MovementKind.Cash,
        ["result"] = MovementKind.Result,
        ["noncash"] = MovementKind.Noncash,
    };

    public static MovementTable Read(string folder, FaultList faults)
    {
        var movements = new List<Movement>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var movement = new Movement(row.Required(Code), row.Required(Name), row.Text(NameJa), row.Word(Kind, Kinds), row.Source);
            keys.Add(row, movement.Code, Code, "movement");
            if (row.IsSound) { movements.Add(movement); }
        }

        return new(movements);
    }
}
