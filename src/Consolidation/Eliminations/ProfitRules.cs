using System.Globalization;
using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>
/// Books rules that select profits inside the group on what the buyer still holds (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6; with an investee IAS 28 ¶28, ASC
/// 323-10-35-7): standard ones, of which the policies say which rows hold, and those of the workspace. One entry for each profit and what became of it.
/// <example>Sold for 20, cost 16, all still held: inventory −4, cost of sales +4; of 75% owned seller 1 is the others'.</example>
/// </summary>
internal static class ProfitRules
{
    private const string Prefix = "UP";

    /// <summary>The steps of the closing that book standard rules, each with its order.</summary>
    public static IEnumerable<(int Order, Action<GroupWork> Do)> Steps =>
        StandardRules.All.Where(r => r.IsOfProfits)
            .Select(r => (r.Order, r.Name))
            .Distinct()
            .Select(r => (r.Order, (Action<GroupWork>)(work => Apply(work, r.Name))));

    private static void Apply(GroupWork work, string standard)
    {
        if (work.Input.Files.Unrealised.Count == 0) { return; }
        var made = StandardRules.Of(standard, work.Policies)
            .SelectMany(rule => Book(work, rule, line => work.Rules.Takes(rule, line.Entity, line.Account, line.Movement, line.Partner)))
            .ToList();
        RuleLegs.ShareOpening(work, made, "in profits not realised at the opening");
    }

    public static IReadOnlyList<BookedLine> Book(GroupWork work, EliminationRule rule) =>
        Book(work, rule, line => work.Rules.Fits(rule.Selection, line.Entity, line.Account, line.Movement, line.Partner));

    private static List<BookedLine> Book(GroupWork work, EliminationRule rule, Func<JournalLine, bool> takes)
    {
        var made = new List<BookedLine>();
        foreach (var of in ProfitLines.Of(work).Where(l => l.Lines == rule.Selection.Lines && takes(l.Of.Line)).GroupBy(l => (l.Item, l.Said, l.Owner)))
        {
            made.AddRange(work.Journal.Append(new(Prefix, rule.Name, rule.Level) { Origin = rule.Origin }, of.First().Of.To,
                Reason(rule, of.Key.Item, of.Key.Said), of.SelectMany(l => Legs(work, rule, l)), [of.Key.Item.Source, .. Own(rule)]));
        }

        return made;
    }

    private static SourceLine[] Own(EliminationRule rule) => rule.IsStandard ? [] : [rule.Source];

    private static IEnumerable<Leg> Legs(GroupWork work, EliminationRule rule, ProfitLine line)
    {
        var whole = line.Of.Line.Amount * rule.Factor;
        // A part of a venture is exact, and so is all of a profit.
        var amount = rule.FactorOf == FactorOf.Line && Math.Abs(rule.Factor) == 1m
            ? whole
            : work.Round(whole * (rule.FactorOf == FactorOf.TaxRate ? line.Item.TaxRate : RuleLegs.Share(work, rule, line.Of.Line.Entity)));
        return amount == 0m ? [] : RuleLegs.Of(work, rule, new(line.Of, amount) { Profit = line });
    }

    private static string Reason(EliminationRule rule, UnrealisedItem item, string said) =>
        string.Create(CultureInfo.InvariantCulture,
            $"Profit of {item.Profit} on what {item.Seller} sold to {item.Buyer} by {item.Date:yyyy-MM-dd} {said}: {rule.Reason} (rule {rule.Name}, order {rule.Order}).");
}
