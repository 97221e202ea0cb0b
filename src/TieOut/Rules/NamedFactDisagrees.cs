using Kessan.TieOut.Books;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO703: a line with the name of a fact of the books, for its period and in its unit, in a column whose other lines agree with the books.</summary>
internal static class NamedFactDisagrees
{
    public static IEnumerable<Relation> Find(DocumentFigures document, TableLinks tables, NamedFacts books)
    {
        var comparison = Comparison.Of(document, tables, books.References);
        foreach (var agreement in comparison.Agreements)
        {
            yield return Make(agreement.Mine, agreement.Theirs, agreement.IsStrong ? Verdict.Holds : Verdict.Weak);
        }
        foreach (var axis in comparison.Axes.Where(a => a.Agreements.Count >= 2 * a.Differences.Count))
        {
            foreach (var difference in axis.Differences)
            {
                var verdict = ShareDoesNotRecompute.OneOff(difference.Mine.Figure, difference.Expected) ? Verdict.Adjusted : Verdict.Violated;
                yield return Make(difference.Mine, difference.Theirs, verdict);
            }
        }
    }

    private static Relation Make(CellFigure mine, ReferenceCell theirs, Verdict verdict)
    {
        var expected = Math.Sign(mine.Figure.Value) < 0
            ? -theirs.Possible.Abs()
            : theirs.Possible.Low < 0m && theirs.Possible.High <= 0m ? theirs.Possible.Abs() : theirs.Possible;
        return new()
        {
            Rule = verdict == Verdict.Adjusted ? RuleCatalog.AdjustedToFoot : RuleCatalog.NamedFactDisagrees,
            Result = mine.Figure,
            Inputs = [],
            Outside = [theirs.Evidence],
            Verdict = verdict,
            Expected = expected,
            Implied = _ => expected,
            Because = _ => $"the books say {Wording.Range(expected, mine.Figure)} for {theirs.Line.Label} ({theirs.Evidence.Place})",
        };
    }
}
