namespace Kessan.Consolidation;

/// <summary>
/// The scope at the end of one day. A company is controlled where companies that are controlled themselves have more than half of its votes together (IFRS 10
/// ¶B34-B35; ARB 51 ¶2), which go with the percentage unless an event says otherwise; with a fifth or more of them it is an investee (APB 18 ¶17; IAS 28 ¶5).
/// An override with its reason goes before.
/// </summary>
internal sealed class ScopeOnDay
{
    private readonly HoldingTimeline timeline;
    private readonly DateOnly day;
    private readonly HashSet<string> full = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ConsolidationMethod> methods = new(StringComparer.Ordinal);
    private InterestMatrix? interests;

    public ScopeOnDay(HoldingTimeline timeline, DateOnly day)
    {
        (this.timeline, this.day) = (timeline, day);
        if (timeline.Parent is { } parent) { full.Add(parent); }
        while (timeline.HeldCompanies.Where(e => !full.Contains(e) && IsControlled(e)).ToArray() is { Length: > 0 } more) { full.UnionWith(more); }
        foreach (var code in timeline.Files.Entities.Select(e => e.Code)) { methods[code] = MethodOf(code); }
    }

    /// <summary>Companies taken in line by line, in full or in proportion; in ordinal order.</summary>
    public IEnumerable<string> Full => methods.Where(m => m.Value is ConsolidationMethod.Full or ConsolidationMethod.Proportional).Select(m => m.Key);

    public ConsolidationMethod Method(string entity) => methods.GetValueOrDefault(entity);

    /// <summary>Whether its lines are taken in: all of them, or in proportion.</summary>
    public bool IsFull(string? entity) =>
        entity is not null && methods.GetValueOrDefault(entity) is ConsolidationMethod.Full or ConsolidationMethod.Proportional;

    /// <summary>Points of its votes that controlled companies have together.</summary>
    public decimal Votes(string entity) => timeline.VotesOf(entity, day, full);

    public bool IsProportional(string entity) => methods.GetValueOrDefault(entity) == ConsolidationMethod.Proportional;

    /// <summary>The part of its lines that is taken in, 0 to 1.</summary>
    public decimal PartTaken(string entity) => methods.GetValueOrDefault(entity) switch
    {
        ConsolidationMethod.Full => 1m,
        ConsolidationMethod.Proportional => GroupHoldings(entity).Sum(h => h.Percent) / 100m,
        _ => 0m,
    };

    /// <summary>What controlled companies hold directly, by owner; percent.</summary>
    public IEnumerable<(string Owner, decimal Percent)> GroupHoldings(string entity) => timeline.Of(entity, day).Where(h => full.Contains(h.Owner));

    /// <summary>What outsiders hold directly of what is taken in, 0 to 1; of a proportional company nothing, since their part is left out.</summary>
    public decimal Outside(string entity) => entity == timeline.Parent || IsProportional(entity) ? 0m : 1m - (GroupHoldings(entity).Sum(h => h.Percent) / 100m);

    public InterestMatrix Interests => interests ??= new(this, [.. Full], timeline.Parent, timeline.IsReciprocal);

    /// <summary>After a reverse acquisition: the company that issued shares, and what of the parent of the accounts others kept, 0 to 1.</summary>
    public (string Issuer, decimal Part)? NotExchanged => timeline.NotExchanged(day) is { } e ? (e.Entity, e.NotExchanged / 100m) : null;

    private bool IsControlled(string entity) => timeline.Override(entity, day) is { } method
        ? method == ConsolidationMethod.Full && timeline.Of(entity, day).Any(h => full.Contains(h.Owner))
        : timeline.VotesOf(entity, day, full) > 50m;

    private ConsolidationMethod MethodOf(string code)
    {
        if (full.Contains(code)) { return ConsolidationMethod.Full; }
        var held = timeline.Of(code, day).Where(h => full.Contains(h.Owner)).Sum(h => h.Percent);
        if (held <= 0m) { return ConsolidationMethod.None; }
        return timeline.Override(code, day) ?? (timeline.VotesOf(code, day, full) >= 20m ? ConsolidationMethod.Equity : ConsolidationMethod.None);
    }
}
