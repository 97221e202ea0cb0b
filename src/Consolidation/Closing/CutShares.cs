using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// How much of each row of a year had arisen at the end of a day. Flows arise evenly over their months, or at the pace that makes the equity of the day the one
/// the event says (group/equity.csv). What does not spread is after an entry and before an exit as a whole; an income account of which a part is inside the
/// group still arises evenly as a whole, so that the result of the year does.
/// <example>Sales of 900 in the year, 200 of them inside the group after an entry in its middle: 450 before it, and after it 250 to others and 200
/// inside.</example>
/// </summary>
internal sealed class CutShares
{
    private readonly GroupWork work;
    private readonly Entity company;
    private readonly IReadOnlyList<TimedRow> rows;
    private readonly DateOnly day;
    private readonly bool entering;
    private readonly decimal unit;
    private readonly decimal[] before;

    private CutShares(GroupWork work, Entity company, IReadOnlyList<TimedRow> rows, DateOnly day, bool entering)
    {
        (this.work, this.company, this.rows, this.day, this.entering) = (work, company, rows, day, entering);
        unit = MinorUnit.Of(company.Currency);
        before = new decimal[rows.Count];
    }

    /// <param name="entering">Whether the day is that of an entry; else of an exit.</param>
    /// <returns>Row by row.</returns>
    public static decimal[] Of(GroupWork work, Entity company, IReadOnlyList<TimedRow> rows, DateOnly day, bool entering)
    {
        var cut = new CutShares(work, company, rows, day, entering);
        var wanted = cut.Wanted();
        cut.Fill(wanted is { } result ? cut.Pace(result) : null);
        if (wanted is { } exact) { cut.Settle(exact); }
        return cut.before;
    }

    private void Fill(decimal? pace)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            before[i] = !Crosses(row) ? (row.To <= day || row.IsOpening || row.Row.Movement == MovementCodes.Entry ? row.Row.Amount : 0m)
                : !IsSpread(row.Row) ? (entering ? 0m : row.Row.Amount)
                : Rounding.Round(row.Row.Amount * ShareOf(row, pace), unit, RoundingMode.HalfUp);
        }
    }

    private bool Crosses(TimedRow row) => !row.IsOpening && row.Row.Movement != MovementCodes.Entry && row.From < day && row.To > day;

    private decimal ShareOf(TimedRow row, decimal? pace)
    {
        if (RowTranslator.IsDeal(work, row.Row)) { return DealShare(row); }
        var share = pace ?? Elapsed.Share(row.From, row.To, day);
        if (!work.IsResult(row.Row.Account)) { return share; }
        var (spread, whole) = (0m, 0m);
        foreach (var other in rows.Where(r => r.Row.Account == row.Row.Account && r.From == row.From && r.To == row.To))
        {
            if (IsSpread(other.Row)) { spread += other.Row.Amount; }
            else { whole += other.Row.Amount; }
        }

        if (whole == 0m || spread == 0m) { return share; }
        return Math.Clamp(((share * (spread + whole)) - (entering ? 0m : whole)) / spread, 0m, 1m);
    }

    // What was paid for shares was paid on the days of the events; everything else is taken as even.
    private decimal DealShare(TimedRow row)
    {
        if (row.Row.Partner is not { } held) { return Elapsed.Share(row.From, row.To, day); }
        var (from, to) = (Acquisition.CostOf(work, company.Code, held, row.From), Acquisition.CostOf(work, company.Code, held, row.To));
        return from == to ? 0m : (Acquisition.CostOf(work, company.Code, held, day) - from) / (to - from);
    }

    private bool IsSpread(ResolvedRow row) =>
        RowTranslator.IsDeal(work, row) || row.Movement is not (MovementCodes.Dividends or MovementCodes.CapitalChange or MovementCodes.ClosingOnly)
        && (row.Partner is null || !work.ScopeOn(work.End).IsFull(row.Partner));

    private EquityAtEvent[] Given()
    {
        var code = entering
            ? Acquisition.EventOf(work, company.Code, day) is { } at && at.Boundary == day ? at.Code : null
            : work.EventsAt(day).FirstOrDefault(e => e.Entity == company.Code && e.Kind is EventKind.Sale or EventKind.Issue)?.Code;
        return code is null ? [] : [.. work.Input.Files.Equity.Where(e => e.Event == code && e.Entity == company.Code)];
    }

    // The result up to the day that makes the equity of the day the given one; null where none is given.
    private decimal? Wanted()
    {
        if (Given() is not { Length: > 0 } given || work.IsPosition) { return null; }
        var equity = 0m;
        foreach (var row in rows.Where(r => work.Chart[r.Row.Account].Class == AccountClass.Equity))
        {
            equity += !Crosses(row) ? (row.To <= day || row.IsOpening || row.Row.Movement == MovementCodes.Entry ? row.Row.Amount : 0m)
                : !IsSpread(row.Row) ? (entering ? 0m : row.Row.Amount)
                : Rounding.Round(row.Row.Amount * Elapsed.Share(row.From, row.To, day), unit, RoundingMode.HalfUp);
        }

        return given.Sum(g => g.Amount) - equity;
    }

    private decimal? Pace(decimal wanted)
    {
        var results = rows.Where(r => work.IsResult(r.Row.Account)).ToArray();
        var (done, crossing) = (results.Where(r => r.To <= day).Sum(r => r.Row.Amount), results.Where(Crosses).Sum(r => r.Row.Amount));
        var pace = crossing == 0m ? (decimal?)null : (wanted - done) / crossing;
        if (pace is >= 0m and <= 1m || (crossing == 0m && wanted == done)) { return pace; }
        var given = Given();
        work.Report("CO611", "equity-at-event-is-not-the-books", new(EventReader.EquityFile, given[0].Source.Row),
            string.Create(CultureInfo.InvariantCulture,
                $"The equity of {company.Code} on {day:yyyy-MM-dd} leaves a result of {wanted:0.####} from the opening to that day, which its books of the year do not allow: {done:0.####} by then, and {crossing:0.####} in the stretch around it. The time of its months is taken instead."),
            wanted, done, $"Correct {EventReader.EquityFile}, or add the ledger of that month end.");
        return null;
    }

    // Roundings of the rows stay with the largest of them, so that the equity of the day is the given one to the last digit.
    private void Settle(decimal wanted)
    {
        var (sum, largest) = (0m, -1);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!work.IsResult(rows[i].Row.Account)) { continue; }
            sum += before[i];
            if (Crosses(rows[i]) && IsSpread(rows[i].Row) && (largest < 0 || Math.Abs(rows[i].Row.Amount) > Math.Abs(rows[largest].Row.Amount)))
            {
                largest = i;
            }
        }

        if (largest >= 0 && Math.Abs(wanted - sum) <= unit * rows.Count) { before[largest] += wanted - sum; }
    }
}
