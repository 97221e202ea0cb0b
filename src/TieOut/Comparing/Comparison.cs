using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Comparing;

/// <summary>A number of the document and the reference it agrees with.</summary>
/// <param name="IsStrong">Enough digits and a like name: an agreement by chance would be rare.</param>
internal sealed record Agreement(CellFigure Mine, ReferenceCell Theirs, bool IsStrong);

/// <summary>Two numbers with one name, period and unit, in columns that otherwise agree, that are not the same.</summary>
/// <param name="Axis">The two columns they stand in.</param>
internal sealed record Difference(CellFigure Mine, ReferenceCell Theirs, AxisPair Axis)
{
    /// <summary>What mine would be, were it theirs: statements differ in the sign they give a cost.</summary>
    public Interval Expected =>
        Math.Sign(Mine.Figure.Value) == Math.Sign(Theirs.Possible.Low ?? 0m) || Mine.Figure.Value == 0m ? Theirs.Possible : -Theirs.Possible;

    /// <summary>Mine less theirs, in single units.</summary>
    public Interval Gap => Mine.Figure.Possible - Expected;
}

/// <summary>Two columns that agree in several of their lines.</summary>
internal sealed class AxisPair
{
    public List<Agreement> Agreements { get; } = [];

    public List<Difference> Differences { get; } = [];
}

/// <summary>
/// A document against references: numbers that agree in period, unit, value and name; then, in pairs of columns that agree in several lines, the lines of
/// one name whose numbers do not.
/// <example>Six lines of the column "September 30, 2007" repeat an earlier balance sheet; "Inventories" is 1,144,160 there and 1,184,160 here.</example>
/// </summary>
internal sealed class Comparison
{
    /// <summary>Columns that agree in fewer lines may be of another basis (a segment, a parent company).</summary>
    private const int FewestAgreements = 3;

    /// <summary>An amount that stands in more places than this says nothing about any of them.</summary>
    private const int MostCandidates = 200;

    private readonly Dictionary<AxisKey, AxisPair> axes = [];
    private readonly References references;

    private Comparison(References references) => this.references = references;

    public IReadOnlyCollection<AxisPair> Axes => axes.Values;

    public List<Agreement> Agreements { get; } = [];

    public static Comparison Of(DocumentFigures document, TableLinks tables, References references)
    {
        var comparison = new Comparison(references);
        var words = document.Vocabulary.Spelled();
        var lines = tables.Subjects.Lines.Where(l => !EarlierDocument.IsExpectation(l.Table.Title) && !EarlierDocument.IsExpectation(l.Label)).ToList();
        foreach (var line in lines) { comparison.FindAgreements(line, line.Core.Select(w => words[w]).ToHashSet(StringComparer.Ordinal)); }
        comparison.FindDifferences(lines);
        return comparison;
    }

    private void FindAgreements(FactLine line, HashSet<string> name)
    {
        foreach (var cell in line.Cells.Where(EarlierDocument.IsComparable))
        {
            Agreement? best = null;
            var bestRank = 0m;
            foreach (var other in references.At(cell.Figure.Period!.End, cell.Figure.Unit!, cell.Figure.Possible).Take(MostCandidates))
            {
                if (!IsSameKind(cell.Figure, other)) { continue; }
                var similarity = other.Line.Similarity(name);
                var digits = Math.Min(cell.Figure.Digits, other.Digits);
                if (!IsNoChance(digits, similarity)) { continue; }
                var rank = similarity + (other.Precision == cell.Figure.Precision ? 0.1m : 0m);
                if (rank > bestRank) { (best, bestRank) = (new(cell, other, IsStrong(cell.Figure, other)), rank); }
            }

            if (best is not null) { Add(best); }
        }
    }

    private static bool IsNoChance(int digits, decimal similarity) => digits >= 6 || (digits >= 5 && similarity > 0m) || (digits >= 3 && similarity >= 0.5m);

    /// <summary>A number that is finer than the reference is proven only as far as that goes.</summary>
    private static bool IsStrong(Figure mine, ReferenceCell theirs) => !(theirs.Precision > mine.Precision) && mine.Digits >= 3;

    private static bool IsSameKind(Figure mine, ReferenceCell theirs) =>
        (theirs.Kind is null || theirs.Kind == mine.Kind) && theirs.Period.IsCompatible(mine.Period!);

    private void Add(Agreement agreement)
    {
        Agreements.Add(agreement);
        var key = KeyOf(agreement.Mine, agreement.Theirs);
        if (!axes.TryGetValue(key, out var pair)) { axes.Add(key, pair = new()); }
        pair.Agreements.Add(agreement);
    }

    private static AxisKey KeyOf(CellFigure mine, ReferenceCell theirs) => new(mine.Table.Index, ReferenceCell.AxisOf(mine), theirs.Line.Table, theirs.Axis);

    private void FindDifferences(List<FactLine> lines)
    {
        var agreed = Agreements.Select(a => a.Mine).ToHashSet();
        var mineByTable = lines.Where(l => !l.Table.Table.MayBeDamaged).ToLookup(l => l.Table.Index);
        foreach (var (key, pair) in axes.Where(a => a.Value.Agreements.Count(x => x.Mine.Figure.Digits >= 3) >= FewestAgreements))
        {
            var theirs = Named(references.Tables[key.TheirTable].SelectMany(l => l.Cells.Where(c => c.Axis == key.TheirAxis)
                .SelectMany(c => l.Names.Select(n => (n, c)))));
            var mine = Named(mineByTable[key.MyTable].SelectMany(l => l.Cells
                .Where(c => ReferenceCell.AxisOf(c) == key.MyAxis && EarlierDocument.IsComparable(c))
                .Select(c => (LineName.Of(l), c))));
            var seen = new HashSet<CellFigure>(agreed);
            foreach (var (name, cell) in mine)
            {
                if (seen.Contains(cell) || !theirs.TryGetValue(name, out var other) || !IsComparable(cell.Figure, other)) { continue; }
                seen.Add(cell);
                pair.Differences.Add(new(cell, other, pair));
            }
        }
    }

    private static bool IsComparable(Figure mine, ReferenceCell theirs) =>
        theirs.Unit == mine.Unit && theirs.Kind is null or FigureKind.Amount or FigureKind.Count or FigureKind.PerShare && IsSameKind(mine, theirs)
            && mine.Unit != "pure"
        && mine.Digits >= 2 && !theirs.Possible.Abs().Intersects(mine.Possible.Abs());

    /// <summary>By the name that stands for one line only: the label alone where it is unique, else the label under its headings.</summary>
    private static Dictionary<string, T> Named<T>(IEnumerable<(LineName Name, T Cell)> cells)
        where T : class
    {
        var all = cells.ToList();
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var group in all.GroupBy(c => c.Name.Path, StringComparer.Ordinal).Where(g => g.Count() == 1)) { named[group.Key] = group.First().Cell; }
        foreach (var group in all.GroupBy(c => c.Name.Label, StringComparer.Ordinal).Where(g => g.Count() == 1 && !LineName.IsGeneric(g.Key)))
        {
            named[group.Key] = group.First().Cell;
        }
        return named;
    }

    private sealed record AxisKey(int MyTable, int MyAxis, int TheirTable, int TheirAxis);
}
