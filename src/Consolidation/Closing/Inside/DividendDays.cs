using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// When a dividend was paid in a year in which the part of the others changes. Books of the whole year do not say the day, but what the owners received does:
/// of 40, 32 were received, so the owners held 80% and not the 70% of before. A dividend is not spread over the year: it belongs to one stretch of it.
/// </summary>
internal static class DividendDays
{
    /// <summary>
    /// Gives the dividends of a company the last day of the stretch whose holdings fit best what the owners received; the first one where several fit alike.
    /// </summary>
    public static CompanyBooks Settle(GroupWork work, CompanyBooks books)
    {
        var open = books.Rows.Where(r => IsDividend(work, r) && Candidates(work, books.Code, r).Length > 1).ToArray();
        if (open.Length == 0 || books.Code == work.Timeline.Parent) { return books; }
        var known = books.Rows.Where(r => IsDividend(work, r) && !open.Contains(r)).Sum(r => r.Amount * Outside(work, books.Code, r.To));
        var others = books.Rows.Where(r => IsDividend(work, r)).Sum(r => r.Amount) + Received(work, books.Code);
        var day = Candidates(work, books.Code, open[0]).MinBy(d => Math.Abs(known + (open.Sum(r => r.Amount) * Outside(work, books.Code, d)) - others));
        return books with { Rows = [.. books.Rows.Select(r => open.Contains(r) ? r with { From = day, To = day } : r)] };
    }

    /// <summary>What the others held of a company in the stretch that a day belongs to, 0 to 1.</summary>
    public static decimal Outside(GroupWork work, string payer, DateOnly day) =>
        CompanyStage.Days(work).LastOrDefault(d => d < day) is var start && start != default && work.ScopeOn(start).IsFull(payer)
            ? work.ScopeOn(start).Outside(payer)
            : 0m;

    public static bool IsDividend(GroupWork work, BookRow row) =>
        row.Movement == MovementCodes.Dividends && work.Chart[row.Account].Class == AccountClass.Equity;

    // The ends of the stretches in which it can have been paid, the company being controlled.
    private static DateOnly[] Candidates(GroupWork work, string payer, BookRow row)
    {
        DateOnly[] days = [.. CompanyStage.Days(work), work.End];
        return [.. Enumerable.Range(1, days.Length - 1)
            .Where(i => days[i - 1] < days[i] && days[i - 1] < row.To && days[i] > row.From && work.ScopeOn(days[i - 1]).IsFull(payer))
            .Select(i => days[i])];
    }

    // Credit negative.
    private static decimal Received(GroupWork work, string payer) =>
        work.Companies.Values.Where(c => CompanyStage.IsEverFull(work, c.Code))
            .SelectMany(c => c.Rows)
            .Where(r => r.Partner == payer && IsReceipt(work, r.Account, r.Movement))
            .Sum(r => r.Amount);

    /// <summary>Income accounts with the role, or movements on the investment where the books of the owner use the equity method.</summary>
    public static bool IsReceipt(GroupWork work, string account, string? movement) => work.Chart[account].Role == AccountRole.DividendIncome
        || (RowTranslator.IsInvestment(work, account) && movement is MovementCodes.Dividends or MovementCodes.DividendsReceived);
}
