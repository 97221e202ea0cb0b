
namespace Kessan.Consolidation;

/// <summary>The cost of investees stands where the equity method stands, whatever account the owner's books use.</summary>
internal static class InvestmentPresentation
{
    private static readonly Rule Rule = new("IP", StandardRules.InvestmentPresentation, Level.Elimination);

    public static void Apply(GroupWork work)
    {
        foreach (var (owner, entity) in InvesteeStage.Holdings(work, work.End))
        {
            var account = InvesteeStage.Account(work, entity);
            var elsewhere = work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Entity == owner && l.Line.Partner == entity && l.Line.Account != account && work.Rules.Takes(StandardRules.InvestmentPresentation, owner, l.Line.Account, l.Line.Movement, entity)).ToArray();
            var legs = elsewhere.Select(l => new Leg(owner, l.Line.Account, l.Line.Movement, -l.Line.Amount) { Partner = entity })
                .Concat(elsewhere.Select(l => new Leg(owner, account, l.Line.Movement, l.Line.Amount) { Partner = entity }));
            work.Journal.Append(Rule, work.End, $"The investment of {owner} in {entity} is one of the equity method (IAS 28 ¶10; APB 18 ¶19).", legs);
        }
    }
}
