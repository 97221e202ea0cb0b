using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>A figure of a sentence and the fact it states.</summary>
/// <param name="Score">How well the sentence names the fact, 0 to 1.</param>
internal sealed record ProseLink(ProseFigure Figure, Fact Fact, decimal Score, bool PeriodAgrees)
{
    public bool IsWeak => Weakness.IsWeak(Figure.Figure, Fact.Value.Abs());
}

/// <summary>
/// Links figures in sentences to facts: the number must be a print of the fact, and the fewer digits it has the better the sentence must
/// name it.
/// </summary>
internal sealed class ProseLinks
{
    private readonly FactIndex index;
    private readonly NameMatcher names;

    public ProseLinks(DocumentFigures document, TableLinks tables)
    {
        Facts = [.. new DerivedFacts(document, tables.Subjects).All()];
        index = new(Facts);
        names = new(tables.Subjects, document.Vocabulary.Count);
        foreach (var figure in document.ProseFigures) { if (Best(figure) is { } link) { Found[figure] = link; } }
    }

    public IReadOnlyList<Fact> Facts { get; }

    public NameMatcher Names => names;

    public Dictionary<ProseFigure, ProseLink> Found { get; } = [];

    /// <summary>The best named fact of the right period; a fact of another period only where there is no other.</summary>
    private ProseLink? Best(ProseFigure figure)
    {
        ProseLink? best = null;
        foreach (var fact in index.Near(figure.Figure.Possible.Abs()))
        {
            if (!SameUnit(figure, fact)) { continue; }
            var agrees = fact.Period is not { } p || figure.Figure.Period is not { } q || p.IsCompatible(q);
            var link = new ProseLink(figure, fact, names.Score(figure, fact), agrees);
            if (link.Score >= Needed(figure, fact) && (best is null || Rank(link) > Rank(best))) { best = link; }
        }

        return best;
    }

    /// <summary>Period first, then strength, then the kind that the words say, then the name, then a printed number before a derived one.</summary>
    private static decimal Rank(ProseLink link) =>
        (link.PeriodAgrees ? 100m : 0m) + (link.IsWeak ? 0m : 20m) + (Kindred(link) ? 1m : 0m) + (link.Score * 4m) + (link.Fact.IsDerived ? 0m : 0.2m);

    private static bool Kindred(ProseLink link) => link.Figure.Figure.Kind == link.Fact.Kind;

    private static bool SameUnit(ProseFigure figure, Fact fact)
    {
        var (mine, other) = (figure.Figure.Unit, fact.Unit);
        if (mine == other) { return mine != "pure" || figure.Figure.Kind == fact.Kind || !(figure.Figure.Kind is FigureKind.Growth or FigureKind.Points) || fact.Kind is FigureKind.Growth; }
        if (figure.Figure.Kind == FigureKind.Count && fact.Kind is FigureKind.Count or FigureKind.Amount or FigureKind.Change) { return mine is null || other is null || figure.Number.Noun is not (null or "shares" or "ADS"); }
        return mine is not null && other is not null && mine.Split('/')[0] == other.Split('/')[0] && (figure.Figure.Kind == FigureKind.PerShare || fact.Kind == FigureKind.PerShare);
    }

    private static decimal Needed(ProseFigure figure, Fact fact)
    {
        var digits = Math.Min(figure.Figure.Digits, fact.IsDerived ? 9 : Math.Max(2, fact.Sources[0].Digits));
        var needed = digits switch { >= 5 => 0.15m, 4 => 0.3m, 3 => 0.5m, 2 => 0.62m, _ => 0.8m };
        return fact.IsDerived ? Math.Min(0.9m, needed + 0.12m) : needed;
    }
}
