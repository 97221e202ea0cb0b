using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// An owner whose own books carry a subsidiary by the equity method is brought back to cost first: what it took up this year goes out of its income, what it
/// took up before out of its retained earnings. Then the subsidiary is consolidated as every other (ASC 810-10-45-1).
/// </summary>
internal static class EquityMethodInBooks
{
    private static readonly Rule Rule = new("EB", "investment-to-cost", Level.Consolidation);

    public static void Apply(GroupWork work)
    {
        foreach (var rows in work.Journal.Lines
            .Where(l => l.Line.Level == Level.Package && l.Line.Partner is { } p && p != work.Timeline.Parent && work.Companies.ContainsKey(p)
                && RowTranslator.IsInvestment(work, l.Line.Account))
            .GroupBy(l => $"{l.Line.Entity}\n{l.Line.Partner}", StringComparer.Ordinal)
            .ToArray())
        {
            var pair = rows.Key.Split('\n');
            ThisYear(work, pair[0], pair[1], [.. rows]);
            if (work.Prior is null) { Before(work, pair[0], pair[1], [.. rows]); }
        }
    }

    private static void ThisYear(GroupWork work, string owner, string entity, BookedLine[] rows)
    {
        var income = work.Journal.Lines
            .Where(l => l.Line.Level == Level.Package && l.Line.Entity == owner && l.Line.Partner == entity
                && work.Chart[l.Line.Account].Role == AccountRole.EquityMethodResult)
            .ToArray();
        var taken = rows.Where(r => r.Line.Movement == MovementCodes.EquityMethod).ToArray();
        if (income.Sum(i => i.Line.Amount) + taken.Sum(t => t.Line.Amount) != 0m) { return; }
        work.Journal.Append(Rule, work.End,
            $"What the books of {owner} took up of {entity} this year goes out: the group takes it up itself (ASC 810-10-45-1; IFRS 10 ¶B86).",
            taken.Concat(income).Select(Reversed));
    }

    private static void Before(GroupWork work, string owner, string entity, BookedLine[] rows)
    {
        var opening = rows.Where(r => r.Line.Movement == MovementCodes.Opening).Sum(r => r.Line.Amount);
        var cost = Acquisition.CostOf(work, owner, entity, work.Before);
        if (opening == cost || opening == 0m) { return; }
        work.Journal.Append(Rule, work.Before,
            string.Create(CultureInfo.InvariantCulture,
                $"The books of {owner} open with {opening} for {entity}, which cost {cost}: what they had taken up before goes out of retained earnings (ASC 810-10-45-1; IFRS 10 ¶B86)."),
            [new(owner, rows[0].Line.Account, MovementCodes.Opening, cost - opening) { Partner = entity },
                new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, opening - cost)]);
    }

    private static Leg Reversed(BookedLine line) =>
        new(line.Line.Entity, line.Line.Account, line.Line.Movement, -line.Line.Amount)
        {
            Partner = line.Line.Partner,
            Holder = line.Holder,
            From = line.From,
            Source = line.Line.Source
        };
}
