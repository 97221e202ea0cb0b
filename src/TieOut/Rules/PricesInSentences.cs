using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO306 in sentences: shares, the average price paid for one and what was paid for all. The least precise of the three is what the two others make.
/// <example>"repurchased 1.204 million shares at an average price of 61.42 per share, for a total of 73.9 million".</example>
/// </summary>
internal static class PricesInSentences
{
    private const int LeastDigits = 2;

    public static IEnumerable<Relation> Find(DocumentFigures document)
    {
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count >= 3))
        {
            if (!sentence.Text.Contains("average price", StringComparison.OrdinalIgnoreCase)
                && !sentence.Text.Contains("average cost", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            if (Only(sentence, f => f.Figure is { Unit: "shares", Value: > 0m }) is { } shares
                && Only(sentence, f => f.Figure is { Kind: FigureKind.PerShare, Value: > 0m }) is { } price
                && Only(sentence, f => f.Figure is { Kind: FigureKind.Amount, Value: > 0m, Unit: { } unit } && unit == Currency(price.Figure)) is { } total)
            {
                if (Relate(total.Figure, shares.Figure, price.Figure) is { } relation) { yield return relation; }
            }
        }
    }

    private static string? Currency(Figure price) => price.Unit is { } unit ? UnitWords.Counted(unit) : null;

    private static ProseFigure? Only(Sentence sentence, Func<ProseFigure, bool> fits) =>
        sentence.Figures.Where(fits).Take(2).ToList() is [var one] ? one : null;

    private static Relation? Relate(Figure total, Figure shares, Figure price)
    {
        Interval Implied(Figure figure) => figure == total
            ? shares.Possible * price.Possible
            : figure == shares ? total.Possible / price.Possible : total.Possible / shares.Possible;
        Figure[] all = [total, shares, price];
        if (Array.Find(all, f => Implied(f) is { Width: { } width } && width <= f.Precision * 1.2m) is not { } result) { return null; }
        var expected = Implied(result);
        var holds = expected.Intersects(result.Possible);
        if (!holds && (ShareDoesNotRecompute.OneOff(result, expected) || !Array.Exists(all, f => Slips.Repair(f, Implied(f))))) { return null; }
        return new()
        {
            Rule = RuleCatalog.PerShareDoesNotRecompute,
            Result = result,
            Inputs = [.. all.Where(f => f != result)],
            Verdict = !holds ? Verdict.Violated : Weakness.IsWeak(result, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => Implied(figure),
            Unnoticed = figure => holds && SlipChance.Significant(figure) >= LeastDigits
                ? Relation.Around(Implied(figure), result.Precision * figure.Value / result.Value)
                : null,
            NoticesSign = false,
            Because = _ => $"{shares.Text} shares at {price.Text} make {Wording.Range(shares.Possible * price.Possible, total)}",
        };
    }
}
