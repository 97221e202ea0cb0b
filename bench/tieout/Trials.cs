using Kessan.Bench.TieOut.Mutations;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut;

/// <summary>Draws the changes of a document and tries them.</summary>
internal static class Trials
{
    private const int Attempts = 40;

    private static readonly Func<CorpusDocument, CheckedFigure, Draw, Mutation?>[] Kinds =
    [
        DigitMutations.Digit, DigitMutations.Exchange, DigitMutations.Sign, DigitMutations.Tenfold, DigitMutations.Thousandfold,
        WordMutations.Unit, WordMutations.Period, WordMutations.Direction, RowMutations.Drop,
    ];

    /// <summary>Each kind of change equally often, in sentences and in tables equally often where both have figures that are tied.</summary>
    /// <param name="perKind">How many changes of each kind and document.</param>
    /// <param name="only">Only these kinds of changes; the draws are those of all kinds.</param>
    public static List<Trial> Run(IReadOnlyList<CorpusDocument> documents, int perKind, Func<MutationKind, bool>? only = null)
    {
        var planned = documents.SelectMany(document => Plan(document, perKind)).Where(p => only is null || only(p.Mutation.Kind)).ToList();
        var trials = new Trial[planned.Count];
        Parallel.For(0, planned.Count, i => trials[i] = Trial.Run(planned[i].Document, planned[i].Figure, planned[i].Mutation));
        return [.. trials];
    }

    private static IEnumerable<(CorpusDocument Document, CheckedFigure Figure, Mutation Mutation)> Plan(CorpusDocument document, int perKind)
    {
        var tied = document.Clean.Figures.Where(f => f.State == FigureState.Tied).ToList();
        var (tables, prose) = (tied.Where(f => f.Table is not null).ToList(), tied.Where(f => f.Table is null).ToList());
        if (tied.Count == 0 || !document.IsText) { yield break; }
        var seen = new HashSet<Mutation>();
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            for (var number = 0; number < perKind; number++)
            {
                var draw = Draw.Of(document.Name, (kind * 100_000) + number);
                for (var attempt = 0; attempt < Attempts; attempt++)
                {
                    var from = (number % 2 == 0 && prose.Count > 0) || tables.Count == 0 ? prose : tables;
                    if (attempt > Attempts / 2) { from = tied; }
                    var figure = draw.From(from);
                    if (Kinds[kind](document, figure, draw) is not { } mutation || !seen.Add(mutation)) { continue; }
                    yield return (document, figure, mutation);
                    break;
                }
            }
        }
    }
}
