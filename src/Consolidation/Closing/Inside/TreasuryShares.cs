using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Shares of the parent that companies of the group hold are treasury stock at their cost (IAS 32 ¶33; ASC 810-10-45-5; ARB 51 ¶13): no asset, and no holding through which profits run in a circle. Of shares that an
/// investee holds the group's part comes off the investment.
/// </summary>
internal static class TreasuryShares
{
    private static readonly Rule Rule = new("TY", StandardRules.TreasuryShares, Level.Elimination);

    public static void Apply(GroupWork work)
    {
        if (work.Timeline.Parent is not { } parent) { return; }
        foreach (var books in work.Companies.Values.Where(b => b.Code != parent && !work.Input.Files.Events.Any(e => e.IsReverse && e.Entity == b.Code)))
        {
            var rows = books.Rows.Where(r => r.Partner == parent && work.Rules.Takes(StandardRules.TreasuryShares, books.Code, r.Account, r.Movement, parent)).ToArray();
            if (rows.Length == 0) { continue; }
            if (CompanyStage.IsEverFull(work, books.Code)) { OfSubsidiary(work, books.Code, parent, rows); }
            else { OfInvestee(work, books.Code, parent, [.. books.Opening.Where(r => r.Partner == parent && RowTranslator.IsInvestment(work, r.Account)), .. rows.Where(r => r.Movement != MovementCodes.Opening)]); }
        }
    }

    private static string Account(GroupWork work) => work.Accounts.Or(AccountRole.TreasuryStock, AccountRole.RetainedEarnings);

    private static void OfSubsidiary(GroupWork work, string holder, string parent, BookRow[] rows) => work.Journal.Append(Rule, work.End,
        $"Shares of {parent} that {holder} holds are treasury stock at cost (IAS 32 ¶33; ASC 810-10-45-5; ARB 51 ¶13).",
        rows.SelectMany(r => new Leg[]
        {
            new(holder, r.Account, r.Movement, -r.Amount) { Partner = parent, Source = r.Source },
            new(holder, Account(work), r.Movement, r.Amount) { Source = r.Source },
        }));

    private static void OfInvestee(GroupWork work, string investee, string parent, IReadOnlyList<BookRow> rows)
    {
        foreach (var (owner, _) in InvesteeStage.Holdings(work, work.End).Where(h => h.Entity == investee).ToArray())
        {
            var part = work.Timeline.Of(investee, work.End).Where(h => h.Owner == owner).Sum(h => h.Percent) / 100m;
            work.Journal.Append(Rule, work.End, $"Of the shares of {parent} that {investee} holds, the part of {owner} is treasury stock (IAS 32 ¶33; APB 18 ¶19; ASC 323-10-35-7).",
                rows.Select(r => (Row: r, Amount: work.Round(r.Amount * part))).SelectMany(r => new Leg[]
                {
                    new(investee, InvesteeStage.Account(work, investee), r.Row.Movement, -r.Amount) { Partner = owner, Source = r.Row.Source },
                    new(owner, Account(work), r.Row.Movement, r.Amount) { Source = r.Row.Source },
                }));
        }
    }
}
