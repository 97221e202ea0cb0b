using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 6c. Money paid into a subsidiary whose shares stay divided as they were: the owners' part stands against their investment, the rest came from the
/// minority. Transfers between its capital and its retained earnings change nothing for the group.
/// </summary>
internal static class CapitalPaidIn
{
    public static void Book(Subsidiary subsidiary)
    {
        var holdings = subsidiary.HoldingsOn(AccountRole.InvestmentInSubsidiaries).ToArray();
        var movements = holdings.Select(l => l.Movement!)
            .Concat(subsidiary.Package.Lines.Where(subsidiary.IsCapital).Select(l => l.Movement!))
            .Distinct(StringComparer.Ordinal)
            .Where(m => m != MovementCodes.Opening && m != subsidiary.EntryMovement && !subsidiary.Steps.Any(s => s.Movement == m))
            .OrderBy(m => subsidiary.Work.Input.Movements.PositionOf(m));
        foreach (var movement in movements) { Book(subsidiary, movement, [.. holdings.Where(l => l.Movement == movement)]); }
    }

    private static void Book(Subsidiary subsidiary, string movement, IReadOnlyList<JournalLine> holdings)
    {
        var equity = subsidiary.EquityUnder(movement).Where(l => subsidiary.IsCapital(l) || subsidiary.IsRetained(l)).ToArray();
        if (equity.Length == 0)
        {
            var paid = holdings.Sum(l => l.Amount);
            subsidiary.Report("CO309", "investment-without-counterpart", holdings[0].Source!,
                FormattableString.Invariant($"The investment in {subsidiary.Code} changes by {paid} under {movement}, but neither its equity nor an acquisition step does. It is not eliminated."),
                paid, 0m, $"Add the step to {AcquisitionReader.StepsFile}, or the rows to the trial balance of {subsidiary.Code}.");
            return;
        }

        var minority = subsidiary.Minority.AddBooked(-equity.Sum(l => l.Amount) - holdings.Sum(l => l.Amount));
        subsidiary.Work.Journal.Append(
            Subsidiary.Capital,
            $"What was paid into {subsidiary.Code} under {movement} stands against the investment and the minority's part (ARB 51 ¶7).",
            [
                .. equity.Select(Subsidiary.Reversing),
                .. holdings.Select(l => subsidiary.Investment(l, movement, l.Amount)),
                subsidiary.MinorityInterest(movement, minority),
            ]);
    }
}
