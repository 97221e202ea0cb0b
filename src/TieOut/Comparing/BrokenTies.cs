using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Comparing;

/// <summary>
/// The ties of an old draft that do not hold in the new one although their figures are still there, each at the figure it computed. A figure that is
/// proven by something else now, with the same number, has lost nothing.
/// </summary>
internal sealed class BrokenTies
{
    private readonly Dictionary<Figure, List<Tie>> broken = [];

    public BrokenTies(CheckedDocument old, CheckedDocument current, int[] pairs)
    {
        var after = new Dictionary<Figure, CheckedFigure>();
        for (var i = 0; i < pairs.Length; i++) { if (pairs[i] >= 0) { after[old.Figures[i].Figure] = current.Figures[pairs[i]]; } }
        var holding = current.Ties.Where(t => t.Verdict == Verdict.Holds).Select(t => Name(t, f => f.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var tie in old.Ties.Where(t => t.Verdict == Verdict.Holds))
        {
            if (!tie.Figures.All(after.ContainsKey) || holding.Contains(Name(tie, f => after[f].Figure.Id)) || !HasChanged(tie, after)) { continue; }
            if (!broken.TryGetValue(tie.Result, out var list)) { broken.Add(tie.Result, list = []); }
            list.Add(tie);
        }
    }

    public IReadOnlyList<Tie> Of(Figure old) => broken.TryGetValue(old, out var found) ? found : [];

    private static bool HasChanged(Tie tie, Dictionary<Figure, CheckedFigure> after) =>
        after[tie.Result].State != FigureState.Tied || tie.Figures.Any(f => f.Value != after[f].Figure.Value);

    private static string Name(Tie tie, Func<Figure, string> id) => $"{tie.Rule.Code} {id(tie.Result)} {string.Join(' ', tie.Inputs.Select(id))}";
}
