using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>What must hold of every period, whatever happened in it. A run proves all of it, or says precisely what does not.</summary>
internal static class GroupProofs
{
    public static void Apply(GroupWork work)
    {
        Balances(work);
        OpeningIsClosingBefore(work);
        InvestmentsAreGone(work);
        InterestsAreTheJournals(work);
        ResultIsSharedOut(work);
        GoodwillRolls(work);
        foreach (var books in work.Companies.Values.Where(b => b.Rates.IsForeign))
        {
            if (FunctionalChanges.IsWithin(work, books.Company, books.Entered, books.Left))
            {
                var day = books.Company.ChangedOn!.Value;
                GroupTranslationProof.Check(work, books, [.. books.Whole.Where(r => r.To <= day)], day);
                RemeasurementProof.Check(work, books, FunctionalChanges.After(books.Whole, day));
            }
            else if (books.Company.IsRemeasured) { RemeasurementProof.Check(work, books, books.Whole); }
            else { GroupTranslationProof.Check(work, books, books.Whole, books.Left ?? work.End); }
        }
    }

    private static Place Folder(GroupWork work) => new(FormattableString.Invariant($"ledgers/{work.End:yyyy-MM}"));

    private static void Balances(GroupWork work)
    {
        var total = work.Journal.Lines.Where(l => !work.IsResult(l.Line.Account)).Sum(l => l.Line.Amount);
        if (total == 0m) { return; }
        work.Report("CO501", "balance-sheet-does-not-balance", Folder(work),
            FormattableString.Invariant($"The consolidated balance sheet of {work.End:yyyy-MM-dd} does not balance: assets less liabilities and equity are {total}."),
            total, 0m,
            "The trial balances it is made of do not balance.");
    }

    private static void OpeningIsClosingBefore(GroupWork work)
    {
        if (work.Prior is not { } prior) { return; }
        var opening = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => l.Line.Movement == MovementCodes.Opening))
        {
            opening[line.Line.Account] = opening.GetValueOrDefault(line.Line.Account) + line.Line.Amount;
        }
        foreach (var account in prior.Closing.Keys.Union(opening.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (found, expected) = (opening.GetValueOrDefault(account), prior.Closing.GetValueOrDefault(account));
            if (found == expected) { continue; }
            work.Report("CO502", "consolidated-opening-is-not-prior-closing", Folder(work),
                FormattableString.Invariant($"Account {account} opens the year of {work.End:yyyy-MM-dd} with {found} in the consolidated balance sheet, but closed {prior.End:yyyy-MM-dd} with {expected}."),
                found, expected,
                "Look for a balance between companies that has a partner on one of the two days only, or a company that entered or left without an event.");
        }
    }

    private static void InvestmentsAreGone(GroupWork work)
    {
        foreach (var (one, other, pair, left) in InvestmentPairs.Of(work.Journal.Lines.Select(l => l.Line), work.Chart, work.ScopeOn(work.End).IsFull)
            .Where(p => p.Left != 0m))
        {
            string[] both = [one, other];
            var place = work.Input.Files.Events.Where(e => both.Contains(e.Entity, StringComparer.Ordinal)
                && both.Contains(e.Owner, StringComparer.Ordinal)).MinBy(e => e.Source.Row)?.Source;
            work.Report("CO504", "investment-not-eliminated", new(EventReader.EventsFile, place?.Row),
                FormattableString.Invariant($"Of what {pair} hold of each other, {left} is left on {work.End:yyyy-MM-dd} after all entries: the books of the owner and the events do not say the same cost."),
                left, 0m,
                "Compare the investment rows of the owner (with the company as partner) with the amounts of the events.");
        }
    }

    // What does not belong to the parent belongs to others: M = (I − D)⁻¹ read along the parent's row, where the entries were made along the rows of the
    // others. In a year in which holdings change, each entry is for its own stretch.
    private static void ResultIsSharedOut(GroupWork work)
    {
        if (work.IsPosition || work.Boundaries.Length > 0 || work.Input.Files.Preferred.Count > 0 || work.NonControlling.Values.Any(n => n.Exact != n.Booked)
            || (work.Prior?.NonControlling.Values.Any(n => n.Exact != n.Booked) ?? false))
        {
            return;
        }
        var interests = work.ScopeOn(work.End).Interests;
        var (found, expected, rounded) = (0m, 0m, 1);
        foreach (var line in work.Journal.Lines.Where(l => work.IsResult(l.Line.Account)))
        {
            if (work.Chart[line.Line.Account].Role == AccountRole.MinorityResult) { found += line.Line.Amount; rounded++; }
            else if (line.Holder is { } holder) { expected -= line.Line.Amount * (1m - interests.OfParent(holder)); }
        }

        var half = work.Input.SmallestUnit / 2m * rounded;
        if (Interval.Closed(found - half, found + half).Contains(expected)) { return; }
        work.Report("CO506", "result-not-shared-out", Folder(work),
            FormattableString.Invariant($"Others have {found} of the result of the period to {work.End:yyyy-MM-dd}; what does not belong to the parent by the holdings is {expected:0.####}."),
            found, expected, "Look at entries that change results without saying whose they are.");
    }

    // The balance rolls from opening to closing by entries; the schedules of all purchases say what it must be.
    private static void GoodwillRolls(GroupWork work)
    {
        foreach (var company in work.StepUps.Where(s => work.Chart[s.Account].Role == AccountRole.Goodwill && work.Companies[s.Entity].Left is null)
            .GroupBy(s => s.Entity, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var found = work.Journal.Lines
                .Where(l => l.Own && l.Line.Level == Level.Consolidation && l.Line.Entity == company.Key
                    && work.Chart[l.Line.Account].Role == AccountRole.Goodwill)
                .Sum(l => l.Line.Amount);
            var expected = company.Sum(s => new StepUpYear(work, s).Expected());
            if (found == expected) { continue; }
            work.Report("CO507", "goodwill-does-not-roll", Folder(work),
                FormattableString.Invariant($"Goodwill of {company.Key} closes {work.End:yyyy-MM-dd} with {found}; its purchases less what was written off, at the rate they stand at, are {expected}."),
                found, expected, "Look at the entries purchase-price-allocation of that company.");
        }
    }

    private static void InterestsAreTheJournals(GroupWork work)
    {
        var journal = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => work.Chart[l.Line.Account].Role == AccountRole.MinorityInterest
            && l.Line.Level == Level.Consolidation))
        {
            journal[line.Line.Entity] = journal.GetValueOrDefault(line.Line.Entity) - line.Line.Amount;
        }
        foreach (var code in journal.Keys.Union(work.NonControlling.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (found, expected) = (journal.GetValueOrDefault(code), NonControlling.Of(work, code));
            if (found == expected) { continue; }
            work.Report("CO505", "interest-is-not-its-roll-forward", Folder(work),
                FormattableString.Invariant($"Non-controlling interest in {code} is {found} in the journal of {work.End:yyyy-MM-dd}; its roll-forward gives {expected}."),
                found, expected,
                "Look at the events of that company.");
        }
    }
}

/// <summary>
/// The roll-forward of one company's translation, by cause and from the other side: net assets of the opening times the change of the closing rate, plus each
/// flow times the closing rate less its own. Rows are rounded one by one, so the proof is an interval that allows exactly these roundings.
/// </summary>
internal static class GroupTranslationProof
{
    /// <param name="whole">The rows of the time in which the books were translated.</param>
    /// <param name="end">Its last day.</param>
    public static void Check(GroupWork work, CompanyBooks books, IReadOnlyList<BookRow> whole, DateOnly end)
    {
        var close = books.Rates.Closing(end);
        var (expected, rows, untranslated) = (0m, 0, 0m);
        foreach (var row in whole.Where(r => r.Functional != 0m || (r.Source is not null && r.Amount != 0m)))
        {
            if (RowTranslator.IsInvestment(work, row.Account) && !BookTranslation.IsSaleOfShares(work, row))
            {
                untranslated += row.Amount - (row.Functional * close);
            }
            if (work.IsNetAsset(row.Account)) { rows++; }
            if (work.IsNetAsset(row.Account) || row.Movement is MovementCodes.Opening or MovementCodes.Entry) { continue; }
            (expected, rows) = (expected - ((row.Functional * close) - row.Amount), rows + 1);
        }

        // Flows of equity and result; the opening (and what an entry brought) moves from its own rate to the closing rate.
        var brought = whole.Where(r => !work.IsNetAsset(r.Account) && r.Movement is MovementCodes.Opening or MovementCodes.Entry && !work.IsNetAsset(r.Account))
            .ToArray();
        expected -= brought.Sum(r => (r.Functional * close) - r.Amount);
        // Rows of the books themselves (an investee's group has an adjustment of its own) are flows like others.
        var causes = whole
            .Where(r => r.Source is null && r.Account == work.Accounts.TranslationAdjustmentOrNone
                && r.Movement is (MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements))
            .ToArray();
        var adjustment = causes.Sum(r => r.Amount);
        var half = work.Input.SmallestUnit / 2m * (rows + brought.Length + 1);
        var proved = Interval.Closed(adjustment - half, adjustment + half).Contains(-expected - untranslated);
        foreach (var cause in causes)
        {
            work.Measure($"translation adjustment {cause.Movement}", books.Code, work.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), -cause.Amount);
        }
        if (!proved)
        {
            work.Report("CO101", "translation-does-not-roll-forward", new(FormattableString.Invariant($"ledgers/{work.End:yyyy-MM}/{books.Code}.csv")),
                FormattableString.Invariant($"The translation adjustment of {books.Code} for the period to {work.End:yyyy-MM-dd} does not follow from its net assets, flows and rates."),
                adjustment, -expected
                    - untranslated, "Correct the opening, the histories in the column translated, or the rates.");
        }
    }
}
