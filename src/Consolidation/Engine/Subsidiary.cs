using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>One subsidiary while its capital is consolidated: what the parts of that step share.</summary>
internal sealed class Subsidiary
{
    public static readonly Rule Capital = new("CC", "capital-consolidation", Level.Consolidation);

    public Subsidiary(PeriodWork work, string code)
    {
        (Work, Code, Package, Enters) = (work, code, work.Packages[code], Scope.Enters(work, code));
        Steps = work.StepsOf(code);
        EntrySteps = Enters ? [.. Steps.Where(s => s.Date == Scope.EntryDay(work, code))] : [];
        Increases = Enters ? [.. Steps.Where(s => s.Date > Scope.EntryDay(work, code))] : Steps;
        Minority = new(work.Round);
    }

    public PeriodWork Work { get; }

    public string Code { get; }

    public Package Package { get; }

    /// <summary>Whether it was not a subsidiary at the opening of the fiscal year.</summary>
    public bool Enters { get; }

    public IReadOnlyList<AcquisitionStep> Steps { get; }

    public IReadOnlyList<AcquisitionStep> EntrySteps { get; }

    /// <summary>The steps after it was a subsidiary.</summary>
    public IReadOnlyList<AcquisitionStep> Increases { get; }

    public MinorityShare Minority { get; }

    /// <summary>The movement under which it brought its balances in; null where it was a subsidiary before.</summary>
    public string? EntryMovement => EntrySteps.Count == 0 ? null : EntrySteps[0].Movement;

    /// <summary>Rows of its equity, the result of the year not included.</summary>
    public IEnumerable<JournalLine> EquityUnder(string movement) => Package.Equity(Work.Chart).Where(l => l.Movement == movement);

    /// <summary>Rows of owners for their holding in it, on the accounts with a role.</summary>
    public IEnumerable<JournalLine> HoldingsOn(AccountRole role) => Work.FullLinesWith(Code).Where(l => Work.Chart[l.Account].Role == role);

    public bool IsCapital(JournalLine line) => Work.Chart[line.Account].Role is AccountRole.CommonStock or AccountRole.PaidInCapital;

    public bool IsRetained(JournalLine line) => Work.Chart[line.Account].Role == AccountRole.RetainedEarnings;

    public decimal ShareOn(DateOnly day) => Work.Input.Group.ShareOn(Code, day);

    /// <summary>A line on minority interest; a credit where the amount is positive.</summary>
    public Posting MinorityInterest(string movement, decimal credit) => new(Code, Work.Accounts.MinorityInterest, movement, null, -credit);

    /// <summary>The owner's investment taken away, in the column of the subsidiary.</summary>
    public Posting Investment(JournalLine holding, string movement, decimal amount) =>
        new(Code, holding.Account, movement, holding.Entity, -amount, holding.Source);

    /// <summary>Takes a line of its equity away.</summary>
    public static Posting Reversing(JournalLine line) => Posting.Reversing(line) with { Partner = null };

    public IEnumerable<Posting> AllocationsOf(AcquisitionStep step) =>
        Work.AllocationsOf(step).Select(a => new Posting(Code, a.Account, step.Movement, null, a.Amount, a.Source));

    public void Report(string code, string rule, SourceLine source, string message, decimal found, decimal expected, string remedy) =>
        Work.Report(code, rule, new(source.File, source.Row), message, FormattableString.Invariant($"{found}"), FormattableString.Invariant($"{expected}"),
            remedy);
}
