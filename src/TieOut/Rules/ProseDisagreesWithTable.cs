using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO101: every figure of a sentence against the facts of the tables; where none agrees, the fact the sentence names and the slip that explains it.
/// </summary>
internal static class ProseDisagreesWithTable
{
    /// <summary>Each figure by itself, on all cores: slips are tried in every one that agrees.</summary>
    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links)
    {
        var (figures, slips) = (document.ProseFigures.ToList(), links.Slips);
        var found = new Relation?[figures.Count];
        Parallel.For(0, figures.Count, i => found[i] = slips.Find(figures[i]) ?? Agreement(figures[i], links));
        return found.OfType<Relation>();
    }

    private static Relation? Agreement(ProseFigure figure, ProseLinks links) =>
        links.Found.GetValueOrDefault(figure) is { } link && (link.PeriodAgrees || figure.Said is null) ? Agreement(link, links.Slips) : null;

    private static Relation Agreement(ProseLink link, SlipFinder finder)
    {
        var fact = link.Fact;
        var finer = !fact.IsDerived && fact.Sources[0].Precision > link.Figure.Figure.Precision;
        return new()
        {
            Rule = RuleCatalog.ProseDisagreesWithTable,
            Result = link.Figure.Figure,
            Inputs = fact.Sources,
            Verdict = finder.WouldNotice(link) ? Verdict.Holds : Verdict.Weak,
            Expected = fact.Value.Abs(),
            Implied = figure => fact.IsDerived && figure != link.Figure.Figure
                ? null
                : figure == link.Figure.Figure
                    ? fact.Value.Abs()
                    : Math.Sign(figure.Value) < 0 ? -link.Figure.Figure.Possible.Abs() : link.Figure.Figure.Possible.Abs(),
            Because = _ => $"\"{ColumnDoesNotFoot.Short(fact.Line.Label)}\"",
            Proves = finer
                ? [fact.Sources[0]]
                : !fact.IsDerived && fact.Sources[0].Precision == link.Figure.Figure.Precision ? [link.Figure.Figure, fact.Sources[0]] : [link.Figure.Figure],
        };
    }
}
