using System.Runtime.CompilerServices;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>Which values of each dimension count, by rank. Months count that have any day of the period.</summary>
internal sealed class CacheSelection
{
    private static readonly int Grouped = CachePreparation.GroupKey.Count;

    /// <summary>For each dimension null where every value counts.</summary>
    private readonly bool[]?[] selected;
    private readonly int[] ofCells;

    public CacheSelection(CacheIndex index, Selection selection)
    {
        selected = new bool[]?[index.Key.Count];
        foreach (var condition in selection.Conditions)
        {
            var d = index.Key.Index().First(k => k.Item == condition.Dimension).Index;
            selected[d] = [.. index.Values[d].Select(condition.Holds)];
        }

        var month = index.Key.Index().First(k => k.Item == Dimension.Month).Index;
        if (selection is not { From: null, To: null })
        {
            var (from, to) = (Text(selection.From) ?? "", Text(selection.To) ?? "9999-99");
            selected[month] = [.. index.Values[month].Select((m, rank) =>
                string.CompareOrdinal(m, from) >= 0 && string.CompareOrdinal(m, to) <= 0 && selected[month]?[rank] != false)];
        }

        ofCells = [.. Enumerable.Range(Grouped, selected.Length - Grouped).Where(d => selected[d] is not null)];
    }

    /// <summary>The dimensions some of whose values do not count.</summary>
    public IEnumerable<int> Dimensions => Enumerable.Range(0, selected.Length).Where(d => selected[d] is not null);

    /// <summary>Whether the cells of a group must be looked at one by one.</summary>
    public bool DividesGroups => ofCells.Length > 0;

    /// <summary>Whether the period consists of whole months, which cells can tell apart.</summary>
    public static bool IsOfMonths(Selection selection) => selection.From is null or { Day: 1 } && (selection.To is not { } to || to.AddDays(1).Day == 1);

    /// <summary>Whether a single value of a dimension counts, so that it need not be told apart.</summary>
    public bool IsOne(int dimension) => selected[dimension] is { } values && values.Count(holds => holds) == 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(in CachedGroup group) =>
        selected[0]?[group.Entity] != false && selected[1]?[group.Account] != false && selected[2]?[group.Month] != false
            && selected[3]?[group.Currency] != false;

    /// <summary>Of a rollup with these dimensions, which are all that <see cref="Dimensions"/> names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(in CachedGroup group, int[] dimensions)
    {
        foreach (var d in dimensions)
        {
            if (selected[d] is { } values && !values[CachedGroup.RankOf(group, d)]) { return false; }
        }

        return true;
    }

    public bool Holds(CacheContents cache, long cell)
    {
        foreach (var d in ofCells)
        {
            if (!selected[d]![cache.Ranks(d)[cell]]) { return false; }
        }

        return true;
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
