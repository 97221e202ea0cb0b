using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// Facts out of consolidated balances: for every month end the closings as instants and the flows of the fiscal year to date as
/// durations, under every presentation. The balance with which the first year opened is the instant of the day before it.
/// </summary>
internal sealed class BaseFacts(FiscalCalendar calendar, Unit currency, IReadOnlyList<PeriodBalances> periods, Func<MappingRow, bool> isInstant)
{
    public IEnumerable<Fact> Of(IEnumerable<MappingRow> mapping)
    {
        foreach (var rows in mapping.GroupBy(r => (r.Presentation, r.Concept, r.Members)))
        {
            var of = rows.ToArray();
            var key = new FactKey(rows.Key.Concept, rows.Key.Members, default, currency) { Presentation = rows.Key.Presentation };
            foreach (var fact in isInstant(of[0]) ? Instants(key, of) : Flows(key, of)) { yield return fact; }
        }
    }

    private IEnumerable<Fact> Instants(FactKey key, MappingRow[] rows)
    {
        var ends = periods.Select(p => p.End).ToHashSet();
        foreach (var period in periods)
        {
            var opening = calendar.CumulativeTo(period.End).Opening!.Value;
            if (ends.Add(opening.End))
            {
                yield return Fact(key with { Period = opening }, rows, period, r => period.Opening(r), r => new(period.End, r.Account, "OPN", r.Sign));
            }

            yield return Fact(key with { Period = Period.Instant(period.End) }, rows, period, period.Amount, r => new(period.End, r.Account, null, r.Sign));
        }
    }

    private IEnumerable<Fact> Flows(FactKey key, MappingRow[] rows) =>
        periods.Select(p => Fact(key with { Period = calendar.CumulativeTo(p.End) }, rows, p, p.Amount, r => new(p.End, r.Account, r.Movement, r.Sign)));

    private static Fact Fact(FactKey key, MappingRow[] rows, PeriodBalances period, Func<MappingRow, decimal?> amountOf,
        Func<MappingRow, BalanceReference> reference)
    {
        decimal? sum = null;
        foreach (var row in rows)
        {
            if (amountOf(row) is { } amount) { sum = (sum ?? 0m) + (row.Sign * amount); }
        }

        FactValue value = sum is null or 0m ? FactValue.Nil.Value : new FactValue.Number(sum.Value);
        return new(key, value, new Provenance.FromBalances([.. rows.Select(reference)]));
    }
}
