using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO301, TO302: a sentence that names an amount, its base and the growth or change between them, two percentages and the points between them, or a change and
/// the growth that it is, proves itself. <example>"revenues of 509,589 in 2024, a 234% increase compared to 152,430 in 2023".</example>
/// </summary>
internal static class ChangesInSentences
{
    /// <summary>Of a count without a unit: shorter ones are of many things.</summary>
    private const int LeastDigitsOfCount = 3;

    /// <summary>Characters of ")増加いたしまして、".</summary>
    private const int LongestVerb = 11;

    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links) =>
        All(document, links)
            .Select(a => (MeasuredChange)new ChangeBetween(a.Change, a.Now.Figure, a.Then.Figure)
            {
                IsOfOneSubject = links.TopicOf(a.Change) is var topic && (!topic.IsOwn || topic.Words.IsSubsetOf(links.TopicOf(a.Now).Words))
            })
            .Concat(GrowthsOfChanges(document, links))
            .Select(m => m.Relate())
            .OfType<Relation>();

    /// <summary>Every growth and change whose two amounts stand in its own sentence.</summary>
    public static IEnumerable<ChangedAmounts> All(DocumentFigures document, ProseLinks links)
    {
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count is >= 3 and <= 40))
        {
            for (var i = 0; i < sentence.Figures.Count; i++)
            {
                var change = sentence.Figures[i];
                if (!(change.Figure.Kind is FigureKind.Growth or FigureKind.Change or FigureKind.Points || IsCounted(change))
                    || (change.Direction == 0 && change.Figure.Kind != FigureKind.Points) || links.TopicOf(change).Qualifiers.Count > 0)
                {
                    continue;
                }
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
            if (k == change || IsCounted(figure) || !IsMeasured(figure.Figure.Kind, sentence.Figures[change].Figure.Kind)
                || (figure.Figure.Unit is null && (figure.Figure.Kind != FigureKind.Count || SlipChance.Significant(figure.Figure) < LeastDigitsOfCount))
                || (k < change && IsOfNextClause(figure, sentence.Figures[change], links)))
            {
                continue;
            }
            switch (links.TopicOf(figure).Side)
            {
                case ComparisonSide.Reported: if (now is not null) { return null; } now = figure; break;
                case ComparisonSide.Base: if (then is not null) { return null; } then = figure; break;
                default: return null;
            }
        }

        return now is null || then is null || now.Figure.Unit != then.Figure.Unit || now.Figure.Value == 0m || then.Figure.Value == 0m
            || !SameSubject(links.TopicOf(now), links.TopicOf(then))
            ? null
            : new(sentence.Figures[change], now, then);
    }

    /// <summary>"Miles increased by 20,000 to 9,354,000", "an increase of 4.2% or 139,582 square feet": a change of what is counted.</summary>
    private static bool IsCounted(ProseFigure figure)
    {
        if (figure.Figure.Kind != FigureKind.Count || figure.Direction == 0) { return false; }
        var before = figure.Sentence.Passage.Text.AsSpan(figure.Sentence.Start, figure.Number.PhraseStart - figure.Sentence.Start).TrimEnd();
        return before.EndsWith(" by", StringComparison.OrdinalIgnoreCase) || before.EndsWith("crease of", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("% or", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"Service revenue up 1.4% to 1,217.9 (1,200.6); total revenue 0.8% higher": behind the semicolon another subject is spoken of.</summary>
    private static bool IsOfNextClause(ProseFigure amount, ProseFigure change, ProseLinks links) =>
        links.TopicOf(change).IsOwn
            && amount.Sentence.Passage.Text.AsSpan(amount.Number.PhraseEnd, Math.Max(0, change.Number.PhraseStart - amount.Number.PhraseEnd)).Contains(';');

    /// <summary>Points lie between two percentages, a growth or change between two amounts.</summary>
    private static bool IsMeasured(FigureKind kind, FigureKind change) =>
        change == FigureKind.Points ? kind is FigureKind.Margin or FigureKind.Share : kind is FigureKind.Amount or FigureKind.PerShare or FigureKind.Count;

    private static bool SameSubject(Topic a, Topic b) => !a.IsOwn || !b.IsOwn || a.Words.IsSubsetOf(b.Words) || b.Words.IsSubsetOf(a.Words);

    /// <summary>"An amount of A increased by B, or C%", "increased by B, or C%, to A": the three stand one behind the other.</summary>
    private static IEnumerable<MeasuredChange> GrowthsOfChanges(DocumentFigures document, ProseLinks links)
    {
        foreach (var sentence in document.Sentences)
        {
            for (var i = 1; i < sentence.Figures.Count; i++)
            {
                var (change, growth) = (sentence.Figures[i - 1], sentence.Figures[i]);
                if (growth.Figure.Kind != FigureKind.Growth || !(change.Figure.Kind == FigureKind.Change || IsCounted(change)) || growth.Direction == 0
                    || growth.Direction != change.Direction || !IsAlternative(change, growth) || links.TopicOf(change).Qualifiers.Count > 0)
                {
                    continue;
                }
                var after = i + 1 < sentence.Figures.Count && LeadsTo(growth, sentence.Figures[i + 1]) ? sentence.Figures[i + 1] : null;
                if ((after ?? (i >= 2 ? sentence.Figures[i - 2] : null)) is not { } now
                    || !(now.Figure is { Kind: FigureKind.Amount, Unit: not null } || (IsCounted(change) && now.Figure.Kind == FigureKind.Count))
                    || now.Figure.Unit != change.Figure.Unit || links.TopicOf(now) is not { Side: ComparisonSide.Reported } topic)
                {
                    continue;
                }
                if (now == after || SameSubject(topic, links.TopicOf(change))) { yield return new GrowthOfChange(growth, now.Figure, change.Figure); }
            }
        }
    }

    /// <summary>"…, or 22.2%, to 11.0 million", "(22.2%)増加し、11,000百万円".</summary>
    private static bool LeadsTo(ProseFigure growth, ProseFigure now)
    {
        var between = growth.Sentence.Passage.Text.AsSpan(growth.Number.PhraseEnd, now.Number.PhraseStart - growth.Number.PhraseEnd);
        return between.Trim(" ,)").Equals("to", StringComparison.OrdinalIgnoreCase)
            || (between.Length <= LongestVerb && JapaneseWords.DirectionOf(between) != 0);
    }

    /// <summary>The second number says the first in another measure: "6 million, or 2%", "6 million (2%)".</summary>
    private static bool IsAlternative(ProseFigure first, ProseFigure second)
    {
        var between = first.Sentence.Passage.Text.AsSpan(first.Number.PhraseEnd, second.Number.Start - first.Number.PhraseEnd).Trim(" ,");
        // "127 per ounce, or 9%".
        if (between.StartsWith("per ") && between.IndexOf(',') is > 0 and var comma) { between = between[(comma + 1)..].Trim(' '); }
        return between.Equals("or", StringComparison.OrdinalIgnoreCase) || between.Equals("(", StringComparison.Ordinal)
            || between.Equals("(or", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A growth or change of a sentence with the two amounts it lies between.</summary>
internal sealed record ChangedAmounts(ProseFigure Change, ProseFigure Now, ProseFigure Then);
