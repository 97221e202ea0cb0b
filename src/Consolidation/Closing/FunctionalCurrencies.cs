using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Books in one currency of a company that works in a second and belongs to a group that presents a third: they are remeasured into the functional currency
/// first, by this same engine with the company alone, and what comes out is the company's ledger, which is then translated like any other (IAS 21 ¶34; ASC
/// 830-10-45-17 and 830-30-45-3).
/// <example>Plant of GBP 600 bought at 1.15 euros stays EUR 690, whatever the pound does, and is translated at the closing rate of the euro.</example>
/// </summary>
internal static class FunctionalCurrencies
{
    /// <returns>The workspace with the ledgers of such companies in their functional currency, and what did not prove on the way, by day.</returns>
    public static (GroupInput Input, IReadOnlyList<(DateOnly End, Finding Finding)> Findings) Settled(GroupInput input)
    {
        var findings = new List<(DateOnly, Finding)>();
        foreach (var company in input.Files.Entities.Where(e => e.Functional is { } own && own != e.Currency)
            .OrderBy(e => e.Code, StringComparer.Ordinal)
            .ToArray())
        {
            input = Remeasured(input, company, findings);
        }
        return (input, findings);
    }

    private static GroupInput Remeasured(GroupInput input, Entity company, List<(DateOnly, Finding)> findings)
    {
        var functional = company.Functional!;
        if (functional == input.Currency)
        {
            return With(input, company, company with { IsRemeasured = true, Functional = null }, new Dictionary<DateOnly, ConsolidatedPeriod>());
        }
        var alone = new GroupFiles([company with { IsRemeasured = true, Functional = null }], [], [], [], [], [], []) { NamedParent = company.Code };
        var run = GroupConsolidator.Run(new(alone, input.Chart, input.Movements, RatesInto(input, functional), input.Calendar, functional, input.Policies,
            [.. input.TrialBalances.Where(t => t.Entity == company.Code)])
        {
            Adopted = input.Adopted
        });
        foreach (var period in run.Periods.Values)
        {
            findings.AddRange(period.Findings.Select(f => (period.End, f with { Message = $"Remeasured into {functional}: {f.Message}" })));
        }
        return With(input, company, company with { Currency = functional, Functional = null }, run.Periods);
    }

    private static GroupInput With(GroupInput input, Entity was, Entity now, IReadOnlyDictionary<DateOnly, ConsolidatedPeriod> periods) => input with
    {
        Files = input.Files with { Entities = [.. input.Files.Entities.Select(e => e.Code == was.Code ? now : e)] },
        TrialBalances = [.. input.TrialBalances.Select(t => t.Entity == was.Code && periods.TryGetValue(t.End, out var period)
            ? InvesteeGroups.AsOneCompany(input, t, period, [was.Code])
            : t)],
    };

    // Rates that the file gives into the functional currency go before those that follow from two into the presentation currency.
    private static RateTable RatesInto(GroupInput input, string functional)
    {
        Rate[] own = [.. input.Rates.IntoFunctional(functional).Select(r => r with { Into = null })];
        return new([.. own,
            .. InvesteeGroups.RatesOf(input, functional).All
                .Where(r => !own.Any(o => o.Date == r.Date && o.Currency == r.Currency && o.Type == r.Type && o.From == r.From && o.Movement == r.Movement
                    && o.Account == r.Account))]);
    }
}
