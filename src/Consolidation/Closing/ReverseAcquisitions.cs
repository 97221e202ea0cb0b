using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A reverse acquisition (IFRS 3 ¶B19-B22; ASC 805-40-45): the company whose shares were taken is the parent of the accounts, and buys the one that issued
/// shares for them, at the fair value of what its own owners gave up. The group's equity is the acquirer's; its capital grows by that value, and the capital
/// the issuer recorded goes out against the investment it recorded.
/// <example>A issues shares for all of B; what was given is worth 1,600, A's net assets 1,500: B is the parent, goodwill 100, and the capital is B's own and
/// 1,600.</example>
/// </summary>
public static class ReverseAcquisitions
{
    private static readonly Rule Rule = new("RV", "reverse-acquisition", Level.Consolidation);

    /// <summary>The files with each such event as the purchase it is in substance, by the company that is the parent of the accounts.</summary>
    public static GroupFiles Turned(GroupFiles files, ChartOfAccounts chart)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(chart);
        if (files.Events.FirstOrDefault(e => e.Kind == EventKind.Reverse) is not { } reverse) { return files; }
        var capital = chart.TheOne(AccountRole.CommonStock) ?? chart.TheOne(AccountRole.PaidInCapital) ?? chart.TheOne(AccountRole.RetainedEarnings);
        var turned = reverse with
        {
            Kind = EventKind.Purchase,
            Owner = reverse.Entity,
            Entity = reverse.Owner,
            Percent = 100m,
            NotExchanged = 100m - reverse.Percent,
            UnrecordedAccount = reverse.UnrecordedAccount ?? capital?.Code,
            IsReverse = true
        };
        return files with { NamedParent = reverse.Entity, Events = [.. files.Events.Select(e => e == reverse ? turned : e)] };
    }

    /// <summary>The issuer's equity before it issued the shares, where its books of the day hold them already.</summary>
    internal static IReadOnlyDictionary<string, decimal>? WithoutIssue(GroupWork work, GroupEvent at, string entity,
        IReadOnlyDictionary<string, decimal>? equity)
    {
        if (equity is null || !at.IsReverse || work.Input.Files.Equity.Any(e => e.Event == at.Code && e.Entity == entity)) { return equity; }
        var capital = work.Accounts.Or(AccountRole.CommonStock, AccountRole.RetainedEarnings);
        var recorded = work.Companies[entity].Rows.Where(r => r.Partner == at.Owner && RowTranslator.IsInvestment(work, r.Account)).Sum(r => r.Functional);
        return new SortedDictionary<string, decimal>(equity.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [capital] = equity.GetValueOrDefault(capital) + recorded
        };
    }

    /// <summary>
    /// Owners of the acquirer who did not exchange their shares have their part of its net assets at the amounts they stood at before (IFRS 3 ¶B23-B24): out of
    /// every account of its equity into their interest.
    /// <example>4 of 60 shares were not exchanged: 6.67% of capital 600 and retained earnings 1,400 are 134.</example>
    /// </summary>
    internal static void KeptByOthers(GroupWork work, DateOnly day)
    {
        var opening = day <= work.Before;
        if (work.Timeline.NotExchanged(day) is not { } e || e.Boundary > day || (!opening && e.Boundary != day)) { return; }
        var part = e.NotExchanged / 100m;
        var equity = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => l.Line.Entity != e.Entity
            && (opening ? l.Line.Movement == MovementCodes.Opening && l.Line.Entry is null && l.Line.Entity == e.Owner : true)))
        {
            var account = work.IsResult(line.Line.Account) ? work.Accounts.RetainedEarnings : line.Line.Account;
            if (work.Chart[account].Class == AccountClass.Equity) { equity[account] = equity.GetValueOrDefault(account) + line.At(day); }
        }

        var movement = opening ? MovementCodes.Opening : MovementCodes.PercentageChange;
        var legs = equity.Select(a => new Leg(e.Owner, a.Key, movement, -work.Round(a.Value * part))).ToList();
        var interest = legs.Sum(l => l.Amount);
        legs.Add(new(e.Owner, work.Accounts.NonControllingInterest, movement, -interest));
        work.Journal.Append(Rule, opening ? work.Before : day,
            string.Create(CultureInfo.InvariantCulture,
                $"Owners of {e.NotExchanged}% of {e.Owner} kept their shares; their interest is their part of its equity before the exchange (IFRS 3 ¶B23-B24; ASC 805-40-25-2)."),
                legs, e.Source);
        NonControlling.Change(work, e.Owner, interest, opening);
        work.Measure("non-controlling interest at acquisition", e.Owner, e.Code, interest);
    }

    /// <summary>What the issuer recorded for the shares it took: its investment in the acquirer and the capital for it.</summary>
    internal static void Apply(GroupWork work)
    {
        foreach (var e in work.Input.Files.Events.Where(e => e.IsReverse && e.Boundary <= work.End))
        {
            var rows = work.Companies[e.Entity].Rows.Where(r => r.Partner == e.Owner && RowTranslator.IsInvestment(work, r.Account)).ToArray();
            var opening = e.Boundary <= work.Before;
            var recorded = rows.Sum(r => r.Amount);
            if (recorded == 0m || (opening && work.Prior is not null)) { continue; }
            var capital = work.Accounts.Or(AccountRole.CommonStock, AccountRole.RetainedEarnings);
            work.Journal.Append(Rule, opening ? work.Before : e.Boundary,
                string.Create(CultureInfo.InvariantCulture,
                    $"The capital of {e.Entity} for the shares by which it took {e.Owner} goes out against its investment of {recorded} (IFRS 3 ¶B22; ASC 805-40-45-2)."),
                rows.Select(r => new Leg(e.Entity, r.Account, r.Movement, -r.Amount) { Partner = r.Partner, Source = r.Source })
                    .Append(new(e.Entity, capital, rows[0].Movement, recorded)), e.Source);
        }
    }
}
