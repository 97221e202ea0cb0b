using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kessan.Ledgers.Journals.Validation;

/// <summary>
/// Looks at all runs of all threads, one partition at a time. A document whose runs in one currency and on one date do not add to zero does not balance. A
/// number that has runs on two dates, or balances twice by itself on one, was used twice.
/// </summary>
internal static class DocumentCheck
{
    public static DocumentDefects Run(IReadOnlyList<RunStore> stores, int partitions, int threads)
    {
        var found = new DocumentDefects[partitions];
        Parallel.For(0, partitions, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new BalancedTable(), (p, _, seen) =>
        {
            found[p] = Partition(stores, p, seen);
            return seen;
        }, _ => { });
        return DocumentDefects.Of(found);
    }

    private static DocumentDefects Partition(IReadOnlyList<RunStore> stores, int partition, BalancedTable seen)
    {
        var defects = new List<DocumentDefect>();
        var open = OpenDocuments(stores, partition, defects);
        seen.Begin(stores.Sum(s => s.Balanced.Count(partition)));
        Duplicates(stores, partition, open, seen, defects);
        return DocumentDefects.Of([new(defects.Count, defects)]);
    }

    /// <summary>Adds up the runs that are not zero by themselves.</summary>
    /// <returns>For each document that has such runs, its dates with the first place on each.</returns>
    private static Dictionary<(ulong, uint), SortedDictionary<int, RowPlace>> OpenDocuments(IReadOnlyList<RunStore> stores, int partition,
        List<DocumentDefect> defects)
    {
        var sums = new Dictionary<(ulong Low, uint High, int Date, ulong Currency), (Int128 Sum, RowPlace Place)>(stores.Sum(s => s.Open.Count(partition)));
        foreach (var store in stores)
        {
            foreach (var runs in store.Open.Of(partition))
            {
                foreach (ref readonly var run in runs.Span)
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (run.Low, run.High, run.Date, run.Currency), out var known);
                    sum = (sum.Sum + run.Sum, known ? Earlier(sum.Place, run.Place) : run.Place);
                }
            }
        }

        var documents = new Dictionary<(ulong, uint), SortedDictionary<int, RowPlace>>();
        foreach (var (key, (sum, place)) in sums)
        {
            if (sum != 0) { defects.Add(new(DocumentDefectKind.DoesNotBalance, place, place, sum)); }
            ref var dates = ref CollectionsMarshal.GetValueRefOrAddDefault(documents, (key.Low, key.High), out _);
            dates ??= [];
            dates[key.Date] = dates.TryGetValue(key.Date, out var first) ? Earlier(first, place) : place;
        }

        foreach (var dates in documents.Values.Where(d => d.Count > 1)) { Used(dates.Values, defects); }
        return documents;
    }

    /// <summary>Documents that balance in one run are nearly all there are: they are only compared with what has the same hash.</summary>
    private static void Duplicates(
        IReadOnlyList<RunStore> stores, int partition, Dictionary<(ulong, uint), SortedDictionary<int, RowPlace>> open, BalancedTable seen,
        List<DocumentDefect> defects)
    {
        var repeated = new Dictionary<(ulong, uint), List<BalancedRun>>();
        foreach (var store in stores)
        {
            foreach (var runs in store.Balanced.Of(partition)) { Duplicates(runs.Span, open, seen, repeated); }
        }

        foreach (var (document, runs) in repeated) { Repeated(runs, open.GetValueOrDefault(document), defects); }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Duplicates(
        ReadOnlySpan<BalancedRun> runs, Dictionary<(ulong, uint), SortedDictionary<int, RowPlace>> open, BalancedTable seen,
        Dictionary<(ulong, uint), List<BalancedRun>> repeated)
    {
        foreach (ref readonly var run in runs)
        {
            ref var first = ref seen.FindOrAdd(run, out var isNew);
            var isOpen = open.Count > 0 && open.ContainsKey((run.Low, run.High));
            if (isNew && !isOpen) { continue; }
            ref var all = ref CollectionsMarshal.GetValueRefOrAddDefault(repeated, (run.Low, run.High), out var known);
            all ??= [];
            if (!known && !isNew) { all.Add(first); }
            all.Add(run);
        }
    }

    private static void Repeated(List<BalancedRun> runs, SortedDictionary<int, RowPlace>? open, List<DocumentDefect> defects)
    {
        // Where lines of a document lie apart, some of them may add to zero by themselves: that is no second use on the same date.
        var uses = runs.Where(r => open?.ContainsKey(r.Date) != true).Select(r => r.Place);
        if (open is { Count: > 1 })
        {
            // Its two dates were reported with the first of them.
            var earliest = open.Values.Min(p => p.Packed);
            foreach (var use in uses) { defects.Add(new(DocumentDefectKind.NumberUsedTwice, use, new(earliest), 0)); }
            return;
        }

        Used(open is null ? uses : uses.Concat(open.Values), defects);
    }

    private static void Used(IEnumerable<RowPlace> uses, List<DocumentDefect> defects)
    {
        var inOrder = uses.OrderBy(u => u.Packed).ToList();
        foreach (var later in inOrder.Skip(1)) { defects.Add(new(DocumentDefectKind.NumberUsedTwice, later, inOrder[0], 0)); }
    }

    private static RowPlace Earlier(RowPlace a, RowPlace b) => a.Packed <= b.Packed ? a : b;
}
