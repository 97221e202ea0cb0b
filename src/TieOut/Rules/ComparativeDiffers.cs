using Kessan.Core;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO801 and TO802: what an earlier document printed for the same line, period and unit. An agreement ties; a difference is an exception, unless the
/// document announces that earlier numbers are presented anew, or the amount has visibly moved to another line.
/// </summary>
internal static class ComparativeDiffers
{
    /// <summary>Below this, a number that differs in one digit only may do so by chance.</summary>
    private const int DigitsOfASlip = 4;

    /// <summary>Where cells may have been shifted, a number of the same line and another period may be like it by chance.</summary>
    private const int DigitsOfASlipWhereDamaged = 5;

    public static IEnumerable<Relation> Find(DocumentFigures document, TableLinks tables, EarlierDocument earlier)
    {
        var comparison = Comparison.Of(document, tables, earlier.References);
        foreach (var agreement in comparison.Agreements) { yield return Agrees(agreement, earlier.Path); }
        foreach (var repeated in EarlierInProse.Find(document, earlier)) { yield return repeated; }
        var announced = Announcements.Find(document);
        foreach (var axis in comparison.Axes.Where(a => a.Differences.Count > 0))
        {
            var only = OnlyInOne(axis);
            foreach (var difference in axis.Differences) { if (Judge(difference, only, announced) is { } relation) { yield return relation; } }
        }
    }

    private static Relation Agrees(Agreement agreement, string path) => new()
    {
        Rule = RuleCatalog.ComparativeDiffers,
        Result = agreement.Mine.Figure,
        Inputs = [],
        Outside = [agreement.Theirs.Evidence],
        Verdict = agreement.IsStrong ? Verdict.Holds : Verdict.Weak,
        Expected = agreement.Theirs.Possible,
        Because = _ => $"{path} prints {agreement.Theirs.Evidence.Text} for \"{ColumnDoesNotFoot.Short(agreement.Theirs.Line.Label)}\"",
        Implied = figure => Math.Sign(figure.Value) < 0 ? -agreement.Theirs.Possible.Abs() : agreement.Theirs.Possible.Abs(),
    };

    private static Relation? Judge(Difference difference, IReadOnlyList<Interval> only, Evidence? announced)
    {
        var (figure, damaged) = (difference.Mine.Figure, difference.Theirs.Line.MayBeDamaged);
        var isSlip = figure.Digits >= (damaged ? DigitsOfASlipWhereDamaged : DigitsOfASlip)
            && Diagnosis.Of(figure, difference.Expected).Kind is SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.Scale or SlipKind.Sign;
        if (damaged) { return isSlip ? Make(difference, RuleCatalog.ComparativeDiffers, Verdict.Violated, "", null) : null; }
        if (ShareDoesNotRecompute.OneOff(figure, difference.Expected))
        {
            return Make(difference, RuleCatalog.AdjustedToFoot, Verdict.Adjusted, "; a last digit was moved", null);
        }
        if (Reclassification.Explains(difference, only))
        {
            return Make(difference, RuleCatalog.ComparativeReclassified, Verdict.Adjusted, "; the amount stands in another line there", announced);
        }
        if (isSlip) { return Make(difference, RuleCatalog.ComparativeDiffers, Verdict.Violated, "", null); }
        if (announced is not null)
        {
            return Make(difference, RuleCatalog.ComparativeReclassified, Verdict.Adjusted, "; the document says that earlier numbers are presented anew",
                announced);
        }
        var usual = difference.Axis.Agreements.Count >= 2 * difference.Axis.Differences.Count;
        return usual ? Make(difference, RuleCatalog.ComparativeDiffers, Verdict.Violated, ", and this document announces no change", null) : null;
    }

    private static Relation Make(Difference difference, Rule rule, Verdict verdict, string more, Evidence? announced) => new()
    {
        Rule = rule,
        Result = difference.Mine.Figure,
        Inputs = [],
        Outside = announced is null ? [difference.Theirs.Evidence] : [difference.Theirs.Evidence, announced],
        Verdict = verdict,
        Expected = difference.Expected,
        Implied = _ => difference.Expected,
        Because = _ =>
            $"{difference.Theirs.Evidence.Place} prints {difference.Theirs.Evidence.Text} for \"{ColumnDoesNotFoot.Short(difference.Theirs.Line.Label)}\" and the same period{more}",
    };

    /// <summary>The amounts of lines that only one of the two columns has.</summary>
    private static List<Interval> OnlyInOne(AxisPair axis)
    {
        var (mine, theirs) = (axis.Agreements[0].Mine, axis.Agreements[0].Theirs);
        var here = axis.Agreements.Select(a => a.Mine).Concat(axis.Differences.Select(d => d.Mine)).ToHashSet();
        var there = axis.Agreements.Select(a => a.Theirs).Concat(axis.Differences.Select(d => d.Theirs)).ToHashSet();
        return [.. Column(mine).Where(c => !here.Contains(c)).Select(c => c.Figure.Possible),
            .. theirs.Line.Siblings.SelectMany(l => l.Cells).Where(c => c.Axis == theirs.Axis && !there.Contains(c)).Select(c => c.Possible)];
    }

    private static IEnumerable<CellFigure> Column(CellFigure cell) => cell.Table.Figures.Where(c => ReferenceCell.AxisOf(c) == ReferenceCell.AxisOf(cell));
}
