using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// The same number said twice in sentences that share its words (a translation rate in every note, losses named in the highlights and
/// below): two places that prove each other where no table does.
/// </summary>
internal static class Repetitions
{
    private sealed record Said(decimal Value, decimal Precision, string Unit);

    private const int MostCompared = 400;

    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links)
    {
        var groups = document.ProseFigures.Where(f => f.Figure is { Digits: >= 2, Unit: not null } && (f.Figure.Digits >= 3 || f.Number.Scale is not null))
            .GroupBy(f => new Said(f.Figure.Value, f.Figure.Precision, f.Figure.Unit!));
        foreach (var group in groups)
        {
            foreach (var again in Again([.. group.Take(12)])) { yield return again; }
        }

        foreach (var slip in Slips(document, links)) { yield return slip; }
    }

    /// <summary>Each of the figures with the first before it whose sentence shares its words.</summary>
    private static IEnumerable<Relation> Again(ProseFigure[] same)
    {
        var near = Array.ConvertAll(same, Near);
        for (var i = 1; i < same.Length; i++)
        {
            var least = same[i].Figure.Digits >= 4 ? 1 : 2;
            var first = 0;
            while (first < i && (same[first].Sentence == same[i].Sentence || Common(near[i], near[first]) < least)) { first++; }
            if (first < i) { yield return Make(same[i], same[first], IsTelling(same[i], near[i], near[first]) ? Verdict.Holds : Verdict.Weak); }
        }
    }

    /// <summary>Long numbers in sentences of the same words, one slip apart, of which one agrees with nothing.</summary>
    private static IEnumerable<Relation> Slips(DocumentFigures document, ProseLinks links)
    {
        var all = document.ProseFigures.Where(f => f.Figure.Unit is not null && SlipChance.Significant(f.Figure) >= 4).Take(MostCompared).ToList();
        var near = all.ToDictionary(f => f, Near);
        foreach (var figure in all.Where(f => !links.Found.ContainsKey(f) && !all.Exists(o => o != f && o.Figure.Value == f.Figure.Value)))
        {
            var other = all.Find(o => o.Sentence != figure.Sentence && o.Figure.Unit == figure.Figure.Unit && o.Figure.Kind == figure.Figure.Kind
                && IsTelling(figure, near[figure], near[o])
                && IsSlip(figure.Figure, o.Figure));
            if (other is not null) { yield return Make(figure, other, Verdict.Violated); }
        }
    }

    /// <summary>
    /// Ten times another number is met by chance in the sentences of two segments; a thousand times is another unit. One more or less is often the number
    /// of something else.
    /// </summary>
    private static bool IsSlip(Figure figure, Figure other) => ProseSlip.Of(figure, other.Possible.Abs()).Kind switch
    {
        SlipKind.DigitsExchanged or SlipKind.OneDigit => !ShareDoesNotRecompute.OneOff(figure, other.Possible.Abs()),
        SlipKind.Scale => Math.Max(figure.Value, other.Value) >= Math.Min(figure.Value, other.Value) * 900m,
        _ => false,
    };

    /// <summary>The sentences share so many words that a number one digit away would be a slip.</summary>
    private static bool IsTelling(ProseFigure figure, HashSet<int> near, HashSet<int> others) =>
        SlipChance.Significant(figure.Figure) switch { >= 5 => Common(near, others) >= 4, 4 => Common(near, others) >= 7, _ => false };

    private static int Common(HashSet<int> near, HashSet<int> others) => others.Count(near.Contains);

    /// <summary>Words near the number.</summary>
    private static HashSet<int> Near(ProseFigure figure) =>
        [.. figure.Sentence.Words.Where(w => Math.Abs(w.Start - figure.Number.Start) < 90).Select(w => w.Word)];

    private static Relation Make(ProseFigure a, ProseFigure b, Verdict verdict) =>
        SaidTwice(a, b, verdict, verdict == Verdict.Violated ? $"another sentence of the same words says {b.Figure.Text}" : "it is said twice");

    /// <summary>Two sentences that say, or should say, the same number.</summary>
    /// <param name="because">Why they are held to say the same, or what the other says.</param>
    internal static Relation SaidTwice(ProseFigure a, ProseFigure b, Verdict verdict, string because) => new()
    {
        Rule = RuleCatalog.ProseDisagreesWithTable,
        Result = a.Figure,
        Inputs = [b.Figure],
        Verdict = verdict,
        Expected = b.Figure.Possible,
        Implied = figure => figure == a.Figure ? b.Figure.Possible : a.Figure.Possible,
        Because = _ => because,
    };
}
