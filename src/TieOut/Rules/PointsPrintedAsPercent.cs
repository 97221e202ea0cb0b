using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO307: "the margin fell by 2.1% to 22.5% from 24.6%", where 2.1 is the difference in points and the fall in per cent is 8.5; and points
/// that are the fall in per cent. A note: many releases write so and mean the points.
/// </summary>
internal static class PointsPrintedAsPercent
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks links)
    {
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count is >= 3 and <= 12))
        {
            foreach (var change in sentence.Figures.Where(f => f.Figure.Kind is FigureKind.Growth or FigureKind.Points && f.Direction != 0))
            {
                var ratios = sentence.Figures
                    .Where(f => f != change && f.Figure is { Unit: "pure", Kind: FigureKind.Margin or FigureKind.Share or FigureKind.Growth })
                    .ToList();
                if (ratios.Count != 2 || Sides(ratios, links) is not { } pair) { continue; }
                var points = (pair.Now.Figure.Possible - pair.Then.Figure.Possible).Abs();
                var growth = Interval.Growth(pair.Then.Figure.Possible, pair.Now.Figure.Possible).Abs();
                var printed = change.Figure.Possible.Abs();
                var isPoints = change.Figure.Kind == FigureKind.Points;
                if (isPoints ? points.Intersects(printed) || !growth.Intersects(printed) : growth.Intersects(printed) || !points.Intersects(printed))
                {
                    continue;
                }
                yield return Report(document, change, pair.Now, pair.Then, isPoints);
            }
        }
    }

    private sealed record Ratios(ProseFigure Now, ProseFigure Then);

    private static Ratios? Sides(List<ProseFigure> ratios, ProseLinks links)
    {
        var then = ratios.Find(r => links.TopicOf(r).Side == ComparisonSide.Base || BehindFrom(r));
        var now = ratios.Find(r => r != then);
        return then is null || now is null || links.TopicOf(now).Side == ComparisonSide.Open || then.Figure.Value == 0m ? null : new(now, then);
    }

    /// <summary>A percentage behind "from" may have been taken for a growth.</summary>
    private static bool BehindFrom(ProseFigure figure) =>
        figure.Sentence.Passage.Text.AsSpan(figure.Sentence.Start, figure.Number.PhraseStart - figure.Sentence.Start)
            .TrimEnd()
            .EndsWith(" from", StringComparison.OrdinalIgnoreCase);

    private static TieFinding Report(DocumentFigures document, ProseFigure change, ProseFigure now, ProseFigure then, bool isPoints)
    {
        var source = document.Document.Source;
        var rule = RuleCatalog.PointsPrintedAsPercent;
        var message = isPoints
            ? $"printed {change.Figure.Text} points; that is the change of {now.Figure.Text}% against {then.Figure.Text}% in per cent."
            : $"printed {change.Figure.Text}%; that is the difference of {now.Figure.Text}% and {then.Figure.Text}% in percentage points.";
        return new(new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(change.Figure.Span), message) { Printed = change.Figure.Text },
            change.Figure, [now.Figure, then.Figure]);
    }
}
