using Kessan.Core;
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

    public static IEnumerable<Relation> Find(DocumentFigures document)
    {
        var groups = document.ProseFigures.Where(f => f.Figure is { Digits: >= 2, Unit: not null } && (f.Figure.Digits >= 3 || f.Number.Scale is not null))
            .GroupBy(f => new Said(f.Figure.Value, f.Figure.Precision, f.Figure.Unit!));
        foreach (var group in groups)
        {
            var members = group.Take(12).ToList();
            for (var i = 1; i < members.Count; i++)
            {
                if (members.Take(i).FirstOrDefault(m => m.Sentence != members[i].Sentence && Common(m, members[i]) >= (members[i].Figure.Digits >= 4 ? 1 : 2)) is { } other) { yield return Make(members[i].Figure, other.Figure); }
            }
        }
    }

    /// <summary>Words near both numbers.</summary>
    private static int Common(ProseFigure a, ProseFigure b)
    {
        var near = Near(a);
        return Near(b).Count(near.Contains);
    }

    private static HashSet<int> Near(ProseFigure figure) =>
        [.. figure.Sentence.Words.Where(w => Math.Abs(w.Start - figure.Number.Start) < 90).Select(w => w.Word)];

    private static Relation Make(Figure a, Figure b) => new()
    {
        Rule = RuleCatalog.ProseDisagreesWithTable,
        Result = a,
        Inputs = [b],
        Verdict = Verdict.Holds,
        Expected = Interval.Point(b.Value),
        Because = _ => "it is said twice",
    };
}
