using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Comparing;

/// <summary>
/// Sentences that name an earlier number: "compared to JPY 3,372 million in 1H07". The number ties where an earlier document has a line for that period
/// whose every word the sentence uses.
/// </summary>
internal static class EarlierInProse
{
    public static IEnumerable<Relation> Find(DocumentFigures document, EarlierDocument earlier)
    {
        var spelled = document.Vocabulary.Spelled();
        foreach (var sentence in document.Sentences)
        {
            HashSet<string>? words = null;
            foreach (var figure in sentence.Figures.Where(f => f.Figure is { Period: not null, Unit: not null, Digits: >= 3 }))
            {
                words ??= sentence.Words.Select(w => w.Word).Concat(sentence.Context).Select(w => spelled[w]).ToHashSet(StringComparer.Ordinal);
                if (Best(figure.Figure, words, earlier) is { } found) { yield return Agrees(figure.Figure, found, earlier.Path); }
            }
        }
    }

    private static ReferenceCell? Best(Figure figure, HashSet<string> words, EarlierDocument earlier) =>
        earlier.References.At(figure.Period!.End, figure.Unit!, figure.Possible)
            .Where(c => c.Kind == figure.Kind && c.Period.IsCompatible(figure.Period) && c.Precision <= figure.Precision)
            .Where(c => c.Line.Words.Any(name => name.Count >= 2 && name.IsSubsetOf(words))
                || (figure.Digits >= 5 && c.Line.Words.Any(name => name.Count == 1 && name.IsSubsetOf(words))))
            .OrderByDescending(c => c.Line.Words.Max(w => w.Count)).ThenBy(c => c.Evidence.Place).FirstOrDefault();

    private static Relation Agrees(Figure figure, ReferenceCell theirs, string path) => new()
    {
        Rule = RuleCatalog.ComparativeDiffers,
        Result = figure,
        Inputs = [],
        Outside = [theirs.Evidence],
        Verdict = Verdict.Holds,
        Expected = theirs.Possible.Abs(),
        Because = _ => $"{path} prints {theirs.Evidence.Text} for \"{ColumnDoesNotFoot.Short(theirs.Line.Label)}\"",
    };
}
