using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Books the rules of group/eliminations.csv. A selected line times the factor goes out of its account and to the destination. Of a balance that goes to a
/// result, what was there at the opening is in earlier years' earnings, and only the change is of this year.
/// <example>A quarter of goods of 400 bought inside the group is profit: goods −100, cost of sales +100; with goods of 240 at the opening, of these 60 in
/// retained earnings and 40 in the year.</example>
/// </summary>
internal static class WorkspaceRules
{
    private const string Prefix = "EL";

    /// <summary>Those whose order lies from one number up to below another.</summary>
    public static void Apply(GroupWork work, int from, int below)
    {
        foreach (var rule in work.Rules.Own.Where(r => r.Order >= from && r.Order < below)) { Book(work, rule); }
    }

    private static void Book(GroupWork work, EliminationRule rule)
    {
        var made = rule.IsOfProfits ? ProfitRules.Book(work, rule) : OfLines(work, rule);
        RuleLegs.ShareOpening(work, made, "in what rules of the workspace took out of the opening");
        if (rule.Order >= StandardRules.TimeLineOrder) { NonControllingShares.OfMoment(work, made.Where(m => work.IsResult(m.Line.Account)), work.End); }
    }

    private static IReadOnlyList<BookedLine> OfLines(GroupWork work, EliminationRule rule)
    {
        var lines = Selected(work, rule).ToArray();
        if (lines.Length == 0) { return []; }
        var made = new List<BookedLine>();
        if (rule.Destination is not null) { made.AddRange(Append(work, rule, "", lines.SelectMany(l => RuleLegs.Of(work, rule, l)))); }
        else
        {
            foreach (var pair in lines.GroupBy(PairOf, StringComparer.Ordinal).OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                made.AddRange(OfPair(work, rule, pair.Key, [.. pair]));
            }
        }

        return made;
    }

    private static IReadOnlyList<BookedLine> OfPair(GroupWork work, EliminationRule rule, string pair, SelectedLine[] lines)
    {
        if (lines.Sum(l => l.Amount) is var rest && rest == 0m) { return Append(work, rule, pair, lines.SelectMany(l => RuleLegs.Of(work, rule, l))); }
        work.Report("CO661", "rule-does-not-add-to-zero", new(rule.Source.File, rule.Source.Row),
            string.Create(CultureInfo.InvariantCulture,
                $"Rule {rule.Name} has no destination, and what it selects{(pair.Length > 0 ? $" between {pair}" : "")} adds to {rest:0.############################}; nothing of it is taken out."),
                rest, 0m, "Select both sides, or name the destination of the difference.");
        return [];
    }

    private static string PairOf(SelectedLine line) => line.Of.Line.Partner is not { } partner ? ""
        : string.CompareOrdinal(line.Of.Line.Entity, partner) < 0 ? $"{line.Of.Line.Entity} and {partner}" : $"{partner} and {line.Of.Line.Entity}";

    private static IReadOnlyList<BookedLine> Append(GroupWork work, EliminationRule rule, string pair, IEnumerable<Leg> legs) => work.Journal.Append(
        new(Prefix, rule.Name, rule.Level) { Origin = rule.Origin }, work.End,
        $"{(pair.Length > 0 ? pair + ": " : "")}{rule.Reason} (rule {rule.Name}, order {rule.Order.ToString(CultureInfo.InvariantCulture)}).", legs,
        rule.Source);

    // A permanent entry is carried forward by itself: of later years it sees the flows alone.
    private static IEnumerable<SelectedLine> Selected(GroupWork work, EliminationRule rule)
    {
        var permanent = rule.Level == Level.Consolidation && work.Prior is not null;
        foreach (var line in work.Journal.Lines)
        {
            var of = line.Line;
            if (!IsOf(rule.Selection.Lines, of) || !IsThere(work, of) || (permanent && of.Movement == MovementCodes.Opening)
                || !work.Rules.Fits(rule.Selection, of.Entity, of.Account, of.Movement, of.Partner))
            {
                continue;
            }
            var amount = work.Round(line.Line.Amount * rule.Factor * RuleLegs.Share(work, rule, of.Entity) * MemberShares.Of(work, rule.Selection, of));
            if (amount != 0m) { yield return new(line, amount); }
        }
    }

    private static bool IsOf(LinesOf lines, JournalLine line) => lines switch
    {
        LinesOf.All => true,
        LinesOf.Adjusted => line.Level == Level.Package || line.Origin == Origin.LocalAdjustment,
        _ => line.Level == Level.Package,
    };

    // Balances of a company that has left are gone with it; its results until then are the group's.
    private static bool IsThere(GroupWork work, JournalLine line) => work.IsResult(line.Account) || work.ScopeOn(work.End).IsFull(line.Entity);
}
