using Kessan.Bench.TieOut.Mutations;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut;

/// <summary>Not a sample: every digit of the tied figures of a document is changed, neighbours are exchanged, the sign turned, the point moved.</summary>
internal static class SlipTrials
{
    /// <param name="every">1: all tied figures; 3: every third.</param>
    public static List<Trial> Run(IReadOnlyList<CorpusDocument> documents, int every)
    {
        var planned = documents.Where(d => d.IsText).SelectMany(document => Plan(document, every)).ToList();
        var trials = new Trial[planned.Count];
        Parallel.For(0, planned.Count, i => trials[i] = Trial.Run(planned[i].Document, planned[i].Figure, planned[i].Mutation));
        return [.. trials];
    }

    private static IEnumerable<(CorpusDocument Document, CheckedFigure Figure, Mutation Mutation)> Plan(CorpusDocument document, int every)
    {
        var tied = document.Clean.Figures.Where(f => f.State == FigureState.Tied).ToList();
        for (var i = 0; i < tied.Count; i += every)
        {
            var draw = Draw.Of(document.Name, i);
            foreach (var mutation in DigitMutations.Digits(document, tied[i], draw)) { yield return (document, tied[i], mutation); }
            foreach (var kind in (Func<CorpusDocument, CheckedFigure, Draw, Mutation?>[])[DigitMutations.Exchange, DigitMutations.Sign, DigitMutations.Tenfold,
                DigitMutations.Thousandfold])
            {
                if (kind(document, tied[i], draw) is { } mutation) { yield return (document, tied[i], mutation); }
            }
        }
    }
}
