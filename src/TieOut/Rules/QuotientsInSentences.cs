using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO304, TO306 in sentences: "operating income was 16.5 million, or 15.0% of revenue" is the amount in the revenues that the same section names, and "63.2
/// million, or 0.79 per share on 80.0 million shares" the amount in the shares behind it. No table is needed.
/// </summary>
internal static class QuotientsInSentences
{
    /// <summary>Characters between an amount and the percentage that says the same.</summary>
    private const int LongestBreath = 45;
    private const int LeastDigits = 3;
    private const int LeastDigitsOfPercentage = 2;

    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links)
    {
        var words = document.Vocabulary;
        var names = new Names(DerivedRatios.Known(words, DerivedRatios.Revenues), DerivedRatios.Known(words, DerivedRatios.BesideRevenues), words.Find("margin"));
        var revenues = names.Revenues.Count == 0 ? [] : document.ProseFigures.Where(f => IsRevenue(f, links, names)).ToList();
        Sentence? before = null;
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count > 0))
        {
            foreach (var figure in sentence.Figures)
            {
                if (PerShare(figure) is { } relation) { yield return relation; }
                if (revenues.Count > 0 && IsPercentage(figure, links) && Part(figure, before, links, names) is { } part
                    && Whole(part, figure, revenues, links) is { } whole && OfRevenue(figure, part, whole) is { } share)
                {
                    yield return share;
                }
            }

            before = sentence;
        }
    }

    /// <param name="Revenues">Words for revenues, and those that may stand beside them.</param>
    private sealed record Names(HashSet<int> Revenues, HashSet<int> Beside, int Margin);

    private static bool IsRevenue(ProseFigure figure, ProseLinks links, Names names) =>
        IsAmount(figure) && SlipChance.Significant(figure.Figure) >= LeastDigits
            && links.TopicOf(figure) is { IsForward: false, IsPart: false, Side: not ComparisonSide.Open, Qualifiers.Count: 0 } topic
            && IsOnlyRevenue(topic.Words, names);

    private static bool IsOnlyRevenue(IReadOnlySet<int> words, Names names) =>
        words.Overlaps(names.Revenues) && words.All(w => names.Revenues.Contains(w) || names.Beside.Contains(w));

    private static bool IsAmount(ProseFigure figure) => figure.Figure is { Kind: FigureKind.Amount, Unit: not null, Value: > 0m } && !figure.StandsInRow;

    private static bool IsPercentage(ProseFigure figure, ProseLinks links) =>
        figure.Figure is { Kind: FigureKind.Margin or FigureKind.Share, Unit: "pure", Value: > 0m }
            && SlipChance.Significant(figure.Figure) >= LeastDigitsOfPercentage && !figure.StandsInRow
            && links.TopicOf(figure) is { IsForward: false, IsPart: false, Side: not ComparisonSide.Open, Qualifiers.Count: 0 };

    /// <summary>The amount directly before a percentage "of revenue"; or that of the name a margin bears: operating profit, for the operating margin.</summary>
    private static ProseFigure? Part(ProseFigure figure, Sentence? before, ProseLinks links, Names names)
    {
        var (sentence, topic) = (figure.Sentence, links.TopicOf(figure));
        var at = sentence.Figures.IndexOf(figure);
        // "402.3m (2024: 371.8m) and accounted for 31.3% of group sales", "184.2 million, up 21%, and made up 90% of revenue": the year before and the growth
        // stand between.
        var own = at - 1;
        while (own > 0 && (sentence.Figures[own].IsComparative || sentence.Figures[own].Figure.Kind == FigureKind.Growth)) { own--; }
        if (own >= 0 && sentence.Figures[own] is { } last && IsAmount(last) && links.TopicOf(last).Qualifiers.Count == 0
            && figure.Number.PhraseStart - sentence.Figures[at - 1].Number.PhraseEnd <= LongestBreath && IsOfRevenue(figure, names))
        {
            return last;
        }
        var named = topic.Words.Where(w => w != names.Margin).ToHashSet();
        if (!topic.Words.Contains(names.Margin) || named.Count == 0) { return null; }
        return Nearest(sentence.Figures.Take(at)) ?? (before?.Passage == sentence.Passage ? Nearest(before.Figures) : null);

        ProseFigure? Nearest(IEnumerable<ProseFigure> figures) =>
            figures.LastOrDefault(f => IsAmount(f) && SlipChance.Significant(f.Figure) >= LeastDigits
                && links.TopicOf(f) is { IsForward: false, IsPart: false, Qualifiers.Count: 0 } other && other.Side == topic.Side
                && named.IsSubsetOf(other.Words));
    }

    /// <summary>"… of revenue", "… of total sales", with nothing else that the revenues are of.</summary>
    private static bool IsOfRevenue(ProseFigure figure, Names names)
    {
        var text = figure.Sentence.Passage.Text;
        if (!text.AsSpan(figure.Number.PhraseEnd).StartsWith(" of ")) { return false; }
        var end = text.AsSpan(figure.Number.PhraseEnd, figure.Sentence.End - figure.Number.PhraseEnd).IndexOfAny(",;.(") is >= 0 and var stop
            ? figure.Number.PhraseEnd + stop
            : figure.Sentence.End;
        var words = figure.Sentence.Words.Where(w => w.Start >= figure.Number.PhraseEnd && w.Start < end).Select(w => w.Word).Take(3).ToHashSet();
        return IsOnlyRevenue(words, names);
    }

    /// <summary>The revenues of the side and period of the amount: the only ones of its section before it, since those of guidance come behind.</summary>
    private static ProseFigure? Whole(ProseFigure part, ProseFigure percentage, List<ProseFigure> revenues, ProseLinks links)
    {
        var side = links.TopicOf(part).Side;
        var fitting = revenues.FindAll(r => r.Figure.Span.Start < part.Figure.Span.Start && r.Figure.Unit == part.Figure.Unit && links.TopicOf(r).Side == side
            && r.Sentence.Headings.SetEquals(percentage.Sentence.Headings) && IsOfPeriod(r, part) && r.Figure.Value > part.Figure.Value);
        return fitting.Count > 0 && fitting.TrueForAll(r => r.Figure.Possible.Intersects(fitting[0].Figure.Possible)) ? fitting[0] : null;
    }

    private static bool IsOfPeriod(ProseFigure revenue, ProseFigure part) =>
        revenue.Figure.Period is not { } a || part.Figure.Period is not { } b || a.IsCompatible(b);

    private static Relation? OfRevenue(ProseFigure percentage, ProseFigure part, ProseFigure whole) =>
        Relate(RuleCatalog.RatioDoesNotRecompute, percentage.Figure, part.Figure, whole.Figure,
            expected => $"{part.Figure.Text} of {whole.Figure.Text} is {Wording.Percent(expected, percentage.Figure)}");

    /// <summary>"63.2 million, or 0.79 per share on 80.0 million shares".</summary>
    private static Relation? PerShare(ProseFigure figure)
    {
        var figures = figure.Sentence.Figures;
        var at = figures.IndexOf(figure);
        if (figure.Figure.Kind != FigureKind.PerShare || at < 1 || at + 1 >= figures.Count
            || figures[at + 1] is not { Figure: { Unit: "shares", Value: > 0m } } shares || figures[at - 1] is not { } amount || !IsAmount(amount)
            || amount.Figure.Unit == "shares")
        {
            return null;
        }
        var (text, behind) = (figure.Sentence.Passage.Text, shares.Number.PhraseStart - figure.Number.PhraseEnd);
        if (behind > LongestBreath || figure.Number.PhraseStart - amount.Number.PhraseEnd > LongestBreath
            || !text.AsSpan(figure.Number.PhraseEnd, behind).Contains(" on ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        return Relate(RuleCatalog.PerShareDoesNotRecompute, figure.Figure, amount.Figure, shares.Figure,
            expected => $"{amount.Figure.Text} divided by {shares.Figure.Text} shares is {Wording.Range(expected, figure.Figure)}");
    }

    /// <summary>A relation that holds; or that a slip in the quotient or the part explains.</summary>
    private static Relation? Relate(Rule rule, Figure quotient, Figure part, Figure whole, Func<Interval, string> because)
    {
        var expected = part.Possible / whole.Possible;
        if (expected is not { Width: { } width } || width > quotient.Precision * 1.2m) { return null; }
        var holds = expected.Intersects(quotient.Possible.Abs());
        if (!holds
            && (ShareDoesNotRecompute.OneOff(quotient, expected)
                || !(IsSlip(ProseSlip.Of(quotient, expected)) || IsSlip(Diagnosis.Of(part, whole.Possible * quotient.Possible.Abs())))))
        {
            return null;
        }
        return new()
        {
            Rule = rule,
            Result = quotient,
            Inputs = [part, whole],
            Verdict = !holds ? Verdict.Violated : Weakness.IsWeak(quotient, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => figure == quotient
                ? expected
                : figure == part ? whole.Possible * quotient.Possible.Abs() : part.Possible / quotient.Possible.Abs(),
            Unnoticed = figure => holds && figure == quotient ? Relation.Around(expected, quotient.Precision) : null,
            NoticesSign = false,
            Because = _ => because(expected),
            Proves = [quotient],
        };
    }

    private static bool IsSlip(Diagnosis diagnosis) => diagnosis.Kind is SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.DigitLost or SlipKind.Scale;
}
