using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 1a. Translation by the current rate method (SFAS 52 ¶12-13). Openings are the translated closing of the year before, untouched; income and movements
/// are taken at the average rate of the year to date; assets and liabilities close at the closing rate, and what that takes is their movement FXT, against the
/// translation adjustment. Equity keeps its history.
/// <example>
/// Cash opens with USD 100 at 110 (11,000) and takes in USD 10 at the average rate of 105 (1,050). At the closing rate of 100 it is 11,000, so its FXT is
/// −1,050.
/// </example>
/// In the first fiscal year of the workspace all openings are translated at the closing rate of the day before; group/opening.csv brings equity to its history.
/// </summary>
internal static class Translation
{
    public static readonly Rule Rule = new("TR", "translation", Level.Package, BalancesAlone: false);

    /// <summary>Whether a line of a package is an effect of exchange rates that was computed here (a company's own books may have such rows too).</summary>
    public static bool IsMadeHere(JournalLine line) => line.Movement == MovementCodes.Exchange && line.Source is null;

    public static Package Translate(PeriodWork work, Entity company, TrialBalance ledger)
    {
        var translator = new Translator(work, company);
        var history = translator.WithCashBalancing(translator.Rows(ledger));
        var exchange = translator.Exchange(ledger, history);
        var package = new Package(company, Aggregation.Sorted(work, history.Select(h => h.Line).Concat(exchange)), ledger);
        TranslationProof.Check(work, company, ledger, history, package, translator.Closing);
        return package;
    }
}

/// <summary>A row at the rate of its movement. <paramref name="Exact"/> is the amount before rounding; an opening is what it was.</summary>
internal sealed record TranslatedRow(JournalLine Line, decimal Exact);

/// <summary>A class and no tuple: what is generic over structures is compiled at every start.</summary>
internal sealed record BalanceKey(string Account, string? Partner);

internal sealed class Translator(PeriodWork work, Entity company)
{
    public decimal Closing { get; } = RateOf(work, company, work.End, RateType.Closing);

    private readonly decimal average = RateOf(work, company, work.End, RateType.Average);

    public List<TranslatedRow> Rows(TrialBalance ledger)
    {
        var frozen = FrozenOpening();
        var rows = frozen is null ? [] : frozen.Select(l => new TranslatedRow(l, l.Amount)).ToList();
        foreach (var line in ledger.Lines.Where(l => frozen is null || l.Movement != MovementCodes.Opening))
        {
            var exact = line.Amount * RateOf(line);
            var amount = work.Round(exact);
            rows.Add(new(new(company.Code, line.Account, line.Movement, line.Partner, amount, Level.Package, null, line.Source),
                line.Movement == MovementCodes.Opening ? amount : exact));
        }

        return rows;
    }

    /// <summary>
    /// Each row is rounded by itself, so that together they may miss zero by some of the smallest units. Cash takes the difference: the cash flow still adds
    /// up, and the effect of exchange rates on cash is smaller or larger by it.
    /// </summary>
    public List<TranslatedRow> WithCashBalancing(List<TranslatedRow> rows)
    {
        var difference = rows.Where(r => r.Line.Movement != MovementCodes.Opening).Sum(r => r.Line.Amount);
        var cash = rows.Where(r => r.Line.Movement != MovementCodes.Opening && work.Chart[r.Line.Account].Role == AccountRole.Cash)
            .OrderBy(r => work.Chart.PositionOf(r.Line.Account))
            .ThenBy(r => work.Input.Movements.PositionOf(r.Line.Movement))
            .ThenBy(r => r.Line.Partner, StringComparer.Ordinal)
            .FirstOrDefault();
        return difference == 0m || cash is null
            ? rows
            : [.. rows.Select(r => r == cash ? r with { Line = r.Line with { Amount = r.Line.Amount - difference } } : r)];
    }

    /// <summary>What brings every asset and liability to the closing rate, and the counterpart.</summary>
    public List<JournalLine> Exchange(TrialBalance ledger, List<TranslatedRow> history)
    {
        var lines = new List<JournalLine>();
        var closings = ledger.Lines.GroupBy(KeyOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount), StringComparer.Ordinal);
        foreach (var balance in history.Where(h => work.Chart[h.Line.Account].Class is AccountClass.Asset or AccountClass.Liability)
            .GroupBy(h => new BalanceKey(h.Line.Account, h.Line.Partner)))
        {
            var ((account, partner), amount) = (balance.Key, balance.Sum(h => h.Line.Amount));
            var closing = closings.GetValueOrDefault($"{account}\n{partner}");
            var difference = work.Round(closing * Closing) - amount;
            if (difference != 0m) { lines.Add(Line(account, partner, difference)); }
        }

        var adjustment = -history.Sum(h => h.Line.Amount) - lines.Sum(l => l.Amount);
        if (adjustment != 0m) { lines.Add(Line(work.Accounts.TranslationAdjustment, null, adjustment)); }
        return lines;
    }

    private static string KeyOf(LedgerLine line) => $"{line.Account}\n{line.Partner}";

    // The translated closing of the year before, its result in retained earnings; null where the company had none here.
    private List<JournalLine>? FrozenOpening()
    {
        if (work.Prior is null || !work.Prior.Packages.TryGetValue(company.Code, out var prior) || Scope.Enters(work, company.Code)) { return null; }
        var opening = prior.Lines
            .GroupBy(l => work.Chart[l.Account].IsBalanceSheet ? (l.Account, l.Partner) : (work.Accounts.RetainedEarnings, null))
            .Select(g => new JournalLine(company.Code, g.Key.Item1, MovementCodes.Opening, g.Key.Item2, g.Sum(l => l.Amount), Level.Package, null,
                g.Last().Source));
        return [.. opening.Where(l => l.Amount != 0m)];
    }

    private decimal RateOf(LedgerLine line)
    {
        if (line.Movement == MovementCodes.Opening) { return RateOf(work, company, work.Before, RateType.Closing); }
        if (line.Movement is not { } movement) { return average; }
        var entry = work.StepsOf(company.Code).FirstOrDefault(s => s.Movement == movement);
        return entry is null ? average : work.Input.Rates.Find(entry.Date, company.Currency, RateType.Closing)?.Value ?? average;
    }

    private JournalLine Line(string account, string? partner, decimal amount) =>
        new(company.Code, account, MovementCodes.Exchange, partner, amount, Level.Package, null, null);

    // A missing rate is a fault of loading; a draft may lack it, and then nothing is translated.
    private static decimal RateOf(PeriodWork work, Entity company, DateOnly day, RateType type) =>
        work.Input.Rates.Find(day, company.Currency, type)?.Value ?? 0m;
}

/// <summary>
/// The roll-forward that proves a translation: opening net assets as they were, plus result and other movements at their rates, plus the translation
/// adjustment, are the net assets at the closing rate. Amounts are rounded line by line, so the proof is that the difference is one that those roundings allow:
/// an interval, no tolerance.
/// </summary>
internal static class TranslationProof
{
    public static void Check(PeriodWork work, Entity company, TrialBalance ledger, List<TranslatedRow> history, Package package, decimal closingRate)
    {
        var assets = ledger.Lines.Where(l => work.Chart[l.Account].Class is AccountClass.Asset or AccountClass.Liability).Sum(l => l.Amount);
        var exactClosing = assets * closingRate;
        var exactHistory = -history.Where(h => IsEquityOrResult(work, h.Line)).Sum(h => h.Exact);
        var adjustment = -package.Lines.Where(l => Translation.IsMadeHere(l) && l.Account == work.Accounts.TranslationAdjustment).Sum(l => l.Amount);
        var balances = ledger.Lines.Where(l => work.Chart[l.Account].Class is AccountClass.Asset or AccountClass.Liability)
            .Select(l => new BalanceKey(l.Account, l.Partner))
            .Distinct()
            .Count();
        var roundings = balances + history.Count(h => IsEquityOrResult(work, h.Line) && h.Line.Movement != MovementCodes.Opening);
        var half = work.Input.SmallestUnit / 2m * roundings;
        if (Interval.Closed(adjustment - half, adjustment + half).Contains(exactClosing - exactHistory)) { return; }
        work.Report("CO101", "translation-does-not-roll-forward", new(ledger.File),
            FormattableString.Invariant($"Net assets of {company.Code} at the closing rate are {exactClosing}; opening, result and other movements at their rates make {exactHistory}; the translation adjustment of {work.End:yyyy-MM-dd} should be {exactClosing - exactHistory}."),
            adjustment.ToString(CultureInfo.InvariantCulture), (exactClosing - exactHistory).ToString(CultureInfo.InvariantCulture),
            "Correct the opening or the rates.");
    }

    private static bool IsEquityOrResult(PeriodWork work, JournalLine line) =>
        work.Chart[line.Account].Class is not (AccountClass.Asset or AccountClass.Liability);
}
