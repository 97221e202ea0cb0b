namespace Kessan.Consolidation;

/// <summary>
/// The rules of elimination in force on a day: which lines each selects, and what a rule of the workspace has taken before a standard one comes to it.
/// </summary>
internal sealed class RuleBook(GroupWork work)
{
    private readonly Dictionary<string, HashSet<string>> accounts = new(StringComparer.Ordinal);

    private readonly EliminationRule[] narrowing = [.. work.Input.Files.Eliminations.Where(r => StandardRules.Find(r.Name) is not null
        && r.HoldsOn(work.End, work.Policies))];

    /// <summary>Rules of the workspace that are none of the standard ones, in their order.</summary>
    public IReadOnlyList<EliminationRule> Own { get; } =
    [
        .. work.Input.Files.Eliminations.Where(r => StandardRules.Find(r.Name) is null && r.HoldsOn(work.End, work.Policies))
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .ThenBy(r => r.Source.Row),
    ];

    /// <summary>
    /// Whether a standard rule takes a line of the books: its own selection, the rows of the workspace that narrow it, and nothing that an earlier rule has
    /// taken whole.
    /// </summary>
    public bool Takes(string standard, string entity, string account, string? movement, string? partner) =>
        Takes(StandardRules.Find(standard)!, entity, account, movement, partner);

    public bool Takes(EliminationRule standard, string entity, string account, string? movement, string? partner)
    {
        if (!Fits(standard.Selection, entity, account, movement, partner)) { return false; }
        foreach (var narrower in narrowing)
        {
            if (narrower.Name == standard.Name && (narrower.Factor == 0m || !Fits(narrower.Selection, entity, account, movement, partner))) { return false; }
        }

        return standard.FactorOf != FactorOf.Line
            || !Own.Any(r => r.TakesWhole && r.Order < standard.Order && r.IsOfProfits == standard.IsOfProfits
                && Fits(r.Selection, entity, account, movement, partner));
    }

    public bool Fits(LineSelection selection, string entity, string account, string? movement, string? partner) =>
        FitsAccount(selection.Accounts, account) && FitsEntity(selection.Entities, entity) && FitsMovement(selection.Movements, movement)
            && FitsPartner(selection.Partners, partner);

    private bool FitsAccount(CodePattern pattern, string account)
    {
        if (pattern.IsAll) { return true; }
        if (!accounts.TryGetValue(pattern.Text, out var selected))
        {
            accounts.Add(pattern.Text,
                selected = work.Chart.Accounts.Where(a => pattern.Selects(p => CodePattern.Names(p, a))).Select(a => a.Code).ToHashSet(StringComparer.Ordinal));
        }

        return selected.Contains(account);
    }

    private bool FitsEntity(CodePattern pattern, string entity) => pattern.IsAll || pattern.Selects(p => IsOneOf(p, entity));

    private static bool FitsMovement(CodePattern pattern, string? movement) =>
        pattern.IsAll || pattern.Selects(p => movement is not null && CodePattern.Names(p, movement));

    private bool FitsPartner(CodePattern pattern, string? partner) => pattern.IsAll || pattern.Selects(p => p switch
    {
        "none" => partner is null,
        _ => partner is not null && IsOneOf(p, partner),
    });

    private bool IsOneOf(string part, string entity) => part switch
    {
        "group" => CompanyStage.IsEverFull(work, entity),
        "parent" => entity == work.Timeline.Parent,
        "investees" =>
            work.ScopeOn(work.End).Method(entity) == ConsolidationMethod.Equity || work.ScopeOn(work.Before).Method(entity) == ConsolidationMethod.Equity,
        _ => CodePattern.Names(part, entity),
    };
}
