using Kessan.Consolidation;
using Kessan.Ledgers;
using JournalLine = Kessan.Consolidation.JournalLine;

namespace Kessan.Tests.Consolidation;

/// <summary>What holds of every consolidation, tried on all workspaces in the repository.</summary>
public class ConsolidatorProperties
{
    public static TheoryData<string> Folders => [.. Books.Folders];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_order_of_rows_and_files_does_not_change_a_byte(string folder)
    {
        var input = Books.Read(folder);
        var expected = Books.Text(input);
        for (var seed = 1; seed <= 5; seed++) { Books.Text(Books.Shuffled(input, seed)).ShouldBe(expected); }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Debits_equal_credits_after_every_entry_and_nothing_before_is_touched(string folder)
    {
        var input = Books.Read(folder);
        foreach (var period in Consolidator.Run(input).Periods.Values)
        {
            var packages = period.Lines.Count - period.Entries.Sum(e => e.Lines.Count);
            period.Lines.Take(packages).ShouldAllBe(l => l.Level == Level.Package && l.Entry == null);
            period.Lines.Skip(packages).ShouldBe(period.Entries.SelectMany(e => e.Lines));
            period.Entries.Select(e => e.Id).ShouldBeUnique(StringComparer.Ordinal);
            foreach (var entry in period.Entries.Where(e => e.Rule is not ("carry-forward" or "result-of-period")))
            {
                entry.Lines.Sum(l => l.Amount).ShouldBe(0m, entry.Id);
            }
            period.Entries.Where(e => e.Rule == "carry-forward").Sum(e => e.Lines.Sum(l => l.Amount)).ShouldBe(0m);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Balance_sheet_and_cash_flow_hold_together(string folder)
    {
        var input = Books.Read(folder);
        foreach (var period in Consolidator.Run(input).Periods.Values)
        {
            period.Findings.ShouldBeEmpty();
            decimal Sum(Func<JournalLine, Account, bool> which) => period.Lines.Where(l => which(l, input.Chart[l.Account])).Sum(l => l.Amount);
            Sum((_, a) => a.IsBalanceSheet).ShouldBe(0m);
            Sum((l, _) => l.Movement == MovementCodes.Opening).ShouldBe(0m);
            Sum((l, _) => l.Movement == MovementCodes.NetIncome).ShouldBe(Sum((_, a) => !a.IsBalanceSheet));
            // What the cash flow statement shows of all other accounts is the change in cash.
            Sum((l, _) => l.Movement is { } m && input.Movements.Find(m)!.Kind is MovementKind.Cash or MovementKind.Result).ShouldBe(0m);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Twice_the_amounts_give_twice_the_results(string folder)
    {
        // So large that shares and rates, which have few decimals, need no rounding; parts over months are left out.
        var input = Books.Read(folder);
        var (small, large) = (Consolidator.Run(Books.Scaled(input, 100_000_000m)), Consolidator.Run(Books.Scaled(input, 200_000_000m)));
        foreach (var (end, period) in small.Periods.Where(p => !p.Value.Entries.Any(e => e.Rule is "allocation-write-off" or "carry-forward")))
        {
            large.Periods[end].Lines.Select(l => (l.Entity, l.Account, l.Movement, l.Amount))
                .ShouldBe(period.Lines.Select(l => (l.Entity, l.Account, l.Movement, l.Amount * 2m)));
        }
    }
}
