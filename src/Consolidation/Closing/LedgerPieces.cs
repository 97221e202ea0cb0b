using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A row of the books with the time in which it arose.</summary>
internal sealed record TimedRow(ResolvedRow Row, DateOnly From, DateOnly To)
{
    public bool IsOpening => Row.Movement == MovementCodes.Opening;
}

/// <summary>
/// The year of a company in pieces of time: every trial balance of the year that ends on a day at which something changes makes a piece, so that what happened
/// before and after is taken from the books where they say it, and is spread evenly over the months where they do not.
/// </summary>
internal static class LedgerPieces
{
    public static List<TimedRow> Of(GroupWork work, string entity, DateOnly begin, IReadOnlyList<FrozenBalance>? frozen, out DateOnly last)
    {
        last = work.End;
        var ledgers = work.Ledgers[entity].OrderBy(t => t.End).ToArray();
        if (ledgers.Length == 0) { return []; }
        last = ledgers[^1].End;
        var final = last;
        var pieces = new List<TimedRow>();
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var from = begin;
        foreach (var ledger in ledgers.Where(t => t.End == final
            || (t.End > begin && (work.Boundaries.Contains(t.End) || work.Boundaries.Contains(t.End.AddDays(1))))))
        {
            var rows = OnePerKey(ResolvedLedger.Of(work, ledger, frozen));
            foreach (var row in rows) { Add(row, from, ledger.End, sums, pieces); }
            TakeBack(rows, ledger.End, from, sums, pieces);
            from = ledger.End;
        }

        return pieces;
    }

    // A closing's rest can fall on a movement that has a row already.
    private static List<ResolvedRow> OnePerKey(List<ResolvedRow> rows) =>
    [
        .. rows.GroupBy(Key, StringComparer.Ordinal).Select(g => g.First() with
        {
            Amount = g.Sum(r => r.Amount),
            Translated = g.All(r => r.Translated is not null) ? g.Sum(r => r.Translated) : null,
            Source = g.MinBy(r => r.Source.Row)!.Source,
        }),
    ];

    private static void Add(ResolvedRow row, DateOnly from, DateOnly to, Dictionary<string, decimal> sums, List<TimedRow> pieces)
    {
        var key = Key(row);
        var before = sums.GetValueOrDefault(key);
        sums[key] = row.Amount;
        if (row.Amount != before)
        {
            pieces.Add(new(row with { Amount = row.Amount - before, Translated = before == 0m ? row.Translated : null }, from < to ? from : to, to));
        }
    }

    // A cumulative flow that a later trial balance no longer has went back to zero.
    private static void TakeBack(List<ResolvedRow> rows, DateOnly to, DateOnly from, Dictionary<string, decimal> sums, List<TimedRow> pieces)
    {
        var there = rows.Select(Key).ToHashSet(StringComparer.Ordinal);
        foreach (var earlier in pieces.Where(p => !there.Contains(Key(p.Row))).DistinctBy(p => Key(p.Row), StringComparer.Ordinal).ToArray())
        {
            var amount = sums[Key(earlier.Row)];
            sums[Key(earlier.Row)] = 0m;
            if (amount != 0m) { pieces.Add(new(earlier.Row with { Amount = -amount, Translated = null }, from, to)); }
        }
    }

    private static string Key(ResolvedRow row) => $"{row.Account}\n{row.Movement}\n{row.Partner}";
}

/// <summary>
/// Cuts the rows of a year at the end of a day. Dividends, payments into capital and transactions inside the group are not spread: they belong after an entry
/// and before an exit.
/// </summary>
internal sealed class Cut(GroupWork work, Entity company)
{
    /// <summary>The flows that were cut off, with their time.</summary>
    public List<TimedRow> Outside { get; } = [];

    /// <summary>What was there at the end of a day becomes what the company brings (ENT); flows before are not the group's.</summary>
    public List<TimedRow> AtEntry(IReadOnlyList<TimedRow> rows, DateOnly day)
    {
        var kept = new List<TimedRow>();
        var result = 0m;
        SourceLine? source = null;
        var shares = CutShares.Of(work, company, rows, day, true);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, before) = (rows[i], shares[i]);
            if (before != 0m && !row.IsOpening && row.Row.Movement != MovementCodes.Entry)
            {
                Outside.Add(new(row.Row with { Amount = before, Translated = null }, row.From, row.To < day ? row.To : day));
            }
            if (work.IsResult(row.Row.Account))
            {
                (result, source) = (result + before, source is null || row.Row.Source.Row < source.Row ? row.Row.Source : source);
            }
            else if (before != 0m)
            {
                kept.Add(new(row.Row with { Amount = before, Movement = Entering(row) }, day, day));
            }
            if (row.Row.Amount != before)
            {
                kept.Add(new(row.Row with { Amount = row.Row.Amount - before, Translated = before == 0m ? row.Row.Translated : null },
                    row.From < day ? day : row.From, row.To));
            }
        }

        if (result != 0m) { kept.Add(new(new(work.Accounts.RetainedEarnings, MovementCodes.Entry, null, result, null, source!), day, day)); }
        return kept;
    }

    /// <summary>What happened after the end of a day is not the group's.</summary>
    public List<TimedRow> AtExit(IReadOnlyList<TimedRow> rows, DateOnly day)
    {
        var kept = new List<TimedRow>();
        var shares = CutShares.Of(work, company, rows, day, false);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, amount) = (rows[i], shares[i]);
            if (!row.IsOpening && row.From >= day && row.To > day) { Outside.Add(row); continue; }

            if (amount != row.Row.Amount) { Outside.Add(new(row.Row with { Amount = row.Row.Amount - amount, Translated = null }, day, row.To)); }
            if (amount != 0m) { kept.Add(new(row.Row with { Amount = amount }, row.From, row.To < day ? row.To : day)); }
        }

        WithoutLaterFlows(kept);
        return kept;
    }

    // Closings without movements hold what happened after the exit too: the flows cut off are in them, and come out of them. All of it leaves the group that
    // day, so only the sum counts.
    private static void WithoutLaterFlows(List<TimedRow> kept)
    {
        var later = kept.Sum(r => r.Row.Amount);
        var i = kept.FindIndex(r => r.Row.Movement == MovementCodes.ClosingOnly);
        if (later != 0m && i >= 0) { kept[i] = kept[i] with { Row = kept[i].Row with { Amount = kept[i].Row.Amount - later } }; }
    }

    private static string? Entering(TimedRow row) => row.Row.Movement == MovementCodes.ClosingOnly ? MovementCodes.ClosingOnly : MovementCodes.Entry;
}
