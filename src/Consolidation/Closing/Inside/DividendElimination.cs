using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Dividends inside the group. What owners received is no income: against a subsidiary it is taken out of both; the rest of what the subsidiary paid went to
/// the others and reduces their interest (IFRS 10 ¶B86; ARB 51 ¶6); against an investee it reduces the investment (IAS 28 ¶10; APB 18 ¶19).
/// </summary>
internal static class DividendElimination
{
    private static readonly Rule Rule = new("DV", StandardRules.Dividends, Level.Consolidation);

    public static void Apply(GroupWork work)
    {
        foreach (var payer in work.Companies.Values.ToArray())
        {
            if (payer.Code != work.Timeline.Parent && !IsEverHeldSo(work, payer.Code)) { continue; }
            var received = Received(work, payer.Code).ToArray();
            if (CompanyStage.IsEverFull(work, payer.Code)) { OfSubsidiary(work, payer, received); }
            else { OfInvestee(work, payer.Code, received); }
        }
    }

    // Dividends are not spread over the year: they belong to the time in the group, unless there is none before the last day.
    private static bool IsEverHeldSo(GroupWork work, string payer) =>
        CompanyStage.Days(work).Where(d => d < work.End).Any(d => work.ScopeOn(d).IsFull(payer) || work.ScopeOn(d).Method(payer) == ConsolidationMethod.Equity);

    private static IEnumerable<BookedLine> Received(GroupWork work, string payer) =>
        work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Partner == payer
            && DividendDays.IsReceipt(work, l.Line.Account, l.Line.Movement));

    private static void OfSubsidiary(GroupWork work, CompanyBooks payer, BookedLine[] received)
    {
        var retained = work.Accounts.RetainedEarnings;
        var paid = payer.Rows.Where(r => DividendDays.IsDividend(work, r)).ToArray();
        var total = paid.Sum(r => r.Amount);
        var inside = -received.Sum(r => r.Line.Amount);
        // What a company has of its parent's dividend its other owners keep: nothing else of the parent's result is theirs.
        var legs = received.Select(Reversed)
            .Select(l => payer.Code == work.Timeline.Parent && !work.Timeline.IsReciprocal ? l with { Holder = null } : l)
            .ToList();
        legs.Add(new(payer.Code, paid.Length > 0 ? paid[0].Account : retained, MovementCodes.Dividends, -inside) { From = work.Before });
        work.Journal.Append(Rule, work.End,
            string.Create(CultureInfo.InvariantCulture,
                $"Dividends of {payer.Code} of {inside} stayed within the group (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6)."), legs, paid
                .Select(p => p.Source)
                .OfType<SourceLine>());
        // What the parent, or the issuer of a reverse acquisition, pays goes to the owners of the group; but those who kept shares of the parent of the
        // accounts are others.
        if (work.Input.Files.Events.Any(e => e.IsReverse && e.Entity == payer.Code)
            || (payer.Code == work.Timeline.Parent && work.ScopeOn(work.End).NotExchanged is null))
        {
            return;
        }
        ToOthers(work, payer, paid, total - inside);
    }

    private static void ToOthers(GroupWork work, CompanyBooks payer, BookRow[] paid, decimal others)
    {
        if (others == 0m) { return; }
        if (CommonControl.PaidBefore(work, payer.Code, paid) >= others) { return; }
        var outside = payer.Code == work.Timeline.Parent
            ? 1m
            : CompanyStage.Days(work).Max(d => work.ScopeOn(d).IsFull(payer.Code) ? work.ScopeOn(d).Outside(payer.Code) : 0m);
        if (outside == 0m)
        {
            work.Report("CO640", "dividend-not-received",
                new(paid.Length > 0 && paid[0].Source is { } s ? s.File : "ledgers", paid.Length > 0 ? paid[0].Source?.Row : null),
                string.Create(CultureInfo.InvariantCulture,
                    $"{payer.Code} is wholly owned and paid dividends that no owner's books show as received from it: {others}."), others, 0m,
                    "Book the dividend income with the payer as partner.");
            return;
        }

        var interest = work.Accounts.NonControllingInterest;
        Leg[] legs = [new(payer.Code, paid.Length > 0 ? paid[0].Account : work.Accounts.RetainedEarnings, MovementCodes.Dividends, -others),
            new(payer.Code, interest, MovementCodes.Dividends, others)];
        PutOff(work, payer.Code, paid, others);
        work.Journal.Append(Rule, work.End,
            string.Create(CultureInfo.InvariantCulture,
                $"Of the dividends of {payer.Code}, {others} went to its outside shareholders (IFRS 10 ¶B94; ASC 810-10-45-20; ARB 51 ¶14)."), legs);
    }

    // Their interest comes down when the dividend was paid: it may have been another one before.
    private static void PutOff(GroupWork work, string payer, BookRow[] paid, decimal others)
    {
        var weights = paid.Select(p => p.Amount * DividendDays.Outside(work, payer, p.To)).ToArray();
        var (sum, left) = (weights.Sum(), others);
        for (var i = 0; i < paid.Length - 1 && sum != 0m; i++)
        {
            var amount = work.Round(others * weights[i] / sum);
            work.DividendsToOthers.Add(new(payer, paid[i].To, amount));
            left -= amount;
        }

        work.DividendsToOthers.Add(new(payer, paid.Length > 0 ? paid[^1].To : work.End, left));
    }

    /// <summary>The dividends that others got in a stretch of time come off their interest.</summary>
    public static void OfStretch(GroupWork work, DateOnly after, DateOnly to)
    {
        foreach (var dividend in work.DividendsToOthers.Where(d => d.Day > after && d.Day <= to))
        {
            work.Journal.Append(Rule, to,
                $"A dividend of {dividend.Payer} to its outside shareholders goes beyond their interest ({work.Policies[PolicyCatalogue.ExcessLosses].Paragraph}).",
                NonControlling.Change(work, dividend.Payer, -dividend.Amount, false));
        }
    }

    private static void OfInvestee(GroupWork work, string payer, BookedLine[] received)
    {
        foreach (var owner in received.GroupBy(r => r.Line.Entity, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var income = owner.Where(r => work.IsResult(r.Line.Account)).ToArray();
            var amount = income.Sum(r => r.Line.Amount);
            InvesteeStage.Add(work, owner.Key, payer, amount);
            work.Journal.Append(Rule, work.End, $"Dividends received from {payer} reduce the investment (IAS 28 ¶10; ASC 323-10-35-17; APB 18 ¶19).",
                [.. income.Select(Reversed), new(payer, InvesteeStage.Account(work, payer), MovementCodes.DividendsReceived, amount) { Partner = owner.Key }]);
        }
    }

    private static Leg Reversed(BookedLine line) =>
        new(line.Line.Entity, line.Line.Account, line.Line.Movement, -line.Line.Amount)
        {
            Partner = line.Line.Partner,
            Holder = line.Holder,
            From = line.From,
            Source = line.Line.Source
        };
}
