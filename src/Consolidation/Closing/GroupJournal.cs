using System.Diagnostics;
using System.Globalization;
using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>A line of the group's ledger with what the rules need to know beyond the journal: whose equity it is, and when it arose.</summary>
/// <param name="Holder">The company through whose equity the line reaches its owners; null where it is the parent's alone, or no flow at all.</param>
/// <param name="From">A flow arose evenly from the end of this day</param>
/// <param name="To">to the end of this day; both equal where it arose on one day.</param>
/// <param name="Own">Whether it belongs to the net assets of its company at the group's values (books, step-ups, unrealised profit), rather than to an
/// elimination of capital.</param>
internal sealed record BookedLine(JournalLine Line, string? Holder, DateOnly From, DateOnly To, bool Own)
{
    /// <summary>The part of the amount that had arisen at the end of a day.</summary>
    public decimal At(DateOnly day) =>
        Line.Movement is MovementKeys.Opening ? Line.Amount : From == To ? (day >= To ? Line.Amount : 0m) : Line.Amount * Elapsed.Share(From, To, day);

    /// <summary>The part that arose after one day and up to another.</summary>
    public decimal Between(DateOnly after, DateOnly to) => At(to) - At(after);
}

/// <summary>A line before its entry has a number.</summary>
internal sealed record Leg(string Entity, string Account, string? Movement, decimal Amount)
{
    public string? Partner { get; init; }

    public string? Holder { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool Own { get; init; }

    public SourceLine? Source { get; init; }
}

/// <summary>The consolidated ledger of one period while it grows. Nothing is ever taken out or changed; every entry says its rule and its reason.</summary>
internal sealed class GroupJournal
{
    private readonly List<BookedLine> lines = [];
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<BookedLine> Lines => lines;

    public IReadOnlyList<JournalEntry> Entries => entries;

    public void AddPackage(IEnumerable<BookedLine> package) => lines.AddRange(package);

    /// <summary>Appends an entry that arose by <paramref name="day"/>; lines of zero, and entries without lines, are left out.</summary>
    public IReadOnlyList<BookedLine> Append(Rule rule, DateOnly day, string reason, IEnumerable<Leg> legs, params IEnumerable<SourceLine> sources)
    {
        Leg[] kept = [.. legs.Where(l => l.Amount != 0m)];
        if (kept.Length == 0) { return []; }
        if (rule.BalancesAlone && kept.Sum(l => l.Amount) is var rest && rest != 0m)
        {
            throw new UnreachableException(string.Create(CultureInfo.InvariantCulture, $"An entry of {rule.Name} misses zero by {rest}: {reason}"));
        }

        var number = numbers[rule.Prefix] = numbers.GetValueOrDefault(rule.Prefix) + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"{rule.Prefix}-{number:000}");
        BookedLine[] made = [.. kept.Select(l => new BookedLine(new(l.Entity, l.Account, l.Movement, l.Partner, l.Amount, rule.Level, id, l.Source)
        {
            Origin = rule.Origin
        }, l.Holder, l.From ?? l.To ?? day, l.To ?? day, l.Own))];
        lines.AddRange(made);
        entries.Add(new(id, rule.Name, reason, [.. made.Select(m => m.Line)], [.. sources.Concat(kept.Select(k => k.Source).OfType<SourceLine>()).Distinct()]));
        return made;
    }
}
