using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>Two sentences that print several numbers alike.</summary>
/// <param name="Shared">The numbers that both print, in the order of the second.</param>
/// <param name="Reporting">Words of every report.</param>
internal sealed record SentencePair(Sentence First, Sentence Second, IReadOnlyList<SharedNumber> Shared, IReadOnlySet<int> Reporting)
{
    /// <summary>Digits of a single shared number, and words beside it, that are no chance.</summary>
    private const int LeastDigitsOfOne = 3;

    private const int LeastWords = 3;

    /// <summary>Shared digits that are no chance.</summary>
    private const int LeastDigits = 5;

    /// <summary>Enough of the shared numbers, without one, show that the sentences say the same.</summary>
    public bool SaysTheSame(SharedNumber? without = null)
    {
        var (count, digits) = (0, 0);
        foreach (var shared in Shared)
        {
            if (shared == without) { continue; }
            count++;
            digits += shared.A.Figure.Digits;
        }

        return (count >= 2 && digits >= LeastDigits) || (count >= 1 && digits >= LeastDigitsOfOne && CommonWords >= LeastWords);
    }

    /// <summary>
    /// Different words that both sentences use, those of every report left out. A highlight names what its section has in the heading: "Harbour revenue of …",
    /// and "Revenue was …" under "Harbour".
    /// </summary>
    private int CommonWords => field > 0 ? field : field = Words(First).Union(First.Headings).Intersect(Words(Second).Union(Second.Headings))
        .Count(w => !Reporting.Contains(w) && !(First.Headings.Contains(w) && Second.Headings.Contains(w)));

    private static IEnumerable<int> Words(Sentence sentence) => sentence.Words.Select(w => w.Word);
}

/// <summary>One number in two sentences.</summary>
internal sealed record SharedNumber(ProseFigure A, ProseFigure B);

/// <summary>
/// Sentences that say the same: a headline and the paragraph under it, a highlight and its section. Two that share several numbers prove
/// each of them; where between the shared numbers one of each is left over, of one kind and one slip apart, one of the two is wrong.
/// </summary>
internal static class SentencePairs
{
    private const int MostSentences = 30;

    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links) =>
        Pairs(document).SelectMany(pair => Holding(pair).Concat(Slips(pair, links)));

    /// <summary>All pairs of sentences that share two telling numbers or more.</summary>
    public static IEnumerable<SentencePair> Pairs(DocumentFigures document)
    {
        var saying = new Dictionary<string, List<Sentence>>(StringComparer.Ordinal);
        var reporting = WordList.Known("reporting.txt", document.Vocabulary);
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
            var others = sentence.Figures.Where(IsTelling)
                .SelectMany(f => saying[Key(f)])
                .Where(s => s != sentence)
                .Distinct()
                .Where(s => Position(s) < Position(sentence));
            foreach (var other in others)
            {
                if (Compare(other, sentence, reporting) is var pair && (pair.Shared.Count >= 2 || pair.SaysTheSame())) { yield return pair; }
            }
        }
    }

    private static int Position(Sentence sentence) => sentence.Figures[0].Figure.Span.Start;

    private static bool IsTelling(ProseFigure figure) => figure.Figure is { Digits: >= 2, Unit: not null };

    private static string Key(ProseFigure figure) => ProseLinks.Key(figure.Figure);

    private static SentencePair Compare(Sentence first, Sentence second, HashSet<int> reporting)
    {
        var left = first.Figures.Where(IsTelling).ToList();
        var shared = new List<SharedNumber>();
        foreach (var b in second.Figures.Where(IsTelling))
        {
            if (left.Find(a => Key(a) == Key(b)) is not { } a) { continue; }
            shared.Add(new(a, b));
            left.Remove(a);
        }

        return new(first, second, shared, reporting);
    }

    /// <summary>The others must still show that the sentences say the same, were this one wrong.</summary>
    private static IEnumerable<Relation> Holding(SentencePair pair) =>
        pair.Shared.Where(pair.SaysTheSame).Where(s => Between(pair, s, s.A) && Between(pair, s, s.B)).Select(s => Make(s.B, s.A, Verdict.Holds));

    /// <summary>No other number of its kind stands between the shared numbers around it, so that a slip in it would find its partner.</summary>
    private static bool Between(SentencePair pair, SharedNumber own, ProseFigure figure) =>
        !Gap(figure.Sentence, [.. pair.Shared.Where(s => s != own).Select(s => figure == own.A ? s.A : s.B)],
            figure).Any(f => f != figure && IsLike(f, figure));

    private static IEnumerable<Relation> Slips(SentencePair pair, ProseLinks links)
    {
        if (!pair.SaysTheSame()) { yield break; }
        var (left, right) = (pair.Shared.Select(s => s.A).ToList(), pair.Shared.Select(s => s.B).ToList());
        foreach (var y in pair.Second.Figures.Where(f => IsTelling(f) && !right.Contains(f)))
        {
            var before = pair.Shared.LastOrDefault(s => s.B.Number.Start < y.Number.Start);
            var after = pair.Shared.FirstOrDefault(s => s.B.Number.Start > y.Number.Start);
            var places = pair.First.Figures
                .Where(f => !left.Contains(f) && (before is null || f.Number.Start > before.A.Number.Start)
                    && (after is null || f.Number.Start < after.A.Number.Start) && IsLike(f, y))
                .ToList();
            var rivals = Gap(pair.Second, right, y).Count(f => IsLike(f, y));
            if (places.Count != 1 || rivals != 1 || SayOtherPeriods(y, places[0]) || !IsSlip(y, places[0])
                || (links.Found.ContainsKey(y) && links.Found.ContainsKey(places[0])))
            {
                continue;
            }
            yield return links.Found.GetValueOrDefault(y) is { Strength: > 0m } ? Make(places[0], y, Verdict.Violated) : Make(y, places[0], Verdict.Violated);
        }
    }

    /// <summary>The figures of the sentence between the shared numbers on both sides of a place.</summary>
    private static IEnumerable<ProseFigure> Gap(Sentence sentence, List<ProseFigure> shared, ProseFigure place)
    {
        var from = shared.Where(f => f.Number.Start < place.Number.Start).Select(f => f.Number.Start).DefaultIfEmpty(-1).Max();
        var to = shared.Where(f => f.Number.Start > place.Number.Start).Select(f => f.Number.Start).DefaultIfEmpty(int.MaxValue).Min();
        return sentence.Figures.Where(f => f.Number.Start > from && f.Number.Start < to);
    }

    /// <summary>"For the quarter was 95.8%", "for the first nine months was 94.8%": both name how long, and not the same.</summary>
    private static bool SayOtherPeriods(ProseFigure a, ProseFigure b) => LengthBefore(a) is { } first && LengthBefore(b) is { } second && first != second;

    /// <summary>The last length named between the figure before and this one, in months.</summary>
    private static int? LengthBefore(ProseFigure figure)
    {
        var at = figure.Sentence.Figures.IndexOf(figure);
        var start = at == 0 ? figure.Sentence.Start : figure.Sentence.Figures[at - 1].Number.PhraseEnd;
        int? months = null;
        foreach (var time in figure.Sentence.Times)
        {
            if (time.Start >= start && time.Start < figure.Number.PhraseStart && time.Length > 0) { months = time.Length; }
        }
        return months;
    }

    private static bool IsLike(ProseFigure a, ProseFigure b) => a.Figure.Unit == b.Figure.Unit && a.Figure.Kind == b.Figure.Kind;

    private static bool IsSlip(ProseFigure a, ProseFigure b) =>
        ProseSlip.Of(a.Figure, b.Figure.Possible.Abs()).Kind is SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.Scale or SlipKind.DigitLost;

    private static Relation Make(ProseFigure a, ProseFigure b, Verdict verdict) =>
        Repetitions.SaidTwice(a, b, verdict,
            verdict == Verdict.Violated ? $"another sentence of the same numbers says {b.Figure.Text}" : "it is said twice, beside the same numbers");
}
