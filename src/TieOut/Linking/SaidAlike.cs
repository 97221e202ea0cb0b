using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// A number that is said again in the very same words: <example>"As of July 1, 2023, 6.3 billion remains available for repurchases" among the notes and
/// again in the discussion.</example> All that stands before it in its sentence is alike, days and other numbers included. Growth and changes are left out:
/// sections on the quarter and the half year say them in the same words of different periods.
/// </summary>
internal static class SaidAlike
{
    private const int LeastDigits = 2;

    /// <summary>Words before the number, if they do not reach back to where both sentences begin.</summary>
    private const int MostWords = 10;

    /// <summary>Words before the number, and with those behind it.</summary>
    private const int LeastBefore = 5;
    private const int LeastWords = 8;

    private sealed record Wording(int Last, int Next, int Third, string Unit, FigureKind Kind);

    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links)
    {
        var groups = document.ProseFigures.Where(IsTelling)
            .Select(f => (Figure: f, Words: Before(f)))
            .Where(f => f.Words.Count >= LeastBefore)
            .GroupBy(f => Key(f.Figure, f.Words));
        foreach (var group in groups)
        {
            var alike = group.ToList();
            for (var i = 1; i < alike.Count; i++)
            {
                var others = alike.Take(i)
                    .Where(o => o.Figure.Sentence != alike[i].Figure.Sentence && IsAlike(o.Figure, o.Words, alike[i].Figure, alike[i].Words))
                    .Select(o => o.Figure)
                    .ToList();
                if (others.Count > 0 && Relate(alike[i].Figure, others, links) is { } relation) { yield return relation; }
            }
        }
    }

    private static bool IsTelling(ProseFigure figure) =>
        figure.Figure is { Unit: not null, Kind: not (FigureKind.Growth or FigureKind.Change or FigureKind.Points) }
            && SlipChance.Significant(figure.Figure) >= LeastDigits && !figure.StandsInRow;

    private static Wording Key(ProseFigure figure, List<int> before) => new(before[^1], before[^2], before[^3], figure.Figure.Unit!, figure.Figure.Kind);

    /// <summary>The words of the sentence up to the number, the last <see cref="MostWords"/> of them.</summary>
    private static List<int> Before(ProseFigure figure) =>
        [.. figure.Sentence.Words.Where(w => w.Start < figure.Number.PhraseStart).Select(w => w.Word).TakeLast(MostWords)];

    private static bool IsAlike(ProseFigure a, List<int> before, ProseFigure b, List<int> others) =>
        before.SequenceEqual(others) && a.Figure.Period == b.Figure.Period && before.Count + Behind(a, b) >= LeastWords && Numbers(a).SequenceEqual(Numbers(b))
            && Times(a).SequenceEqual(Times(b), StringComparer.Ordinal);

    /// <summary>How many words behind the two numbers are the same.</summary>
    private static int Behind(ProseFigure a, ProseFigure b)
    {
        var (first, second) = (After(a), After(b));
        var same = 0;
        while (same < Math.Min(first.Count, second.Count) && first[same] == second[same]) { same++; }
        return same;
    }

    private static List<int> After(ProseFigure figure) =>
        [.. figure.Sentence.Words.Where(w => w.Start >= figure.Number.End).Select(w => w.Word).Take(MostWords)];

    /// <summary>The numbers before it in its sentence.</summary>
    private static IEnumerable<decimal> Numbers(ProseFigure figure) =>
        figure.Sentence.Figures.Where(f => f.Number.Start < figure.Number.Start).Select(f => f.Figure.Value);

    private static IEnumerable<string> Times(ProseFigure figure) =>
        figure.Sentence.Times.Where(t => t.End <= figure.Number.Start).Select(t => figure.Sentence.Passage.Text[t.Start..t.End]);

    /// <summary>Said again; or one slip away from what is said in the same words, where nothing speaks for it.</summary>
    private static Relation? Relate(ProseFigure figure, List<ProseFigure> others, ProseLinks links)
    {
        if (others.Find(o => o.Figure.Value == figure.Figure.Value) is { } same)
        {
            return Repetitions.SaidTwice(figure, same, Verdict.Holds, "it is said twice in the same words");
        }
        var other = others[0];
        if (ProseSlip.Of(figure.Figure, other.Figure.Possible.Abs()).Kind == SlipKind.Unknown) { return null; }
        var (wrong, right) = links.Found.ContainsKey(figure) && !links.Found.ContainsKey(other) ? (other, figure) : (figure, other);
        return links.Found.ContainsKey(wrong)
            ? null
            : Repetitions.SaidTwice(wrong, right, Verdict.Violated, $"another sentence says {right.Figure.Text} in the same words");
    }
}
