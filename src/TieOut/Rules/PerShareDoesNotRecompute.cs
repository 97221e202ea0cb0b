using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO306: net income per share, and equity per share. Basic goes with basic, diluted with diluted, ADS with ADS; the nearest table with
/// the period has the amount and the shares. A line counts when all its periods recompute, or at least two of them.
/// </summary>
internal static class PerShareDoesNotRecompute
{
    private const int LongEnough = 3;

    /// <summary>With so many periods an income that only its numbers show to be the one would still be known with a slip in one of them.</summary>
    private const int Enough = 3;

    public static IEnumerable<Relation> Find(TableLinks tables)
    {
        var shares = tables.Subjects.Lines.Where(l => l.Cells.Any(c => c.Figure.Kind == FigureKind.Count)).ToList();
        var amounts = tables.Subjects.Lines.Where(l => IsNetIncome(l.Label) || IsEquity(l.Label)).ToList();
        foreach (var line in tables.Subjects.Lines)
        {
            // "Non-GAAP earnings and EPS" in one row: its own amount is the one that was divided, and not the net income of another table.
            if (!line.Cells.Exists(c => c.Figure.Kind == FigureKind.PerShare) || line.Cells.Exists(c => c.Figure.Kind == FigureKind.Amount)) { continue; }
            var name = NameOf(line);
            if (!IsEarnings(name) && !IsEquity(name)) { continue; }
            foreach (var relation in Relations(tables.Subjects.Lines, line, name, amounts, shares)) { yield return relation; }
        }
    }

    /// <summary>By the income that is named simply, or by another of the table, whichever recomputes in the most periods.</summary>
    private static List<Relation> Relations(IReadOnlyList<FactLine> lines, FactLine line, string name, List<FactLine> amounts, List<FactLine> shares)
    {
        var cells = line.Cells.Where(c => c.Figure.Kind == FigureKind.PerShare).ToList();
        var best = Judged(cells, name, amounts, [.. shares.Where(l => IsCounted(NameOf(l)))]);
        if (best.Count == 0 && Judged(cells, name, amounts, shares) is { Count: >= 2 } computed && Broken(computed) == 0)
        {
            return computed.ConvertAll(r => r.WithoutNotice());
        }
        var isFound = false;
        if (best.Count == 0 || Broken(best) > 0)
        {
            foreach (var other in lines.Where(l => l.Table == line.Table && IsIncomeOfOwners(l.Label)))
            {
                var variant = Judged(cells, name, [other], shares);
                if (variant.Count >= 2 && Holding(variant) > Holding(best) && Broken(variant) <= Math.Min(1, Holding(variant) - 1))
                {
                    (best, isFound) = (variant, true);
                }
            }
        }

        return isFound && Holding(best) < Enough ? Reported(best).ConvertAll(r => r.WithoutNotice()) : Reported(best);
    }

    /// <summary>A neighbour of a long number may be possible too: that it is one of two in hundreds says enough.</summary>
    private static int Holding(List<Relation> relations) =>
        relations.Count(r => r.Verdict == Verdict.Holds || (r.Verdict == Verdict.Weak && r.Result.Digits >= LongEnough));

    private static int Broken(List<Relation> relations) => relations.Count(r => r.Verdict == Verdict.Violated);

    private static List<Relation> Judged(List<CellFigure> cells, string name, List<FactLine> amounts, List<FactLine> shares) =>
        [.. cells.Select(c => Make(c, name, amounts, shares)).OfType<Relation>()];

    /// <summary>
    /// Other incomes and other counts of shares are near. One period that does not recompute is wrong where another does and a slip in one of the three
    /// figures explains it; without another period only where the slip is in a long number per share.
    /// </summary>
    private static List<Relation> Reported(List<Relation> relations)
    {
        var (holding, broken) = (Holding(relations), Broken(relations));
        if (broken == 1 && holding >= 1) { relations = relations.FindAll(r => r.Verdict != Verdict.Violated || IsSlip(r)); }
        else
        {
            relations = relations.FindAll(r => r.Verdict != Verdict.Violated
                || (relations.Count - broken >= 2 && Diagnosis.Of(r.Result, r.Expected).Kind is SlipKind.OneDigit or SlipKind.DigitsExchanged
                    && r.Result.Digits >= 4));
        }
        return holding >= 2 && broken == 0 ? relations : relations.ConvertAll(r => r.WithoutNotice());
    }

    /// <summary>A short number that misses by its last digit was computed from amounts that are not printed.</summary>
    private static bool IsSlip(Relation relation) =>
        (relation.Result.Digits >= 4 || !ShareDoesNotRecompute.OneOff(relation.Result, relation.Expected))
            && relation.Figures.Any(f => f.Digits >= 2 && relation.Implied!(f) is { } asked && Slips.Repair(f, asked));

    /// <summary>The label with the headings over it: Diluted, Basic.</summary>
    private static string NameOf(FactLine line)
    {
        var row = line.Cells[0].RowView;
        return row.IsTime ? line.Label : string.Join(' ', line.Table.Table.Rows[row.Index].Headings.Select(h => h.Text).Append(row.Label));
    }

    private static bool IsEarnings(string label) =>
        (Has(label, "income") || Has(label, "earnings") || Has(label, "profit per share") || label.Contains("EPS", StringComparison.Ordinal))
            && !Has(label, "before") && !Has(label, "cumulative") && !Has(label, "dividend");

    private static bool IsNetIncome(string label) =>
        LabelKey.Of(label) is "netincome" or "netincomeloss" or "netlossincome" or "netearnings" or "netloss" or "netincomeattributabletocommonshareholders"
            or "netincomeattributabletocommonstockholders"
            or "profitfortheperiod" or "profitfortheyear" or "profitforthefinancialyear" or "netprofit" or "netprofitfortheperiod" or "netprofitfortheyear";

    /// <summary>Net income or earnings of any wording: attributable to the owners, of continuing operations, adjusted.</summary>
    private static bool IsIncomeOfOwners(string label) =>
        (Has(label, "income") || Has(label, "earnings") || Has(label, "loss") || (Has(label, "profit") && !Has(label, "gross") && !Has(label, "operating"))
            || Has(label, "owners of the") || Has(label, "holders of the"))
            && !Has(label, "per ") && !Has(label, "before") && !Has(label, "comprehensive") && !Has(label, "interest income");

    private static bool IsEquity(string label) => Has(label, "holders' equity") && !Has(label, "liabilities") && !Has(label, "percentage");

    private static Relation? Make(CellFigure perShare, string name, List<FactLine> amounts, List<FactLine> shares)
    {
        if (perShare.Figure.Period is not { } period) { return null; }
        var equity = IsEquity(name);
        var (table, unit) = (perShare.Table.Index, perShare.Figure.Unit is { } per ? UnitWords.Counted(per) : null);
        var amount = Nearest(amounts.Where(l => IsEquity(l.Label) == equity), table,
            c => c.Figure.Kind == FigureKind.Amount && c.Figure.Unit == unit && Fits(c, period));
        var count = Nearest(shares.Where(l => equity ? !Has(l.Label, "average") && !Has(l.Label, "treasury") : SameShares(NameOf(l), name)), table,
            c => c.Figure.Kind == FigureKind.Count && c.Figure.Value > 0m && Fits(c, period));
        return amount is null || count is null ? null : Make(perShare.Figure, amount.Figure, count.Figure);
    }

    private static bool Fits(CellFigure cell, ReportingPeriod period) => cell.Figure.Period is { } p && p.IsCompatible(period);

    /// <summary>The most precise amount first, then the one nearest in the document.</summary>
    private static CellFigure? Nearest(IEnumerable<FactLine> lines, int table, Func<CellFigure, bool> test) =>
        lines.SelectMany(l => l.Cells)
            .Where(test)
            .OrderBy(c => c.Figure.Precision)
            .ThenBy(c => Math.Abs(c.Table.Index - table))
            .ThenBy(c => c.Figure.Span.Start)
            .FirstOrDefault();

    private static bool SameShares(string shares, string earnings) =>
        (Has(shares, "share") || Has(shares, "ADS")) && Has(shares, "dilut") == (Has(earnings, "dilut") || (!Has(earnings, "basic") && Has(shares, "dilut")))
            && Has(shares, "ADS") == Has(earnings, "ADS")
        && (IsCounted(shares) || Has(shares, "used in") || Has(shares, "used for"));

    private static bool IsCounted(string shares) => Has(shares, "average") || Has(shares, "outstanding");

    private static bool Has(string label, string word) => Phrases.Has(label, word);

    private static Relation Make(Figure perShare, Figure income, Figure shares)
    {
        var expected = income.Possible / shares.Possible;
        var holds = expected.Intersects(perShare.Possible);
        return new()
        {
            Rule = RuleCatalog.PerShareDoesNotRecompute,
            Result = perShare,
            Inputs = [income, shares],
            Verdict = Weakness.Judge(perShare, expected),
            Expected = expected,
            Implied = figure => figure == perShare ? expected : figure == income ? perShare.Possible * shares.Possible : income.Possible / perShare.Possible,
            Unnoticed = figure => !holds
                ? null
                : figure == perShare
                    ? Relation.Around(expected, figure.Precision / 2m)
                    : Relation.Around(figure == income ? perShare.Possible * shares.Possible : income.Possible / perShare.Possible, figure.Precision / 2m),
            Because = _ => $"{income.Text} divided by {shares.Text} shares is {Wording.Range(expected, perShare)}",
        };
    }
}
