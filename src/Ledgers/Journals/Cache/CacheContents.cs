using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>A cache that is open: its index, and its columns as memory, each from the first time it is asked for.</summary>
internal sealed class CacheContents : IDisposable
{
    private readonly string folder;
    private readonly Dictionary<int, MappedColumn<int>> ranks = [];
    private readonly Dictionary<int, MappedColumn<CachedGroup>> rollups = [];
    private readonly Lazy<MappedColumn<CachedSums>> sums;
    private readonly Lazy<MappedColumn<LinePlace>> places;
    private readonly Lazy<MappedColumn<CachedBlock>> blocks;

    private CacheContents(string folder, CacheIndex index)
    {
        (this.folder, Index) = (folder, index);
        Groups = new(Path.Combine(folder, CacheFiles.Groups));
        sums = new(() => new(Path.Combine(folder, CacheFiles.Sums)));
        places = new(() => new(Path.Combine(folder, CacheFiles.Places)));
        blocks = new(() => new(Path.Combine(folder, CacheFiles.Blocks)));
    }

    public CacheIndex Index { get; }

    public MappedColumn<CachedGroup> Groups { get; }

    public MappedColumn<CachedSums> Sums => sums.Value;

    public MappedColumn<LinePlace> Places => places.Value;

    public MappedColumn<CachedBlock> Blocks => blocks.Value;

    /// <returns>Null where there is no cache, none of this format, or none of the files as they are now.</returns>
    public static CacheContents? Open(string folder, JournalInput input, JournalOptions options)
    {
        var file = Path.Combine(folder, CacheFiles.Index);
        if (!File.Exists(file)) { return null; }
        try
        {
            if (CacheIndex.Read(File.ReadAllBytes(file), input) is not { } index) { return null; }
            var stamps = input.Files.Select(FileStamp.Of).ToArray();
            if (!stamps.AsSpan().SequenceEqual([.. index.Stamps]) && !HasContents(index, input, options)) { return null; }
            var cache = new CacheContents(folder, index with { Stamps = stamps });
            if (cache.IsWhole) { return cache; }
            cache.Dispose();
            return null;
        }
        catch (Exception damage) when (damage is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is made anew.
            return null;
        }
    }

    /// <summary>The ranks of the values of a dimension that is not one of a group's.</summary>
    public MappedColumn<int> Ranks(int dimension)
    {
        if (!ranks.TryGetValue(dimension, out var column)) { ranks.Add(dimension, column = new(Path.Combine(folder, CacheFiles.Ranks(dimension)))); }
        return column;
    }

    public MappedColumn<CachedGroup> Rollup(int number)
    {
        if (!rollups.TryGetValue(number, out var column)) { rollups.Add(number, column = new(Path.Combine(folder, CacheFiles.Rollup(number)))); }
        return column;
    }

    /// <summary>Where the text of a file is: in the file itself, or unpacked in the cache.</summary>
    public string TextOf(int file, JournalInput input)
    {
        var unpacked = Path.Combine(folder, CacheFiles.Text(file));
        return File.Exists(unpacked) ? unpacked : input.Files[file];
    }

    public void Dispose()
    {
        Groups.Dispose();
        foreach (var column in ranks.Values) { column.Dispose(); }
        foreach (var column in rollups.Values) { column.Dispose(); }
        if (sums.IsValueCreated) { sums.Value.Dispose(); }
        if (places.IsValueCreated) { places.Value.Dispose(); }
        if (blocks.IsValueCreated) { blocks.Value.Dispose(); }
    }

    /// <summary>No column was cut off.</summary>
    private bool IsWhole => Places.Count == Index.Report.Taken
        && Enumerable.Range(CachePreparation.GroupKey.Count, Index.Key.Count - CachePreparation.GroupKey.Count).All(d => Ranks(d).Count == Sums.Count);

    /// <summary>Whether files that were touched or copied still hold what they held.</summary>
    private static bool HasContents(CacheIndex index, JournalInput input, JournalOptions options)
    {
        for (var file = 0; file < input.Files.Count; file++)
        {
            using var feed = FeedOpener.Open(input.Files[file], input.Schema, options.PieceBytes);
            using var block = new Block();
            while (feed.Next(block)) { }
            if (feed.ContentHash() != index.Contents[file]) { return false; }
        }

        return true;
    }
}
