using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading.Xbrl;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO712: numbers that carry the tag of the same fact (concept, period, dimensions and unit) must be able to stand for the same value. Where
/// they do, each proves the other: the filer says that they are one fact.
/// </summary>
internal static class TaggedFactPrintedDifferently
{
    public static IEnumerable<Relation> Find(DocumentFigures document)
    {
        var tags = document.Document.Tags;
        if (tags.Tags.Count == 0) { yield break; }
        foreach (var group in document.All.Where(f => f.Tag is not null).GroupBy(f => tags.KeyOf(f.Tag!), StringComparer.Ordinal))
        {
            var figures = group.OrderBy(f => f.Precision).ThenBy(f => f.Span.Start).ToList();
            for (var i = 1; i < figures.Count; i++)
            {
                if (figures[i].Tag != figures[0].Tag && Make(figures[i], figures[0]) is { } relation) { yield return relation; }
            }
        }
    }

    private static Relation? Make(Figure figure, Figure other)
    {
        if (figure.Scale != figure.Tag!.Factor || other.Scale != other.Tag!.Factor) { return null; }
        var expected = Turned(other.Possible, Polarity(other) * Polarity(figure));
        return new()
        {
            Rule = RuleCatalog.TaggedFactPrintedDifferently,
            Result = figure,
            Inputs = [other],
            Verdict = expected.Intersects(figure.Possible) ? Verdict.Holds : Verdict.Violated,
            Expected = expected,
            Implied = f => f == figure ? expected : Turned(figure.Possible, Polarity(other) * Polarity(figure)),
            Unnoticed = f => !expected.Intersects(figure.Possible)
                ? null
                : f == figure
                    ? Relation.Around(expected, figure.Precision / 2m)
                    : Relation.Around(Turned(figure.Possible, Polarity(other) * Polarity(figure)), other.Precision / 2m),
            NoticesSign = false,
            Because = f => $"the same fact ({Name(figure.Tag)}) is printed as {(f == figure ? other : figure).Text}",
            Proves = figure.Precision == other.Precision ? null : [figure],
        };
    }

    /// <summary>The fact is the number without its printed sign, turned by the tag (Inline XBRL 1.1, 10.1.2): parentheses stand outside the tag.</summary>
    private static int Polarity(Figure figure) => figure.Value < 0m == figure.Tag!.IsNegative ? 1 : -1;

    private static Interval Turned(Interval interval, int polarity) => polarity < 0 ? -interval : interval;

    private static string Name(InlineTag tag) => tag.Concept[(tag.Concept.IndexOf(':') + 1)..];
}
