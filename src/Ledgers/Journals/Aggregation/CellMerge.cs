using System.Runtime.CompilerServices;
namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>
/// Makes one set of cells out of many sources (the tables of threads, or a finer set) by giving every value its rank and adding up what has the same ranks.
/// </summary>
internal sealed class CellMerge : IDisposable
{
    private readonly IReadOnlyList<string> dimensions;
    private readonly string[][] values;
    private readonly KeyLayout layout;
    private readonly CellTable table;
    private readonly int[] ranks;

    /// <param name="values">For each dimension all values that may occur, sorted by <see cref="CellSet.ByBytes"/>, none twice.</param>
    /// <param name="capacity">Of the table at first; it grows.</param>
    public CellMerge(IReadOnlyList<string> dimensions, string[][] values, int capacity)
    {
        this.dimensions = dimensions;
        this.values = values;
        ranks = new int[dimensions.Count];
        layout = InOrder(values);
        table = new((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(capacity, 64, 1 << 29)));
    }

    /// <summary>The rank of dimension d of the cell that <see cref="Add"/> adds next.</summary>
    public int[] Ranks => ranks;

    public static string[] Sorted(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(CellSet.ByBytes)];

    public static Dictionary<string, int> RankOf(string[] values)
    {
        var rankOf = new Dictionary<string, int>(values.Length, StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++) { rankOf.Add(values[i], i); }
        return rankOf;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    public void Add(Int128 debit, Int128 credit, long lines)
    {
        var (low, high) = layout.Pack(ranks);
        table.AddSums(low, high, debit, credit, lines);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CellSet Finish()
    {
        var cells = new Cell[table.Count];
        var next = 0;
        table.Each((in cell) => cells[next++] = cell);
        table.Dispose();
        var order = Order(cells);
        var columns = dimensions.Select(_ => new int[cells.Length]).ToArray();
        var (debits, credits, lines) = (new Int128[cells.Length], new Int128[cells.Length], new long[cells.Length]);
        for (var i = 0; i < cells.Length; i++)
        {
            ref readonly var cell = ref cells[order[i]];
            (debits[i], credits[i], lines[i]) = (cell.Debit, cell.Credit, cell.Lines);
            for (var d = 0; d < columns.Length; d++) { columns[d][i] = layout.CodeOf(d, cell.Low, cell.High); }
        }

        return new(dimensions, values, columns, debits, credits, lines);
    }

    public static int[] Order(Cell[] cells) => Order(Array.ConvertAll(cells, c => c.High), Array.ConvertAll(cells, c => c.Low));

    /// <summary>The order of keys, which fill the high word first; nearly always it is all they need.</summary>
    /// <param name="highs">Sorted as well where they are all there is.</param>
    public static int[] Order(ulong[] highs, ulong[] lows)
    {
        var order = new int[highs.Length];
        for (var i = 0; i < order.Length; i++) { order[i] = i; }
        if (!lows.AsSpan().ContainsAnyExcept(0UL))
        {
            Array.Sort(highs, order);
        }
        else
        {
            Array.Sort([.. highs.Zip(lows, (high, low) => new UInt128(high, low))], order);
        }

        return order;
    }

    public void Dispose() => table.Dispose();

    /// <summary>How many bits the ranks of each dimension need.</summary>
    public static int[] BitsOf(string[][] values) => [.. values.Select(v => System.Numerics.BitOperations.Log2((uint)Math.Max(1, v.Length)) + 1)];

    /// <summary>The first dimension in the highest bits, so that keys are in the order of the ranks.</summary>
    public static KeyLayout InOrder(string[][] values) => KeyLayout.InOrder(BitsOf(values)) ?? throw new LedgerException(CellAggregator.TooFine);
}
