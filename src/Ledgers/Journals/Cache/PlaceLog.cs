using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;
using Kessan.Ledgers.Journals.Spill;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// What one thread notes for the cache: its cells, and for every line the cell it went into and where it stands. Both in partitions by entity and account, so
/// that a cache can be put together a piece at a time; both go to disk when memory is used up.
/// </summary>
internal sealed class PlaceLog(int partitions, MemoryBudget budget, JournalOptions options, BlockNumbers blocks) : IDisposable
{
    private readonly int shift = 64 - System.Numerics.BitOperations.Log2((uint)partitions);
    private readonly List<KeyLayout> layouts = [];
    private readonly HashSet<int> months = [];
    private TextCodes entities = null!;
    private TextCodes accounts = null!;

    public PartitionedRecords<Cell> Cells { get; } = new(partitions, budget, options.TempFolder);

    public PartitionedRecords<PlacedLine> Lines { get; } = new(partitions, budget, options.TempFolder);

    /// <summary>A table with more cells is emptied into the log: journals go by month, so the same cells hardly come again.</summary>
    public int MostCells => options.CellsInMemory;

    /// <summary>The months met, as yyyymm.</summary>
    public IReadOnlyCollection<int> Months => months;

    /// <summary>How the keys of a generation of cells are laid out.</summary>
    public IReadOnlyList<KeyLayout> Layouts => layouts;

    /// <summary>The texts by which partitions are chosen; every thread has its own codes, but the hashes of texts are the same.</summary>
    public void Use(TextCodes entityTexts, TextCodes accountTexts) => (entities, accounts) = (entityTexts, accountTexts);

    /// <returns>The number by which places name the block.</returns>
    public int Begin(Block block, BlockFeed feed) => blocks.Add(block, feed);

    public int PartitionOf(int[] codes) => PartitionOf(codes[RowPlan.Entity], codes[RowPlan.Account]);

    public void Add(int partition, int cell, LinePlace place) => Lines.Add(partition, new() { Cell = cell, Place = place });

    /// <summary>Takes the cells of a table. Entity, account and month are the first dimensions of the key.</summary>
    public void Take(CellTable table, KeyLayout layout)
    {
        layouts.Add(layout);
        table.Each((in cell) =>
        {
            months.Add(layout.CodeOf(2, cell.Low, cell.High));
            Cells.Add(PartitionOf(layout.CodeOf(0, cell.Low, cell.High), layout.CodeOf(1, cell.Low, cell.High)), cell);
        });
    }

    public void Dispose()
    {
        Cells.Dispose();
        Lines.Dispose();
    }

    private int PartitionOf(int entity, int account) =>
        shift == 64 ? 0 : (int)(((entities.Hashes[entity] * 0x9E3779B97F4A7C15) ^ (accounts.Hashes[account] * 0xD6E8FEB86659FD93)) >> shift);
}
