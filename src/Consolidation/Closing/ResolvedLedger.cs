using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A row of a trial balance that says its movement.</summary>
internal sealed record ResolvedRow(string Account, string? Movement, string? Partner, decimal Amount, decimal? Translated, SourceLine Source)
{
    /// <summary>Whether it brings a balance owed in another currency to the closing rate.</summary>
    public bool OfRates { get; init; }
}

/// <summary>
/// Gives the rows of a trial balance their movements. A row without one is a closing: what the closing before and the rows with movements do not explain goes
/// to the account's flow (its movement scheme). Without a closing before, balances are openings where the books have no year, and otherwise closings whose
/// movements are not known; equity always opens, since the result of the year is not yet in it.
/// </summary>
internal static class ResolvedLedger
{
    public static List<ResolvedRow> Of(GroupWork work, TrialBalance ledger, IReadOnlyList<FrozenBalance>? frozen)
    {
        var rows = new List<ResolvedRow>();
        var closings = new List<ResolvedRow>();
        var declared = new List<ResolvedRow>();
        foreach (var line in ledger.Lines)
        {
            var row = Row(work, line);
            var isDeclared = work.Chart[line.Account].Role == AccountRole.DividendsDeclared;
            (isDeclared ? declared : IsClosing(work, row) ? closings : rows).Add(row);
        }

        if (closings.Count > 0) { Explain(work, ledger, frozen, rows, closings); }
        else if (frozen is not null) { CheckOpening(work, ledger, frozen, rows); }

        // The closing of retained earnings in such books is before the dividends, which stand on an account of their own.
        rows.AddRange(declared);
        return rows;
    }

    private static ResolvedRow Row(GroupWork work, LedgerLine line) => work.Chart[line.Account].Role == AccountRole.DividendsDeclared
        ? new(work.Accounts.RetainedEarnings, MovementCodes.Dividends, line.Partner, line.Amount, line.Translated, line.Source)
        : new(line.Account, line.Movement, line.Partner, line.Amount, line.Translated, line.Source);

    private static bool IsClosing(GroupWork work, ResolvedRow row) => row.Movement is null && work.Chart[row.Account].IsBalanceSheet;

    private static void Explain(GroupWork work, TrialBalance ledger, IReadOnlyList<FrozenBalance>? frozen, List<ResolvedRow> rows, List<ResolvedRow> closings)
    {
        var beside = StandsBeside(work, ledger, rows, closings);
        if (frozen is not null) { OpenFrom(work, ledger, frozen, rows, closings); }
        foreach (var closing in closings)
        {
            var opened = rows.Any(r => Same(r, closing) && r.Movement == MovementCodes.Opening) || frozen is not null;
            var explained = rows.Where(r => Same(r, closing) && (!beside || r.Movement == MovementCodes.Opening)).Sum(r => r.Amount);
            var rest = closing.Amount - explained;
            if (rest == 0m) { continue; }
            if (EquityMethodClosing.Of(work, ledger, closing, rest, opened) is { } split) { rows.AddRange(split); continue; }
            rows.Add(closing with
            {
                Amount = rest,
                Movement = opened ? FlowOf(work, closing, rest) : Unopened(work, closing),
                Translated = explained == 0m ? closing.Translated : null
            });
        }
    }

    // A balance without a movement beside rows of the same account is their sum, or it is the balance before them, as in a trial balance that has not closed
    // its dividends: whichever makes the books add to zero.
    private static bool StandsBeside(GroupWork work, TrialBalance ledger, List<ResolvedRow> rows, List<ResolvedRow> closings)
    {
        if (!rows.Any(r => r.Movement is not (null or MovementCodes.Opening) && closings.Any(c => Same(r, c)))) { return false; }
        var declared = ledger.Lines.Where(l => work.Chart[l.Account].Role == AccountRole.DividendsDeclared).Sum(l => l.Amount);
        return closings.Sum(c => c.Amount) + rows.Where(r => !closings.Any(c => Same(r, c))).Sum(r => r.Amount) + declared != 0m;
    }

    private static string Unopened(GroupWork work, ResolvedRow closing) =>
        work.IsPosition || work.Chart[closing.Account].Class == AccountClass.Equity ? MovementCodes.Opening : MovementCodes.ClosingOnly;

    private static void OpenFrom(GroupWork work, TrialBalance ledger, IReadOnlyList<FrozenBalance> frozen, List<ResolvedRow> rows, List<ResolvedRow> closings)
    {
        foreach (var balance in frozen.Where(f => f.Functional != 0m))
        {
            var typed = rows.Where(r => r.Account == balance.Account && r.Partner == balance.Partner && r.Movement == MovementCodes.Opening).ToArray();
            if (typed.Length > 0)
            {
                if (typed.Sum(t => t.Amount) != balance.Functional)
                {
                    WrongOpening(work, ledger, balance.Account, typed.Sum(t => t.Amount), balance.Functional, typed[0].Source);
                }
                continue;
            }

            var source = balance.Source ?? new SourceLine(ledger.File, 0);
            rows.Add(new(balance.Account, MovementCodes.Opening, balance.Partner, balance.Functional, null, source));
            if (!closings.Any(c => c.Account == balance.Account && c.Partner == balance.Partner)
                && !rows.Any(r => r.Account == balance.Account && r.Partner == balance.Partner && r.Movement != MovementCodes.Opening))
            {
                closings.Add(new(balance.Account, null, balance.Partner, 0m, null, source));
            }
        }
    }

    private static void CheckOpening(GroupWork work, TrialBalance ledger, IReadOnlyList<FrozenBalance> frozen, List<ResolvedRow> rows)
    {
        foreach (var account in frozen.Select(f => f.Account)
            .Concat(rows.Where(r => r.Movement == MovementCodes.Opening).Select(r => r.Account))
            .Distinct(StringComparer.Ordinal))
        {
            var typed = rows.Where(r => r.Account == account && r.Movement == MovementCodes.Opening).ToArray();
            var (found, expected) = (typed.Sum(r => r.Amount), frozen.Where(f => f.Account == account).Sum(f => f.Functional));
            if (found != expected) { WrongOpening(work, ledger, account, found, expected, typed.FirstOrDefault()?.Source); }
        }
    }

    private static void WrongOpening(GroupWork work, TrialBalance ledger, string account, decimal found, decimal expected, SourceLine? source) =>
        work.Fault("LG104", "opening-is-not-prior-closing", new(ledger.File, source?.Row is > 0 ? source.Row : null),
            string.Create(CultureInfo.InvariantCulture,
                $"Account {account} of {ledger.Entity} opens with {found}, but closed the year before with {expected}."),
            found.ToString(CultureInfo.InvariantCulture), expected.ToString(CultureInfo.InvariantCulture),
            "Carry the closing forward, or leave the opening out; the result of the year before belongs to retained earnings.");

    private static string FlowOf(GroupWork work, ResolvedRow closing, decimal rest)
    {
        if (work.Chart[closing.Account].Flow is { } flow) { return flow; }
        work.Fault("LG114", "account-without-movement-scheme", new(closing.Source.File, closing.Source.Row is > 0 ? closing.Source.Row : null),
            string.Create(CultureInfo.InvariantCulture,
                $"The closing of account {closing.Account} changed by {rest}, and neither the rows nor the chart say by which movement."),
            "no movement", "a row with the movement, or a flow in accounts/chart.csv",
            "Write the movements of the account as rows, or give the account its usual movement in the column flow of the chart.");
        return MovementCodes.ClosingOnly;
    }

    private static bool Same(ResolvedRow a, ResolvedRow b) => a.Account == b.Account && a.Partner == b.Partner;
}
