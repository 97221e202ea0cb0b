namespace Kessan.Ledgers;

/// <summary>The movements of a workspace, in the order of movements.csv.</summary>
public sealed class MovementTable
{
    private readonly Dictionary<string, int> positions;

    /// <exception cref="ArgumentException">Two movements have one code.</exception>
    public MovementTable(IEnumerable<Movement> movements)
    {
        Movements = [.. movements];
        positions = new(Movements.Count, StringComparer.Ordinal);
        for (var i = 0; i < Movements.Count; i++) { positions.Add(Movements[i].Code, i); }
    }

    public IReadOnlyList<Movement> Movements { get; }

    public Movement? Find(string code) => positions.TryGetValue(code, out var position) ? Movements[position] : null;

    /// <summary>Where a code stands in the table, from 0; −1 for no movement (an income-statement line), which is written first.</summary>
    public int PositionOf(string? code) => code is null ? -1 : positions[code];
}
