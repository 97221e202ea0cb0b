using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 1. The packages of all fully consolidated companies are added line by line (ARB 51 ¶6), from the day they enter; those in another currency are
/// translated first. The packages of equity-method investees are translated too, but stay out of the sum (APB 18 ¶6).
/// </summary>
internal static class Aggregation
{
    public static void Apply(PeriodWork work)
    {
        var ledgers = work.Input.TrialBalances.Where(t => t.End == work.End).ToDictionary(t => t.Entity, StringComparer.Ordinal);
        foreach (var code in work.Full.Concat(work.Investees).Order(StringComparer.Ordinal))
        {
            var company = work.Input.Group.Find(code)!;
            var ledger = ledgers.GetValueOrDefault(code);
            if (ledger is null) { work.Packages.Add(code, new(company, [], null)); }
            else if (company.Currency == work.Input.Currency) { work.Packages.Add(code, new(company, InOrder(work, ledger), ledger)); }
            else { work.Packages.Add(code, Translation.Translate(work, company, ledger)); }
        }

        foreach (var code in work.Full) { work.Journal.AddPackage(work.Packages[code].Lines.Where(l => !Translation.IsMadeHere(l))); }
        foreach (var code in work.Full) { Explain(work, work.Packages[code]); }
    }

    /// <summary>The order of everything that follows, whatever the order of the rows was: chart, movement, partner.</summary>
    public static JournalLine[] Sorted(PeriodWork work, IEnumerable<JournalLine> lines) =>
    [
        .. lines.OrderBy(l => work.Chart.PositionOf(l.Account))
            .ThenBy(l => work.Input.Movements.PositionOf(l.Movement))
            .ThenBy(l => l.Partner, StringComparer.Ordinal),
    ];

    private static JournalLine[] InOrder(PeriodWork work, TrialBalance ledger) =>
        Sorted(work, ledger.Lines.Select(l => new JournalLine(ledger.Entity, l.Account, l.Movement, l.Partner, l.Amount, Level.Package, null, l.Source)));

    // The effects of exchange rates are an entry, so that they can be explained; the rest is the company's own.
    private static void Explain(PeriodWork work, Package package) => work.Journal.Append(
        Translation.Rule,
        FormattableString.Invariant($"Balances of {package.Company.Code} are brought from the rates of their movements to the closing rate of {work.End:yyyy-MM-dd}; the difference stands in the translation adjustment (SFAS 52 ¶12-13)."),
        package.Lines.Where(Translation.IsMadeHere).Select(l => new Posting(l.Entity, l.Account, l.Movement, l.Partner, l.Amount)));
}
