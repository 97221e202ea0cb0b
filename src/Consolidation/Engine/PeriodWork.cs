using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>The consolidation of one month end: what the steps share. A step reads packages and the lines so far, and appends entries and findings.</summary>
internal sealed class PeriodWork
{
    private readonly List<Finding> findings = [];
    private readonly HashSet<string> full;
    private JournalLine[]? fullLines;
    private ILookup<string, JournalLine>? byPartner;
    private ILookup<string, JournalLine>? openings;

    public PeriodWork(ConsolidationInput input, DateOnly end, YearEnd? prior)
    {
        (Input, End, Prior) = (input, end, prior);
        YearStart = input.Calendar.CumulativeTo(end).Start!.Value;
        Full = Codes(ConsolidationMethod.Full);
        full = new(Full, StringComparer.Ordinal);
        Investees = Codes(ConsolidationMethod.Equity);
        Accounts = new(input.Chart);
    }

    public ConsolidationInput Input { get; }

    public DateOnly End { get; }

    public DateOnly YearStart { get; }

    /// <summary>The last day of the fiscal year before: the day of the openings.</summary>
    public DateOnly Before => YearStart.AddDays(-1);

    /// <summary>The closing of the fiscal year before; null in the first fiscal year of the workspace.</summary>
    public YearEnd? Prior { get; }

    /// <summary>The companies consolidated in full at the end, by code.</summary>
    public IReadOnlyList<string> Full { get; }

    /// <summary>The equity-method investees at the end, by code.</summary>
    public IReadOnlyList<string> Investees { get; }

    public RoleAccounts Accounts { get; }

    public JournalBuilder Journal { get; } = new();

    /// <summary>By company, those of investees included (which are not in the journal).</summary>
    public Dictionary<string, Package> Packages { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> Findings => findings;

    public ChartOfAccounts Chart => Input.Chart;

    public bool IsFull(string? entity) => entity is not null && full.Contains(entity);

    public decimal Round(decimal amount) => Rounding.Round(amount, Input.SmallestUnit, RoundingMode.HalfUp);

    /// <summary>Lines of the packages of fully consolidated companies, once they are aggregated.</summary>
    public IReadOnlyList<JournalLine> FullLines => fullLines ??= [.. Full.SelectMany(code => Packages[code].Lines)];

    /// <summary>Those lines that name a company of the group, by that company: every subsidiary asks for the holdings in it.</summary>
    public IEnumerable<JournalLine> FullLinesWith(string partner) =>
        (byPartner ??= FullLines.Where(l => l.Partner is not null).ToLookup(l => l.Partner!, StringComparer.Ordinal))[partner];

    /// <summary>What was carried forward for a company; known once step 2 has been done, which alone books openings.</summary>
    public IEnumerable<JournalLine> CarriedForward(string entity) =>
        (openings ??= Journal.Lines.Where(l => l.Level == Level.Consolidation && l.Movement == MovementCodes.Opening)
            .ToLookup(l => l.Entity, StringComparer.Ordinal))[entity];

    public void Report(string code, string rule, Place place, string message, string? found = null, string? expected = null, string? remedy = null) =>
        findings.Add(new(code, rule, Severity.Exception, place, message) { Printed = found, Expected = expected, Remedy = remedy });

    /// <summary>The steps of a company from the first day of the fiscal year to the end, in order of time.</summary>
    public IReadOnlyList<AcquisitionStep> StepsOf(string entity) =>
    [
        .. Input.Group.Steps.Where(s => s.Entity == entity && s.Date >= YearStart && s.Date <= End)
            .OrderBy(s => s.Date)
            .ThenBy(s => s.Step, StringComparer.Ordinal),
    ];

    public decimal AllocatedBy(AcquisitionStep step) => AllocationsOf(step).Sum(a => a.Amount);

    public IEnumerable<Allocation> AllocationsOf(AcquisitionStep step) =>
        Input.Group.Allocations.Where(a => a.Step == step.Step).OrderBy(a => Chart.PositionOf(a.Account)).ThenBy(a => a.Source.Row);

    private string[] Codes(ConsolidationMethod method) =>
        [.. Input.Group.Entities.Where(e => Input.Group.MethodOn(e.Code, End) == method).Select(e => e.Code).Order(StringComparer.Ordinal)];
}
