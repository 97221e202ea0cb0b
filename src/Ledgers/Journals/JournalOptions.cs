namespace Kessan.Ledgers.Journals;

/// <summary>What the machine gives.</summary>
/// <param name="Threads">How many read at once; the results are the same for any number.</param>
/// <param name="TempFolder">Where what does not fit in memory goes for the while.</param>
/// <param name="RunMemory">How many bytes may hold what grows with the number of documents, before it goes to <paramref name="TempFolder"/>.</param>
/// <param name="Progress">Told how many bytes of the files were read so far, from any thread.</param>
public sealed record JournalOptions(int Threads, string TempFolder, long RunMemory = 128L << 20, Action<long>? Progress = null)
{
    /// <summary>How much of a file is read at once; tests read very little.</summary>
    internal int PieceBytes { get; init; } = Reading.Block.Size;

    /// <summary>How many balances of the finest kind a thread holds before it sets them down; tests hold very few.</summary>
    internal int CellsInMemory { get; init; } = 600_000;

    public static JournalOptions OfMachine => new(Environment.ProcessorCount, Path.GetTempPath());
}
