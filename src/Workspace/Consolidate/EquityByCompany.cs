using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>What a company contributes to the equity of one group of owners, by cause; here credits are positive.</summary>
internal sealed class EquityShare
{
    public const int Opening = 0, Result = 1, OtherIncome = 2, Dividends = 3, Capital = 4, Scope = 5, Other = 6;

    /// <summary>In the order of the constants.</summary>
    public decimal[] Causes { get; } = new decimal[7];

    public decimal Closing => Causes.Sum();
}

/// <summary>
/// The equity of the group company by company: what its owners and the others have of it, from opening to closing by cause (IAS 1 ¶106; ASC 505-10-50-2,
/// 810-10-50-1A). The result is that of the income statement, so that the closing is reached from the causes, never typed; each opening is held to the closing
/// before.
/// </summary>
internal sealed class EquityByCompany
{
    private const string Between = "between companies";

    private static readonly string[] Captions = ["opening", "result", "other comprehensive income", "dividends", "capital", "scope", "other"];

    private readonly Dictionary<string, EquityShare> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EquityShare> others = new(StringComparer.Ordinal);

    /// <param name="earlier">The closing before in the same fiscal year, where the period is only what arose since (<see cref="PeriodView"/>): its results are
    /// part of the opening.</param>
    public EquityByCompany(ConsolidatedPeriod period, ChartOfAccounts chart, ConsolidatedPeriod? earlier = null)
    {
        foreach (var line in (earlier?.Lines ?? []).Where(l => !chart[l.Account].IsBalanceSheet))
        {
            Add(owners, line.Level == Level.Elimination ? Between : line.Entity, EquityShare.Opening, -line.Amount);
        }

        foreach (var line in period.Lines.Where(l => l.Level != Level.Result))
        {
            // Sales of one company to another move results between them in this year only: a company's result is the one of its books, and what eliminations
            // leave of it stands apart.
            var company = line.Level == Level.Elimination ? Between : line.Entity;
            switch (chart[line.Account].Class)
            {
                case AccountClass.Equity: Add(owners, company, CauseOf(line.Movement), -line.Amount); break;
                case AccountClass.Minority: Add(others, company, CauseOf(line.Movement), -line.Amount); break;
                case AccountClass.Income or AccountClass.Expense: Add(owners, company, EquityShare.Result, -line.Amount); break;
            }
        }
    }

    /// <summary>Every company's opening against its closing before, for the owners of the parent and for the others.</summary>
    public IEnumerable<Proof> Openings(EquityByCompany before) =>
        OpeningsOf("owners of the parent", owners, before.owners).Concat(OpeningsOf("others", others, before.others));

    public Sheet Table()
    {
        var sheet = new Sheet("Equity", "equity.csv", ["company", "of", .. Captions, "closing"]);
        var (ofOwners, ofOthers) = (new List<int>(), new List<int>());
        foreach (var company in owners.Keys.Union(others.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Row(sheet, company, "owners of the parent", owners, ofOwners);
            Row(sheet, company, "others", others, ofOthers);
        }

        var first = sheet.Next;
        Total(sheet, "owners of the parent", ofOwners);
        Total(sheet, "others", ofOthers);
        Total(sheet, "all", [first, first + 1]);
        return sheet;
    }

    private static int CauseOf(string? movement) => movement switch
    {
        MovementCodes.Opening => EquityShare.Opening,
        MovementCodes.NetIncome or MovementCodes.MinorityResult => EquityShare.Result,
        MovementCodes.OtherComprehensiveIncome or MovementCodes.Exchange or MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements =>
            EquityShare.OtherIncome,
        MovementCodes.Dividends => EquityShare.Dividends,
        MovementCodes.CapitalChange => EquityShare.Capital,
        MovementCodes.Entry or MovementCodes.Exit or MovementCodes.PercentageChange => EquityShare.Scope,
        _ => EquityShare.Other,
    };

    private static void Add(Dictionary<string, EquityShare> shares, string company, int cause, decimal amount)
    {
        if (!shares.TryGetValue(company, out var share)) { shares.Add(company, share = new()); }
        share.Causes[cause] += amount;
    }

    private static IEnumerable<Proof> OpeningsOf(string of, Dictionary<string, EquityShare> now, Dictionary<string, EquityShare> before) =>
        from company in now.Keys.Union(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let opening = now.TryGetValue(company, out var share) ? share.Causes[EquityShare.Opening] : 0m
        let closing = before.TryGetValue(company, out var earlier) ? earlier.Closing : 0m
        where opening != 0m || closing != 0m
        select ProofRule.Equity.Of("equity of a company opens as it closed", $"{company}, {of}", opening, closing);

    private static void Row(Sheet sheet, string company, string of, Dictionary<string, EquityShare> shares, List<int> rows)
    {
        if (!shares.TryGetValue(company, out var share) || share.Causes.All(c => c == 0m)) { return; }
        rows.Add(sheet.Next);
        Cell[] cells = [new Cell.Text(company), new Cell.Text(of), .. share.Causes.Select(c => new Cell.Number(c))];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
    }

    private static void Total(Sheet sheet, string of, IReadOnlyList<int> rows) =>
        sheet.Add([new Cell.Text("Group"), new Cell.Text(of), .. Enumerable.Range(2, Captions.Length + 1).Select(c => sheet.SumOfRows(c, rows))]);
}
