using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Rows of a company of which only a part is taken in: the opening at the part held then, flows at the part held while they arose, and a movement of its own
/// (PCT) for what a change of the part makes of the balances of that day. The closing is then the part held at the end of every balance.
/// <example>80% of an opening of 2,000, then 85%: 1,600, of a flow of 220 187, and 5% of 2,000 = 100 as change of percentage; 85% of 2,220 = 1,887.</example>
/// </summary>
internal static class Proportion
{
    public static IReadOnlyList<BookRow> Taken(GroupWork work, Entity company, IReadOnlyList<BookRow> rows) =>
        IsEver(work, company.Code) ? [.. Of(work, rows, day => work.ScopeOn(day).PartTaken(company.Code), MinorUnit.Of(company.Currency))] : rows;

    public static bool IsEver(GroupWork work, string entity) => CompanyStage.Days(work).Any(d => work.ScopeOn(d).IsProportional(entity));

    /// <summary>
    /// What of dealings between two companies is inside the group: the smaller of the parts taken in, on the last day of the period up to which something
    /// changed.
    /// </summary>
    public static decimal Between(GroupWork work, string entity, string partner, DateOnly day) => !IsEver(work, entity) && !IsEver(work, partner) ? 1m
        : Both(work, entity, partner, CompanyStage.Days(work).Where(d => d <= day).DefaultIfEmpty(work.Before).Last());

    public static decimal Both(GroupWork work, string entity, string partner, DateOnly day) =>
        Math.Min(work.ScopeOn(day).PartTaken(entity), work.ScopeOn(day).PartTaken(partner));

    /// <param name="part">The part at the end of a day, 0 to 1.</param>
    /// <param name="unit">Of the company's currency: what a flow had come to by a day within it is rounded to this, half up.</param>
    public static IEnumerable<BookRow> Of(GroupWork work, IEnumerable<BookRow> rows, Func<DateOnly, decimal> part, decimal unit)
    {
        DateOnly[] days = [.. CompanyStage.Days(work)];
        var parts = Array.ConvertAll(days, d => part(d));
        foreach (var row in rows)
        {
            foreach (var made in Of(work, row, days, parts, unit)) { yield return made; }
        }
    }

    private static IEnumerable<BookRow> Of(GroupWork work, BookRow row, DateOnly[] days, decimal[] parts, decimal unit)
    {
        if (row.Movement == MovementCodes.ClosingOnly) { yield return Scaled(row, LastOf(parts)); yield break; }
        var isStock = row.Movement is MovementCodes.Opening or MovementCodes.Entry;
        var first = isStock ? Array.FindLastIndex(days, d => d <= (row.Movement == MovementCodes.Opening ? work.Before : row.To)) : -1;
        if (isStock) { yield return Scaled(row, parts[first]); }
        var before = new BookRow(row.Account, row.Movement, row.Partner, 0m, 0m, row.From, row.From, row.Source);
        for (var i = Math.Max(first, 0); i < days.Length; i++)
        {
            var end = i + 1 < days.Length ? days[i + 1] : work.End;
            var so = isStock ? row : At(row, end, unit);
            var (functional, amount) = (so.Functional - before.Functional, so.Amount - before.Amount);
            var last = i + 1 == days.Length;
            if (!isStock && last) { (functional, amount) = (row.Functional - before.Functional, row.Amount - before.Amount); }
            if (!isStock && (functional != 0m || amount != 0m))
            {
                yield return Scaled(row with
                {
                    Functional = functional,
                    Amount = amount,
                    From = row.From > days[i] ? row.From : days[i],
                    To = row.To < end ? row.To : end
                }, parts[i]);
            }
            before = so;
            var change = last ? 0m : parts[i + 1] - parts[i];
            if (change != 0m && parts[i] != 0m && parts[i + 1] != 0m && so.Amount != 0m) { yield return Changed(work, so, change, days[i + 1]); }
        }
    }

    private static BookRow Changed(GroupWork work, BookRow balance, decimal change, DateOnly day) => balance with
    {
        Account = work.IsResult(balance.Account) ? work.Accounts.RetainedEarnings : balance.Account,
        Movement = MovementCodes.PercentageChange,
        Functional = balance.Functional * change,
        Amount = balance.Amount * change,
        From = day,
        To = day,
    };

    private static decimal LastOf(decimal[] parts) => parts[Math.Max(0, Array.FindLastIndex(parts, p => p != 0m))];

    private static BookRow Scaled(BookRow row, decimal part) => row with { Functional = row.Functional * part, Amount = row.Amount * part };

    private static BookRow At(BookRow row, DateOnly day, decimal unit)
    {
        if (day >= row.To) { return row; }
        var share = row.From == row.To ? 0m : Elapsed.Share(row.From, row.To, day);
        return row with
        {
            Functional = Rounding.Round(row.Functional * share, unit, RoundingMode.HalfUp),
            Amount = Rounding.Round(row.Amount * share, unit, RoundingMode.HalfUp)
        };
    }
}
