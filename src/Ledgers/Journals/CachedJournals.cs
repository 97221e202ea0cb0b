using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Kessan.Ledgers.Journals.Cache;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Pass;

namespace Kessan.Ledgers.Journals;

/// <summary>
/// Journal files with a prepared cache: the first opening reads and checks them and writes the cache, later ones ask it. A folder holds the caches of any
/// number of journals; everything in it can be deleted at any time. A file that was touched is read again to compare its contents; one that changed gets a new
/// cache.
/// </summary>
public sealed class CachedJournals : ILedger
{
    /// <summary>How many lines a thread reads at a time.</summary>
    private const int LinesOfThread = 8192;

    private readonly CacheContents cache;
    private readonly JournalInput input;
    private readonly JournalOptions options;

    private CachedJournals(CacheContents cache, JournalInput input, JournalOptions options) => (this.cache, this.input, this.options) = (cache, input, options);

    public LoadReport Report => cache.Index.Report;

    public IReadOnlyList<string> Axes => input.Schema.Axes;

    /// <exception cref="LedgerException">The files cannot be used, or the cache cannot be written; an earlier cache is then as it was.</exception>
    public static CachedJournals Open(string folder, JournalInput input, JournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var place = Path.Combine(folder, Name(input));
        if (CacheContents.Open(place, input, options) is { } there) { return new(there, input, options); }
        CachePreparation.Run(place, input, options, cancellation);
        return CacheContents.Open(place, input, options) is { } made
            ? new(made, input, options)
            : throw new InvalidOperationException("The cache that was just made cannot be read.");
    }

    public IEnumerable<Balance> Balances(BalanceQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        QueryCheck.Check(query, Axes);
        if (CacheQuery.CanAnswer(query)) { return CacheQuery.Answer(cache, query); }
        // Cells are of months: part of one can only be told by its lines.
        using var files = JournalFiles.OpenFor(query, input, options, cancellation);
        return files.Balances(query, cancellation);
    }

    public IEnumerable<JournalLine> Lines(Selection selection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        QueryCheck.Check(new([], selection), Axes);
        return Read(selection, cancellation);
    }

    public void Dispose() => cache.Dispose();

    private IEnumerable<JournalLine> Read(Selection selection, CancellationToken cancellation)
    {
        var places = Places(new(cache.Index, selection));
        var readers = Enumerable.Range(0, Math.Clamp(places.Length / LinesOfThread, 1, options.Threads))
            .Select(_ => new PlacedLines(cache, input, selection))
            .ToList();
        try
        {
            var pieces = PiecesInOrder.Ranges(places.Length, LinesOfThread);
            foreach (var line in PiecesInOrder.Give(pieces, readers.Count, (range, reader) => readers[reader].Read(new(places, (int)range.From, range.Count))))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return line;
            }
        }
        finally
        {
            readers.ForEach(r => r.Dispose());
        }

        foreach (var (file, stamp) in input.Files.Zip(cache.Index.Stamps))
        {
            if (FileStamp.Of(file) != stamp) { throw JournalFault.Changed(file, "it was written to"); }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LinePlace[] Places(CacheSelection selection)
    {
        var found = new List<LinePlace>();
        for (long g = 0; g < cache.Groups.Count; g++)
        {
            ref readonly var group = ref cache.Groups[g];
            if (!selection.Holds(group)) { continue; }
            var place = group.FirstPlace;
            for (long cell = group.FirstCell; cell < group.FirstCell + (long)group.Cells; place += cache.Sums[cell++].Lines)
            {
                if (selection.DividesGroups && !selection.Holds(cache, cell)) { continue; }
                found.AddRange(cache.Places.Part(place, (int)cache.Sums[cell].Lines));
            }
        }

        LinePlace[] places = [.. found];
        MemoryMarshal.Cast<LinePlace, ulong>(places.AsSpan()).Sort();
        return places;
    }

    /// <summary>Of the files and of everything that decides how they are read and checked.</summary>
    private static string Name(JournalInput input)
    {
        var name = new StringBuilder(ContentName.Of(input));
        foreach (var file in input.Files) { name.Append('\n').Append(file).Append('\n').Append(Path.GetFullPath(file)); }
        return TextHash.WideOf(Encoding.UTF8.GetBytes(name.ToString())).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
    }
}
