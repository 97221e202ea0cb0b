using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut;

/// <summary>One relation that speaks for figures of a document, in the words of a report: what a click on a tick mark shows.</summary>
/// <param name="Result">The figure that is computed or repeated.</param>
/// <param name="Inputs">The figures it is computed from, or agrees with.</param>
/// <param name="Expected">What the result can be given the inputs, in single units.</param>
/// <param name="Because">The calculation: "the 4 rows of … add to 24,910,303".</param>
/// <param name="Outside">Places in other files: earlier documents, the books.</param>
public sealed record Tie(Rule Rule, Verdict Verdict, Figure Result, IReadOnlyList<Figure> Inputs, Interval Expected, string Because,
    IReadOnlyList<Evidence> Outside)
{
    public IEnumerable<Figure> Figures => Inputs.Prepend(Result);

    internal static Tie Of(Relation relation) =>
        new(relation.Rule, relation.Verdict, relation.Result, relation.Inputs, relation.Expected, Sentence(relation.Because(relation.Result)),
            relation.Outside);

    /// <summary>The reason of an agreement is the line's name alone.</summary>
    private static string Sentence(string because) => because.StartsWith('"') ? $"the line {because}" : because;
}
