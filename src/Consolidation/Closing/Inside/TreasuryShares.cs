using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Shares of the parent that companies of the group hold are treasury stock at their cost (IAS 32 ¶33; ASC 810-10-45-5; ARB 51 ¶13): no asset, and no holding
/// through which profits run in a circle. Of shares that an investee holds the group's part comes off the investment. By the conventional method, a policy,
/// they are retired instead.
/// </summary>
internal static class TreasuryShares
{
    private static readonly Rule Rule = new("TY", StandardRules.TreasuryShares, Level.Elimination);
    private static readonly Rule SoldRule = new("TS", "treasury-shares-sold", Level.Consolidation);

    public static void Apply(GroupWork work)
    {
        if (work.Timeline.Parent is not { } parent) { return; }
        foreach (var books in work.Companies.Values.Where(b => b.Code != parent && !work.Input.Files.Events.Any(e => e.IsReverse && e.Entity == b.Code)))
        {
            if (!CompanyStage.IsEverFull(work, books.Code)) { DividendsOfParent(work, books, parent); }
            var rows = books.Rows.Where(r => r.Partner == parent && work.Rules.Takes(StandardRules.TreasuryShares, books.Code, r.Account, r.Movement, parent))
                .ToArray();
            if (CompanyStage.IsEverFull(work, books.Code)) { Sold(work, books, parent); }
            if (rows.Length == 0) { continue; }
            if (CompanyStage.IsEverFull(work, books.Code) && work.Policies.Is(PolicyCatalogue.ParentShares, "conventional"))
            {
                Retired(work, books.Code, parent, rows);
            }
            else if (CompanyStage.IsEverFull(work, books.Code))
            {
                OfSubsidiary(work, books.Code, parent, rows);
            }
            else
            {
                OfInvestee(work, books.Code, parent,
                    [.. books.Opening.Where(r => r.Partner == parent && RowTranslator.IsInvestment(work, r.Account)),
                        .. rows.Where(r => r.Movement != MovementCodes.Opening)]);
            }
        }
    }

    private static string Account(GroupWork work) => work.Accounts.Or(AccountRole.TreasuryStock, AccountRole.RetainedEarnings);

    // Where others of the holder bear their part, it comes off their interest (ASBJ 1 ¶15); with their percentage it changes.
    private static void OfSubsidiary(GroupWork work, string holder, string parent, BookRow[] rows)
    {
        var legs = new List<Leg>();
        var (opening, now) = (Others(work, holder, work.Before), Others(work, holder, work.End));
        foreach (var row in rows)
        {
            legs.Add(new(holder, row.Account, row.Movement, -row.Amount) { Partner = parent, Source = row.Source });
            legs.AddRange(Shared(work, holder, row.Movement!, row.Amount, row.Movement == MovementCodes.Opening ? opening : now, row.Source));
        }

        var held = rows.Where(r => r.Movement == MovementCodes.Opening).Sum(r => r.Amount);
        legs.AddRange(Shared(work, holder, MovementCodes.PercentageChange, -held, opening, null));
        legs.AddRange(Shared(work, holder, MovementCodes.PercentageChange, held, now, null));
        legs = [.. legs.GroupBy(l => (l.Entity, l.Account, l.Movement, l.Partner, l.Source)).Select(g => g.First() with { Amount = g.Sum(l => l.Amount) })];
        work.Journal.Append(Rule, work.End,
            $"Shares of {parent} that {holder} holds are treasury stock at cost ({work.Policies[PolicyCatalogue.ParentShares].Paragraph}).",
            legs.Where(l => l.Amount != 0m));
    }

    private static IEnumerable<Leg> Shared(GroupWork work, string holder, string movement, decimal amount,
        IEnumerable<(string Holder, decimal Share)> others, SourceLine? source)
    {
        var left = amount;
        foreach (var (company, share) in others)
        {
            var part = work.Round(amount * share);
            left -= part;
            yield return new(company, work.Accounts.NonControllingInterest, movement, part) { Source = source };
        }

        yield return new(holder, Account(work), movement, left) { Source = source };
    }

    private static IEnumerable<(string Holder, decimal Share)> Others(GroupWork work, string holder, DateOnly day) =>
        work.Policies.Is(PolicyCatalogue.ParentShares, "parent-part") ? work.ScopeOn(day).Interests.OutsidersIn(holder) : [];

    // What own shares are sold for beyond their cost is no income but equity, others of the holder having their part (IAS 32 ¶33; ASC 505-30-30-10; ASBJ
    // guidance 2 ¶16).
    private static void Sold(GroupWork work, CompanyBooks books, string parent)
    {
        foreach (var row in books.Rows.Where(r => r.Partner == parent && work.Chart[r.Account].Role == AccountRole.DisposalResult && r.Amount != 0m).ToArray())
        {
            var day = work.Input.Files.Events
                .Where(e => e.Kind == EventKind.Sale && e.Owner == books.Code && e.Entity == parent && e.Boundary > row.From && e.Boundary <= row.To)
                .Select(e => (DateOnly?)e.Boundary)
                .Max() ?? row.To;
            work.Journal.Append(SoldRule, work.End,
                $"Shares of {parent} were sold by {books.Code}: the gain in its books is equity of the group (IAS 32 ¶33; ASC 505-30-30-10).",
            [
                new(books.Code, row.Account, null, -row.Amount) { Holder = books.Code, From = row.From, To = row.To, Source = row.Source },
                ChangeOfHolding.OfOwners(work, books.Code, MovementCodes.PercentageChange, row.Amount),
            ]);
            ChangeOfHolding.Pass(work, books.Code, MovementCodes.PercentageChange, row.Amount, day, $"the sale of shares of {parent}");
        }
    }

    // The conventional method: the shares are as good as retired. Their part of the capital goes, and what was paid beyond it goes out of retained earnings;
    // what the parent earns then runs through the holder to its outsiders.
    private static void Retired(GroupWork work, string holder, string parent, BookRow[] rows)
    {
        var total = rows.Sum(r => r.Amount);
        var part = work.Timeline.Of(parent, work.End).Where(h => h.Owner == holder).Sum(h => h.Percent) / 100m;
        var capital = work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Entity == parent
            && work.Chart[l.Line.Account].Role is (AccountRole.CommonStock or AccountRole.PaidInCapital))
            .GroupBy(l => l.Line.Account, StringComparer.Ordinal)
            .OrderBy(g => work.Chart.PositionOf(g.Key))
            .Select(g => (Account: g.Key, Amount: -g.Sum(l => l.Line.Amount) * part))
            .ToArray();
        var legs = new List<Leg>();
        foreach (var row in rows)
        {
            var left = row.Amount;
            legs.Add(new(holder, row.Account, row.Movement, -row.Amount) { Partner = parent, Source = row.Source });
            foreach (var (account, amount) in capital)
            {
                var retired = total == 0m ? 0m : work.Round(amount * row.Amount / total);
                left -= retired;
                legs.Add(new(parent, account, row.Movement, retired) { Source = row.Source });
            }

            legs.Add(new(parent, work.Accounts.RetainedEarnings, row.Movement, left) { Source = row.Source });
        }

        work.Journal.Append(Rule, work.End,
            $"Shares of {parent} that {holder} holds are as good as retired, and what {parent} earns comes to {holder} too ({work.Policies[PolicyCatalogue.ParentShares].Paragraph}; conventional method).",
            legs);
    }

    // What an investee receives of the parent's dividend comes back to the group by the part it holds: no result, and no dividend paid.
    private static void DividendsOfParent(GroupWork work, CompanyBooks books, string parent)
    {
        var received = -books.Rows.Where(r => r.Partner == parent && work.Chart[r.Account].Role == AccountRole.DividendIncome).Sum(r => r.Amount);
        foreach (var (owner, _) in InvesteeStage.Holdings(work, work.Before).Where(h => h.Entity == books.Code && received != 0m).ToArray())
        {
            var amount = work.Round(received * work.Timeline.Of(books.Code, work.Before).Where(h => h.Owner == owner).Sum(h => h.Percent) / 100m);
            work.Journal.Append(Rule, work.End,
                $"Of the dividend of {parent} that {books.Code} received, the part of {owner} came back to the group (IAS 28 ¶26; ASC 323-10-35-7; APB 18 ¶19).",
                [new(owner, work.Accounts[AccountRole.EquityMethodResult], null, amount) { Holder = owner },
                    new(parent, work.Accounts.RetainedEarnings, MovementCodes.Dividends, -amount)]);
        }
    }

    private static void OfInvestee(GroupWork work, string investee, string parent, IReadOnlyList<BookRow> rows)
    {
        foreach (var (owner, _) in InvesteeStage.Holdings(work, work.End).Where(h => h.Entity == investee).ToArray())
        {
            var part = work.Timeline.Of(investee, work.End).Where(h => h.Owner == owner).Sum(h => h.Percent) / 100m;
            work.Journal.Append(Rule, work.End,
                $"Of the shares of {parent} that {investee} holds, the part of {owner} is treasury stock (IAS 32 ¶33; APB 18 ¶19; ASC 323-10-35-7).",
                rows.Select(r => (Row: r, Amount: work.Round(r.Amount * part))).SelectMany(r => new Leg[]
                {
                    new(investee, InvesteeStage.Account(work, investee), r.Row.Movement, -r.Amount) { Partner = owner, Source = r.Row.Source },
                    new(owner, Account(work), r.Row.Movement, r.Amount) { Source = r.Row.Source },
                }));
        }
    }
}
