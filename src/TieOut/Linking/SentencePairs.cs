using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Sentences that say the same: a headline and the paragraph under it, a highlight and its section. Two that share several numbers prove
/// each of them; where one number of each is left over, of one kind and one slip apart, one of the two is wrong.
/// </summary>
internal static class SentencePairs
{
    private const int MostSentences = 30;

    /// <summary>Shared digits that are no chance.</summary>
    private const int LeastDigits = 5;

    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links)
    {
        var saying = new Dictionary<string, List<Sentence>>(StringComparer.Ordinal);
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count >= 2))
        {
            foreach (var key in sentence.Figures.Where(IsTelling).Select(Key).Distinct(StringComparer.Ordinal))
            {
                if (!saying.TryGetValue(key, out var list)) { saying.Add(key, list = []); }
                if (list.Count < MostSentences) { list.Add(sentence); }
            }
        }

        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count >= 2))
        {
            var others = sentence.Figures.Where(IsTelling).SelectMany(f => saying[Key(f)]).Where(s => s.Start != sentence.Start || s.Passage != sentence.Passage).Distinct().Where(s => Position(s) < Position(sentence)).ToList();
            foreach (var other in others) { foreach (var relation in Compare(other, sentence, links)) { yield return relation; } }
        }
    }

    private static int Position(Sentence sentence) => sentence.Figures[0].Figure.Span.Start;

    private static bool IsTelling(ProseFigure figure) => figure.Figure is { Digits: >= 2, Unit: not null };

    private static string Key(ProseFigure figure) => ProseLinks.Key(figure.Figure);

    private static IEnumerable<Relation> Compare(Sentence first, Sentence second, ProseLinks links)
    {
        var left = first.Figures.Where(IsTelling).ToList();
        var right = second.Figures.Where(IsTelling).ToList();
        var shared = new List<(ProseFigure A, ProseFigure B)>();
        foreach (var b in right.ToList())
        {
            if (left.Find(a => Key(a) == Key(b)) is not { } a) { continue; }
            shared.Add((a, b));
            left.Remove(a);
            right.Remove(b);
        }

        var digits = shared.Sum(s => s.A.Figure.Digits);
        foreach (var (a, b) in shared)
        {
            // The others must still show that the sentences say the same, were this one wrong.
            if (shared.Count >= 2 && digits - a.Figure.Digits >= LeastDigits - 1) { yield return Make(b, a, Verdict.Holds); }
        }

        if (shared.Count < 2 || digits < LeastDigits || left.Count != 1 || right.Count != 1 || links.Found.ContainsKey(right[0]) == links.Found.ContainsKey(left[0]) && links.Found.ContainsKey(left[0])) { yield break; }
        var (x, y) = (left[0], right[0]);
        if (x.Figure.Unit != y.Figure.Unit || x.Figure.Kind != y.Figure.Kind || !IsSlip(y, x)) { yield break; }
        yield return links.Found.GetValueOrDefault(y) is { Strength: > 0m } ? Make(x, y, Verdict.Violated) : Make(y, x, Verdict.Violated);
    }

    private static bool IsSlip(ProseFigure a, ProseFigure b) =>
        ProseSlip.Of(a.Figure, b.Figure.Possible.Abs()).Kind is SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.Scale or SlipKind.DigitLost;

    private static Relation Make(ProseFigure a, ProseFigure b, Verdict verdict) =>
        Repetitions.SaidTwice(a, b, verdict, verdict == Verdict.Violated ? $"another sentence of the same numbers says {b.Figure.Text}" : "it is said twice, beside the same numbers");
}
