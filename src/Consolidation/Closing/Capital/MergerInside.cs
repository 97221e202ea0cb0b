using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A company of the group takes over all of another, which ends: for the group nothing happened (IFRS 10 ¶B86; ASC 810-10-45-1; ASBJ guidance 10 ¶206-207).
/// Assets and liabilities go from one company's books to the other's by themselves; the investment that went, the equity that ended and what the books made of
/// the difference are taken back. Goodwill and step-ups stay under the company's code.
/// <example>Assets of 480 for an investment of 500: a loss of 20 in the books, none in the group.</example>
/// </summary>
internal static class MergerInside
{
    private static readonly Rule Rule = new("MI", "merger-inside-the-group", Level.Consolidation);

    /// <summary>Rows of what was taken over stand on the day after: events of the day itself come before it.</summary>
    public static List<TimedRow> Dated(GroupWork work, string company, List<TimedRow> rows) => [.. rows.Select(r =>
        r.Row.Movement == MovementCodes.Entry && r.Row.Partner is { } partner && Between(work, company, partner) is { } day
            ? new(r.Row with { Partner = RowTranslator.IsInvestment(work, r.Row.Account) ? partner : null }, day.AddDays(1), day.AddDays(1)) : r)];

    /// <summary>Whether a company had ended before the period began.</summary>
    public static bool HasEnded(GroupWork work, string company) =>
        work.Input.Files.Events.Any(e => e.Kind == EventKind.Merger && e.Entity == company && e.Boundary <= work.Before);

    /// <summary>Whether a row is of what a merger takes over or leaves: the shares that went, and what the books made of the difference.</summary>
    public static bool IsRow(GroupWork work, ResolvedRow row) =>
        work.Chart[row.Account].Role == AccountRole.DisposalResult || (row.Movement == MovementCodes.Entry && RowTranslator.IsInvestment(work, row.Account));

    /// <summary>The day on which a company ends in the period; null where it does not.</summary>
    public static DateOnly? EndOf(GroupWork work, string company) =>
        work.Input.Files.Events.Where(e => e.Kind == EventKind.Merger && e.Entity == company && e.Boundary > work.Before && e.Boundary <= work.End)
            .Select(e => (DateOnly?)e.Boundary)
            .FirstOrDefault();

    public static void Apply(GroupWork work, GroupEvent e, DateOnly day)
    {
        if (work.ScopeOn(day).Outside(e.Entity) != 0m)
        {
            work.Fault("WS150", "merged-company-has-others", new(EventReader.EventsFile, e.Source.Row),
                $"{e.Entity} is merged into {e.Owner}, but others hold a part of it.",
                work.ScopeOn(day).Outside(e.Entity).ToString("0.####%", CultureInfo.InvariantCulture), "none",
                "Write what the others got for their shares as a purchase of the same day before the merger.");
            return;
        }

        var lines = work.Journal.Lines.Where(l => l.Line.Level == Level.Package && IsOfMerger(work, l, e, day)).ToArray();
        var rest = lines.Sum(l => l.Line.Amount);
        if (rest != 0m && !IsOfRates(work, e))
        {
            work.Report("CO670", "merger-does-not-add-to-zero", new(EventReader.EventsFile, e.Source.Row),
                $"The investment that {e.Owner} gave up, the equity of {e.Entity} that ended and what was booked for the difference do not add to zero; nothing of event {e.Code} is taken back.",
                rest, 0m,
                $"Write what passed as rows with the movement {MovementCodes.Entry} and the other company as partner in both ledgers, and the difference of {e.Owner} on equity with them or on the account of the disposal result.");
            return;
        }

        NonControllingShares.OfMoment(work,
            work.Journal.Append(Rule, day,
                $"{e.Entity} is merged into {e.Owner}: for the group nothing happened (IFRS 10 ¶B86; ASC 810-10-45-1; ASBJ guidance 10 ¶206-207).",
            lines.Select(l => new Leg(l.Line.Entity, l.Line.Account, l.Line.Movement, -l.Line.Amount)
            {
                Partner = l.Line.Partner,
                Holder = work.IsResult(l.Line.Account) ? l.Line.Entity : null,
                From = l.From,
                To = l.To,
                Source = l.Line.Source
            })
                .Concat(Adjustment(work, e))
                .Append(rest == 0m
                    ? new(e.Owner, work.Accounts.RetainedEarnings, MovementCodes.Entry, 0m)
                    : new(e.Owner, work.Accounts.TranslationAdjustment, MovementCodes.Entry, rest) { Holder = e.Owner }), e.Source), day);
    }

    // The translation adjustment goes on with what it belongs to: it leaves the group with the company that took over.
    private static IEnumerable<Leg> Adjustment(GroupWork work, GroupEvent e)
    {
        if (work.Accounts.TranslationAdjustmentOrNone is not { Length: > 0 } account) { return []; }
        var left = work.Journal.Lines.Where(l => l.Line.Entity == e.Entity && l.Line.Account == account).Sum(l => l.Line.Amount);
        return left == 0m ? [] : [new(e.Entity, account, MovementCodes.Reclassification, -left), new(e.Owner, account, MovementCodes.Reclassification, left)];
    }

    // In their own currency the rows add to zero; translated, roundings may be left.
    private static bool IsOfRates(GroupWork work, GroupEvent e)
    {
        if (work.Companies.GetValueOrDefault(e.Owner) is not { Rates.IsForeign: true } owner || work.Companies.GetValueOrDefault(e.Entity) is not { } merged
            || owner.Company.Currency != merged.Company.Currency)
        {
            return false;
        }
        var ended = merged.Rows.Where(r => r.Movement == MovementCodes.Entry && work.Chart[r.Account].Class == AccountClass.Equity && r.Source is not null)
            .Sum(r => r.Functional);
        return ended + owner.Rows.Where(r => r.Source is not null && IsDifference(work, e, r)).Sum(r => r.Functional) == 0m;
    }

    private static bool IsDifference(GroupWork work, GroupEvent e, BookRow row) => work.Chart[row.Account].Role == AccountRole.DisposalResult
        ? row.Partner == e.Entity
        : row.Movement == MovementCodes.Entry
            && (RowTranslator.IsInvestment(work, row.Account) ? row.Partner == e.Entity : work.Chart[row.Account].Class == AccountClass.Equity);

    private static bool IsOfMerger(GroupWork work, BookedLine line, GroupEvent e, DateOnly day) =>
        work.Chart[line.Line.Account].Role == AccountRole.DisposalResult
        ? line.Line.Entity == e.Owner && line.Line.Partner == e.Entity && line.Line.Movement is null
            && !work.EventsAt(day).Any(s => s.Kind == EventKind.Sale && s.Owner == e.Owner && s.Entity == e.Entity)
        : line.Line.Movement == MovementCodes.Entry && line.To == day.AddDays(1) && line.From == line.To && (RowTranslator.IsInvestment(work, line.Line.Account)
            ? line.Line.Entity == e.Owner && line.Line.Partner == e.Entity
            : (line.Line.Entity == e.Owner || line.Line.Entity == e.Entity) && work.Chart[line.Line.Account].Class == AccountClass.Equity);

    /// <summary>The day on which one of two companies is merged into the other in the period.</summary>
    public static DateOnly? Between(GroupWork work, string one, string other) => work.Input.Files.Events
        .Where(e => e.Kind == EventKind.Merger && e.Boundary > work.Before && e.Boundary <= work.End
            && ((e.Owner == one && e.Entity == other) || (e.Owner == other && e.Entity == one)))
        .Select(e => (DateOnly?)e.Boundary)
        .FirstOrDefault();
}
