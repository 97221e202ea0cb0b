using System.Diagnostics;
using System.Globalization;
using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>A line of an entry before the entry has its number.</summary>
internal sealed record Posting(string Entity, string Account, string? Movement, string? Partner, decimal Amount, SourceLine? Source = null)
{
    /// <summary>The line that takes another one away.</summary>
    public static Posting Reversing(JournalLine line) => new(line.Entity, line.Account, line.Movement, line.Partner, -line.Amount, line.Source);
}

/// <summary>What all entries of one rule have in common.</summary>
/// <param name="Prefix">Two letters that open the ids of its entries.</param>
/// <param name="Name">The rule in words joined by hyphens.</param>
/// <param name="BalancesAlone">
/// Whether every entry adds to zero. Not so for entries carried forward (those of all companies together do) and for the result (which is the sum of
/// the income statement, whose accounts keep their flows).
/// </param>
internal sealed record Rule(string Prefix, string Name, Level Level, bool BalancesAlone = true)
{
    public Origin Origin { get; init; } = Origin.Rule;
}

/// <summary>The consolidated ledger of one period while it grows: packages first, then entries. Nothing is ever taken out or changed.</summary>
internal sealed class JournalBuilder
{
    private readonly List<JournalLine> lines = [];
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<JournalLine> Lines => lines;

    public IReadOnlyList<JournalEntry> Entries => entries;

    public void AddPackage(IEnumerable<JournalLine> package) => lines.AddRange(package);

    /// <summary>Appends an entry; lines of zero, and entries without lines, are left out.</summary>
    public void Append(Rule rule, string reason, IEnumerable<Posting> postings, params IEnumerable<SourceLine> sources)
    {
        Posting[] kept = [.. postings.Where(p => p.Amount != 0m)];
        if (kept.Length == 0) { return; }
        if (rule.BalancesAlone && kept.Sum(p => p.Amount) != 0m) { throw new UnreachableException($"An entry of {rule.Name} does not balance: {reason}"); }
        var number = numbers[rule.Prefix] = numbers.GetValueOrDefault(rule.Prefix) + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"{rule.Prefix}-{number:000}");
        JournalLine[] made = [.. kept.Select(p => new JournalLine(p.Entity, p.Account, p.Movement, p.Partner, p.Amount, rule.Level, id, p.Source)
        {
            Origin = rule.Origin
        })];
        lines.AddRange(made);
        entries.Add(new(id, rule.Name, reason, made, [.. sources.Concat(kept.Select(p => p.Source).OfType<SourceLine>()).Distinct()]));
    }
}
