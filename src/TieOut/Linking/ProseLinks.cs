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
    private readonly Subjects subjects;
    private readonly Dictionary<int, List<Fact>> bySubject;

    public ProseLinks(DocumentFigures document, TableLinks tables)
    {
        Facts = [.. new DerivedFacts(document, tables.Subjects).All()];
        index = new(Facts);
        names = new(tables.Subjects, document.Vocabulary);
        subjects = tables.Subjects;
        bySubject = Facts.GroupBy(f => subjects.Of(f.Line)).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var figure in document.ProseFigures) { if (Best(figure) is { } link) { Found[figure] = link; } }
        foreach (var figure in document.ProseFigures.Where(f => !Found.ContainsKey(f)).ToList()) { if (BesidePartner(figure) is { } link) { Found[figure] = link; } }
    }

    public IReadOnlyList<Fact> Facts { get; }

    public NameMatcher Names => names;

    public Dictionary<ProseFigure, ProseLink> Found { get; } = [];

    /// <summary>The best named fact of the right period; a fact of another period only where there is no other.</summary>
    private ProseLink? Best(ProseFigure figure)
    {
        ProseLink? best = null;
        Dictionary<int, decimal>? credit = null;
        foreach (var fact in index.Near(figure.Figure.Possible.Abs()))
        {
            if (!SameUnit(figure, fact)) { continue; }
            credit ??= NameMatcher.Credits(figure);
            var agrees = fact.Period is not { } p || figure.Figure.Period is not { } q || p.IsCompatible(q);
            var link = new ProseLink(figure, fact, names.Score(credit, fact), agrees);
            if (link.Score >= Needed(figure, fact) && (best is null || Rank(link) > Rank(best))) { best = link; }
        }

        return best;
    }

    /// <summary>
    /// A short number beside one that is linked for certain: "Gross margin was JPY3,539 million, an increase of 0.7%". The facts of that
    /// subject are so few that an agreement is no chance.
    /// </summary>
    private ProseLink? BesidePartner(ProseFigure figure)
    {
        foreach (var partner in figure.Sentence.Figures.Where(f => f != figure).Select(f => Found.GetValueOrDefault(f)).OfType<ProseLink>().Where(l => !l.IsWeak && l.Figure.Figure.Digits >= 3).OrderBy(l => Math.Abs(l.Figure.Number.Start - figure.Number.Start)))
        {
            var fact = bySubject[subjects.Of(partner.Fact.Line)].FirstOrDefault(f => f.Kind == figure.Figure.Kind && f.Extra.SequenceEqual(partner.Fact.Extra) && SameUnit(figure, f)
                && (f.Period is not { } p || figure.Figure.Period is not { } q || p.IsCompatible(q)) && f.Value.Abs().Intersects(figure.Figure.Possible.Abs()) && !Weakness.IsWeak(figure.Figure, f.Value.Abs()));
            if (fact is not null) { return new(figure, fact, partner.Score, true); }
        }

        return null;
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
