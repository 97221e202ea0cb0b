using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 3. Balances and flows between companies of the group are eliminated (ARB 51 ¶6): every row with a partner is reversed under its own movement, the
/// opening included.
/// The two sides of a pair must say the same. Where they differ nothing is eliminated and both amounts are reported: the difference belongs to one of the two
/// companies, and only they know to which.
/// </summary>
internal static class IntercompanyElimination
{
    private static readonly Rule Rule = new("EL", "intercompany-elimination", Level.Elimination);

    /// <summary>A class and no tuple: what is generic over structures is compiled at every start.</summary>
    private sealed record Pair(string First, string Second);

    public static void Apply(PeriodWork work)
    {
        var pairs = work.FullLines.Where(l => work.IsFull(l.Partner) && IsEliminatedHere(work, l))
            .GroupBy(l => string.CompareOrdinal(l.Entity, l.Partner) < 0 ? new Pair(l.Entity, l.Partner!) : new Pair(l.Partner!, l.Entity))
            .OrderBy(p => p.Key.First, StringComparer.Ordinal).ThenBy(p => p.Key.Second, StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            Eliminate(work, pair.Key, "balances", [.. pair.Where(l => work.Chart[l.Account].IsBalanceSheet).Select(Posting.Reversing)]);
            Eliminate(work, pair.Key, "income and expense",
                [.. pair.Where(l => !work.Chart[l.Account].IsBalanceSheet).Select(l => UnrealisedProfitElimination.LessUnrealised(work, l))]);
        }
    }

    // Holdings, capital and dividends have their own steps, and so has the asset that holds an unrealised profit.
    private static bool IsEliminatedHere(PeriodWork work, JournalLine line)
    {
        var account = work.Chart[line.Account];
        return account.Role is not (AccountRole.InvestmentInSubsidiaries or AccountRole.InvestmentInAssociates or AccountRole.DividendIncome)
            && account.Class != AccountClass.Equity
            && !UnrealisedProfitElimination.IsAssetOfSale(work, line);
    }

    private static void Eliminate(PeriodWork work, Pair pair, string what, IReadOnlyList<Posting> postings)
    {
        if (postings.Count == 0) { return; }
        if (Mismatch(work, pair, postings) is { } kind) { Report(work, pair, what, kind, postings); }
        else { work.Journal.Append(Rule, $"The {what} between {pair.First} and {pair.Second} are eliminated (ARB 51 ¶6).", postings); }
    }

    // Opening, cash and non-cash movements each agree, or the opening would no longer be the closing before and the cash flow no longer the change in cash.
    // Where one of the two enters during the year its first balances come in under another movement than its partner's, and the closing alone can be compared.
    private static string? Mismatch(PeriodWork work, Pair pair, IReadOnlyList<Posting> postings)
    {
        if (postings.Sum(p => p.Amount) != 0m) { return "closing"; }
        if (Scope.Enters(work, pair.First) || Scope.Enters(work, pair.Second)) { return null; }
        var wrong = postings.GroupBy(p => KindOf(work, p)).Where(g => g.Sum(p => p.Amount) != 0m).Select(g => g.Key).Order().ToArray();
        return wrong.Length == 0 ? null : string.Join(" and ", wrong.Select(k => k.ToString().ToLowerInvariant()));
    }

    private static MovementKind KindOf(PeriodWork work, Posting posting) =>
        posting.Movement is { } movement ? work.Input.Movements.Find(movement)?.Kind ?? MovementKind.Cash : MovementKind.Result;

    private static void Report(PeriodWork work, Pair pair, string what, string kind, IReadOnlyList<Posting> postings)
    {
        var concerned = kind == "closing" ? postings : [.. postings.Where(p => kind.Contains(KindOf(work, p).ToString(), StringComparison.OrdinalIgnoreCase))];
        var first = -concerned.Where(p => p.Entity == pair.First).Sum(p => p.Amount);
        var second = -concerned.Where(p => p.Entity == pair.Second).Sum(p => p.Amount);
        var place = concerned.Select(p => p.Source).OfType<SourceLine>().Select(s => new Place(s.File, s.Row)).Order().FirstOrDefault()
            ?? new Place(Folder(work));
        work.Report("CO201", "intercompany-sides-differ", place,
            FormattableString.Invariant($"The {what} between {pair.First} and {pair.Second} on {work.End:yyyy-MM-dd} differ ({kind}): {pair.First} has {first}, {pair.Second} has {second}, the difference is {first + second}. They are not eliminated."),
            first.ToString(CultureInfo.InvariantCulture), (-second).ToString(CultureInfo.InvariantCulture),
            "Agree the balance between the two companies and correct one of the trial balances.");
    }

    private static string Folder(PeriodWork work) => FormattableString.Invariant($"ledgers/{work.End:yyyy-MM}");
}
