using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO301, TO302: a sentence that names an amount, its base and the growth or change between them, or two percentages and the points between them, proves itself. <example>"revenues of
/// 509,589 in 2024, a 234% increase compared to 152,430 in 2023".</example>
/// </summary>
internal static class ChangesInSentences
{
    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links) =>
        from amounts in All(document, links)
        let relation = Relate(amounts.Change, amounts.Now, amounts.Then)
        where relation is not null
        select relation;

    /// <summary>Every growth and change whose two amounts stand in its own sentence.</summary>
    public static IEnumerable<ChangedAmounts> All(DocumentFigures document, ProseLinks links)
    {
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count is >= 3 and <= 40))
        {
            for (var i = 0; i < sentence.Figures.Count; i++)
            {
                var change = sentence.Figures[i];
                if (change.Figure.Kind is not (FigureKind.Growth or FigureKind.Change or FigureKind.Points) || (change.Direction == 0 && change.Figure.Kind != FigureKind.Points) || links.TopicOf(change).Qualifiers.Count > 0) { continue; }
                if (Pair(sentence, i, links) is { } pair) { yield return pair; }
            }
        }
    }

    /// <summary>The nearest amount that is reported and the nearest that is its base, both of one unit, with nothing else of that unit between.</summary>
    private static ChangedAmounts? Pair(Sentence sentence, int change, ProseLinks links)
    {
        ProseFigure? now = null, then = null;
        for (var k = Math.Max(0, change - 2); k <= Math.Min(sentence.Figures.Count - 1, change + 2); k++)
        {
            var figure = sentence.Figures[k];
            if (k == change || !IsMeasured(figure.Figure.Kind, sentence.Figures[change].Figure.Kind) || figure.Figure.Unit is null) { continue; }
            switch (links.TopicOf(figure).Side)
            {
                case ComparisonSide.Reported: if (now is not null) { return null; } now = figure; break;
                case ComparisonSide.Base: if (then is not null) { return null; } then = figure; break;
                default: return null;
            }
        }

        return now is null || then is null || now.Figure.Unit != then.Figure.Unit || now.Figure.Value == 0m || then.Figure.Value == 0m || !SameSubject(links.TopicOf(now), links.TopicOf(then)) ? null : new(sentence.Figures[change], now, then);
    }

    /// <summary>Points lie between two percentages, a growth or change between two amounts.</summary>
    private static bool IsMeasured(FigureKind kind, FigureKind change) =>
        change == FigureKind.Points ? kind is FigureKind.Margin or FigureKind.Share : kind is FigureKind.Amount or FigureKind.PerShare or FigureKind.Count;

    private static bool SameSubject(Topic a, Topic b) => !a.IsOwn || !b.IsOwn || a.Words.IsSubsetOf(b.Words) || b.Words.IsSubsetOf(a.Words);

    private static Relation? Relate(ProseFigure change, ProseFigure now, ProseFigure then)
    {
        var (a, b) = (now.Figure.Possible.Abs(), then.Figure.Possible.Abs());
        var isGrowth = change.Figure.Kind == FigureKind.Growth;
        if (!isGrowth && change.Figure.Unit != now.Figure.Unit) { return null; }
        var expected = (isGrowth ? Interval.Growth(b, a) : a - b).Abs();
        if (expected.Low is null || expected.High is null) { return null; }
        var holds = expected.Intersects(change.Figure.Possible.Abs());
        if (!holds && ProseSlip.Of(change.Figure, expected).Kind is not (SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.DigitLost or SlipKind.Scale)) { return null; }
        if (!holds && ShareDoesNotRecompute.OneOff(change.Figure, expected)) { return null; }
        return new()
        {
            Rule = isGrowth ? RuleCatalog.GrowthDoesNotRecompute : RuleCatalog.ChangeDoesNotRecompute,
            Result = change.Figure,
            Inputs = [now.Figure, then.Figure],
            Verdict = !holds ? Verdict.Violated : Weakness.IsWeak(change.Figure, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => figure == change.Figure ? expected : null,
            Because = _ => $"{now.Figure.Text} against {then.Figure.Text} is {(isGrowth ? Wording.Percent(expected, change.Figure) : Wording.Range(expected, change.Figure))}",
            Proves = [change.Figure],
        };
    }
}

/// <summary>A growth or change of a sentence with the two amounts it lies between.</summary>
internal sealed record ChangedAmounts(ProseFigure Change, ProseFigure Now, ProseFigure Then);
