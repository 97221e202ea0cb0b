using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 1. The books of every company in scope at any time of the period: rows with movements, balances in other currencies remeasured (IAS 21 ¶23; ASC
/// 830-20-35), cut at the days of entry and exit, translated. Those of fully consolidated companies become lines of the group's ledger.
/// </summary>
internal static class CompanyStage
{
    private static readonly Rule Translation = new("TR", "translation", Level.Package, BalancesAlone: false);

    public static void Apply(GroupWork work)
    {
        foreach (var company in work.Input.Files.Entities.OrderBy(e => e.Code, StringComparer.Ordinal).Where(c => IsInScope(work, c.Code)))
        {
            if (!work.Ledgers[company.Code].Any() && !MergerInside.HasEnded(work, company.Code)) { Missing(work, company); }
            work.Companies.Add(company.Code, Read(work, company));
        }

        foreach (var books in work.Companies.Values.Where(b => IsEverFull(work, b.Code)).ToArray())
        {
            Book(work, work.Companies[books.Code] = DividendDays.Settle(work, books));
        }
    }

    /// <summary>Days that decide about the scope: the opening and every day at whose end something changes.</summary>
    public static IEnumerable<DateOnly> Days(GroupWork work) => [work.Before, .. work.Boundaries];

    public static bool IsEverFull(GroupWork work, string entity) => Days(work).Any(d => work.ScopeOn(d).IsFull(entity));

    private static bool IsEverInvestee(GroupWork work, string entity) => Days(work).Any(d => work.ScopeOn(d).Method(entity) == ConsolidationMethod.Equity);

    private static bool IsInScope(GroupWork work, string entity) => Days(work).Any(d => work.ScopeOn(d).Method(entity) != ConsolidationMethod.None);

    private static CompanyBooks Read(GroupWork work, Entity company)
    {
        var (entered, left) = (EntryOf(work, company.Code), ExitOf(work, company.Code));
        company = FunctionalChanges.Of(work, company);
        var frozen = work.Prior?.Books.GetValueOrDefault(company.Code);
        var begin = entered is { } day && Begins(work, company.Code, day) ? day : work.Before;
        var rows = LedgerPieces.Of(work, company.Code, begin, frozen, out _);
        rows.AddRange(Remeasurement.Of(work, company, rows));
        rows = MergerInside.Dated(work, company.Code, rows);
        var openings = rows.Where(r => r.IsOpening).ToArray();
        var cut = new Cut(work, company);
        if (entered is { } entry && IsEverFull(work, company.Code)) { rows = cut.AtEntry(rows, entry); }
        if (left is { } exit) { rows = cut.AtExit(rows, exit); }
        var rates = new CompanyRates(work, company.Currency, company.Lag) { ChangedOn = company.ChangedOn };
        var translator = new RowTranslator(work, company, rates, frozen, entered, work.End);
        var whole = FunctionalChanges.IsWithin(work, company, entered, left)
            ? FunctionalChanges.Translate(work, company, rates, rows, frozen, entered, left ?? work.End)
            : BookTranslation.Translate(work, company, rates, rows, frozen, entered, left ?? work.End);
        return new(company, Proportion.Taken(work, company, whole), entered, left, rates)
        {
            Whole = whole,
            Opening = IsEverInvestee(work, company.Code) || IsHeldBefore(work, company.Code, entered) ? [.. openings.Select(translator.Of)] : [],
            Outside = IsEverInvestee(work, company.Code) ? [.. cut.Outside.Select(translator.Of)] : [],
        };
    }

    private static bool IsHeldBefore(GroupWork work, string entity, DateOnly? entered) =>
        work.Input.Files.Events.Any(e => e.Entity == entity && e.Boundary < entered);

    private static bool Begins(GroupWork work, string entity, DateOnly day) =>
        work.Input.Files.Events.Any(e => e.Entity == entity && e.Boundary == day && e.BooksBegin);

    private static DateOnly? EntryOf(GroupWork work, string entity) =>
        work.ScopeOn(work.Before).IsFull(entity) ? null : work.Boundaries.Where(b => work.ScopeOn(b).IsFull(entity)).Select(b => (DateOnly?)b).FirstOrDefault();

    private static DateOnly? ExitOf(GroupWork work, string entity) =>
        !IsEverFull(work, entity) || work.ScopeOn(work.End).IsFull(entity)
            ? null
            : work.Boundaries.Last(b => !work.ScopeOn(b).IsFull(entity) && work.ScopeOn(Previous(work, b)).IsFull(entity));

    private static DateOnly Previous(GroupWork work, DateOnly boundary) => Days(work).Last(d => d < boundary);

    private static void Book(GroupWork work, CompanyBooks books)
    {
        work.Journal.AddPackage(books.Rows.Where(r => !IsExchange(r)).Select(r =>
            new BookedLine(new(books.Code, r.Account, r.Movement, r.Partner, r.Amount, Level.Package, null, r.Source), books.Code, r.From, r.To, true)));
        var day = books.Left ?? work.End;
        work.Journal.Append(Translation, day, books.Company.IsRemeasured
            ? FormattableString.Invariant($"Monetary balances of {books.Code} are remeasured at the closing rate of {day:yyyy-MM-dd}; the difference is income (ASC 830-10-45-17; SFAS 52 ¶47-48; IAS 21 ¶28).")
            : FormattableString.Invariant($"Balances of {books.Code} are brought from the rates of their movements to the closing rate of {day:yyyy-MM-dd}; the difference stands in the translation adjustment, by cause (IAS 21 ¶41; ASC 830-30-45-12)."),
            books.Rows.Where(IsExchange)
                .Select(r => new Leg(books.Code, r.Account, r.Movement, r.Amount) { Partner = r.Partner, Holder = books.Code, From = r.From, Own = true }));
    }

    private static bool IsExchange(BookRow row) =>
        row.Source is null && row.Movement is (null or MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements);

    private static void Missing(GroupWork work, Entity company)
    {
        var file = FormattableString.Invariant($"ledgers/{work.End:yyyy-MM}/{company.Code}.csv");
        work.Fault("LG105", "trial-balance-missing", new(file),
            string.Create(CultureInfo.InvariantCulture,
                $"{company.Code} belongs to the group in the period to {work.End:yyyy-MM-dd} but has no trial balance in it."), "no file", file,
            $"Add it, or correct {EventReader.EventsFile}.");
    }
}
