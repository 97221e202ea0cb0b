using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>A figure of a sentence and the fact it states.</summary>
/// <param name="Score">How well the sentence names the fact, 0 to 1.</param>
internal sealed record ProseLink(ProseFigure Figure, Fact Fact, decimal Score, bool PeriodAgrees)
{
    /// <summary>How surely the words name the fact without its number; 0 where the number found it.</summary>
    public decimal Strength { get; init; }

    public bool IsWeak => Weakness.IsWeak(Figure.Figure, Fact.Amount);
}

/// <summary>
/// Links figures in sentences to facts. First by the words alone (<see cref="Identifier"/>): a fact that they name and whose number agrees.
/// Where they name none, by the number: it must be a print of the fact, and the fewer digits it has the better the sentence must name it.
/// </summary>
internal sealed class ProseLinks
{
    /// <summary>Characters between an amount and the growth that goes with it.</summary>
    private const int LongestBreath = 30;

    private readonly Identifier identifier;
    private readonly bool writesThousands;
    private SlipFinder? slips;
    private readonly Dictionary<ProseFigure, List<Identified>> identified = [];
    private readonly Dictionary<string, List<ProseFigure>> said;
    private readonly NameMatcher names;
    private readonly Subjects subjects;
    private readonly FactsByLine factsOf;
    private readonly Dictionary<string, List<FactLine>> linesByName;

    public ProseLinks(DocumentFigures document, TableLinks tables)
    {
        Facts = [.. new DerivedFacts(document, tables.Subjects).All()];
        names = new(tables.Subjects, document.Vocabulary);
        subjects = tables.Subjects;
        linesByName = subjects.Lines.GroupBy(NameOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        factsOf = new(subjects, Facts);
        identifier = new(document, tables, names, Facts, factsOf);
        Main = document.Calendar.Main;
        writesThousands = document.WritesThousands;
        var figures = document.ProseFigures.ToList();
        Name(figures);
        foreach (var figure in figures) { if (Agreeing(figure) is { } link) { Found[figure] = link; } }

        foreach (var figure in figures)
        {
            var beside = identifier.Beside(figure, f => Found.GetValueOrDefault(f));
            if (beside.Count == 0) { continue; }
            identified[figure].AddRange(beside);
            if (Agreeing(figure) is { } link) { Found[figure] = link; }
        }

        var index = new FactIndex(Facts);
        foreach (var figure in figures.Where(f => !Found.ContainsKey(f))) { if (Best(figure, index) is { } link) { Found[figure] = link; } }
        foreach (var figure in figures.Where(f => !Found.ContainsKey(f))) { if (BesidePartner(figure) is { } link) { Found[figure] = link; } }
        said = figures.Where(f => f.Figure.Unit is not null && f.Figure.Digits >= 3)
            .GroupBy(f => Key(f.Figure), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>Most of the work, for each figure by itself: done on all cores.</summary>
    private void Name(List<ProseFigure> figures)
    {
        var named = new List<Identified>[figures.Count];
        Parallel.For(0, figures.Count, i => named[i] = identifier.Named(figures[i]));
        for (var i = 0; i < figures.Count; i++) { identified.Add(figures[i], named[i]); }
    }

    /// <summary>Which slips in sentences are reported.</summary>
    public SlipFinder Slips => slips ??= new(this);

    /// <summary>The closing day of the document.</summary>
    public DateOnly? Main { get; }

    public Topic TopicOf(ProseFigure figure) => identifier.TopicOf(figure.Printed);

    /// <summary>The fact that a figure agrees with; that of a slip only where the words name it.</summary>
    public ProseLink? LinkOf(ProseFigure figure) => figure.Printed == figure ? Found.GetValueOrDefault(figure) : Agreeing(figure);

    /// <summary>What the words around a figure name.</summary>
    public IReadOnlyList<Identified> IdentifiedFor(ProseFigure figure) => identified[figure.Printed];

    /// <summary>The facts of other periods than the sentence says whose number stands there.</summary>
    public IReadOnlyList<Identified> NamedForOtherPeriods(ProseFigure figure) => identifier.NamedForOtherPeriods(figure);

    public decimal StrengthOf(ProseFigure figure, Fact fact) => identifier.StrengthOf(figure.Printed, fact);

    /// <summary>What the line of a fact, or one that prints the same or bears exactly its name, says of another period.</summary>
    public List<Fact> OfPeriod(Fact fact, ReportingPeriod period) =>
        [.. Facts.Where(f => f.Kind == fact.Kind && f.Unit == fact.Unit && f.Period?.IsAbout(period) == true && f.Extra.SequenceEqual(fact.Extra)
            && (f.Line == fact.Line || subjects.Of(f.Line) == subjects.Of(fact.Line) || f.Line.Core.SetEquals(fact.Line.Core)))];

    /// <summary>The lines of all tables that print the same as this one.</summary>
    public IReadOnlyList<FactLine> PrintedAlike(FactLine line) => subjects.SameAs(line);

    /// <summary>Another sentence says the same number with words of this one.</summary>
    public bool IsRepeated(ProseFigure figure) =>
        said.GetValueOrDefault(Key(figure.Figure), []).Any(o => o.Sentence != figure.Sentence && identifier.TopicOf(o).Words.Overlaps(TopicOf(figure).Words));

    /// <summary>
    /// How many other figures of the same clause and subject agree, and how many disagree, with the line of a fact.
    /// </summary>
    public (int Agree, int Disagree) Company(ProseFigure figure, Fact fact)
    {
        var (agree, disagree, subject) = (0, 0, subjects.Of(fact.Line));
        var words = TopicOf(figure).Words;
        foreach (var other in figure.Sentence.Figures)
        {
            if (IsIncomeOf(other, figure.Printed, fact)) { agree++; continue; }
            if (other == figure.Printed
                || !(identifier.TopicOf(other) is { } topic && (!topic.IsOwn || topic.Words.IsSubsetOf(words) || words.IsSubsetOf(topic.Words))))
            {
                continue;
            }
            var (names, agrees) = (false, false);
            foreach (var named in identified[other])
            {
                if (subjects.Of(named.Fact.Line) != subject || (other.Figure.Kind == FigureKind.Change && named.Fact.Kind != FigureKind.Change)) { continue; }
                names = true;
                agrees |= named.Fact.Amount.Intersects(other.Figure.Possible.Abs());
            }

            if (agrees) { agree++; }
            else if (names && Found.GetValueOrDefault(other) is not { Strength: > 0m }) { disagree++; }
        }

        return (agree, disagree);
    }

    /// <summary>"Net income of 1.53 billion, or 3.06 per share": the income of the same column stands directly before what it is per share.</summary>
    private bool IsIncomeOf(ProseFigure income, ProseFigure perShare, Fact fact) =>
        fact.Kind == FigureKind.PerShare && income.Figure.Kind == FigureKind.Amount && income.Number.PhraseEnd < perShare.Number.PhraseStart
            && Found.GetValueOrDefault(income) is { Strength: > 0m } link && link.Fact.Line.Table == fact.Line.Table && link.Fact.Period == fact.Period
            && ResultName.Is(link.Fact.Line.Cells[0].RowView)
            && perShare.Sentence.Passage.Text.AsSpan()[income.Number.PhraseEnd..perShare.Number.PhraseStart].Trim([',', ' ', '(']) is "or" or "";

    /// <summary>The amount that a growth or change goes with: the last before it, of the same words, in the same breath.</summary>
    public ProseFigure? AmountOf(ProseFigure figure)
    {
        if (figure.Figure.Kind is not (FigureKind.Growth or FigureKind.Change)) { return null; }
        var (figures, topic) = (figure.Sentence.Figures, TopicOf(figure));
        for (var i = figures.IndexOf(figure.Printed) - 1; i >= 0; i--)
        {
            if (figures[i].Figure.Kind is FigureKind.Growth or FigureKind.Change) { continue; }
            var other = TopicOf(figures[i]);
            return figure.Number.PhraseStart - figures[i].Number.PhraseEnd <= LongestBreath
                && figures[i].Figure is { Kind: FigureKind.Amount, Digits: >= 4, Unit: not null } && other.Side == ComparisonSide.Reported
                && (!topic.IsOwn || topic.Words.IsSubsetOf(other.Words))
                ? figures[i]
                : null;
        }

        return null;
    }

    /// <summary>A line of the name prints the number in a column whose period is not known.</summary>
    public bool IsPrintedOf(ProseFigure figure, Fact fact) =>
        linesByName[NameOf(fact.Line)].Exists(l => l.Cells.Exists(c => c.Figure.Period is null && c.Figure != fact.Sources[0]
            && c.Figure.Unit == figure.Figure.Unit
            && c.Figure.Possible.Abs().Intersects(figure.Figure.Possible.Abs())));

    /// <summary>Some period of the line, or of another that prints the same, has the number.</summary>
    public bool IsOfLine(ProseFigure figure, FactLine line) =>
        factsOf.OfSubject(line).Exists(f => !f.IsDerived && Expected(figure, f).Intersects(figure.Figure.Possible.Abs()));

    /// <summary>Another number of the sentence agrees with a line of the table that its words name.</summary>
    public bool IsOfTable(Sentence sentence, ProseFigure without, TableView table) =>
        sentence.Figures.Exists(o => o != without && Found.GetValueOrDefault(o) is { Strength: > 0m } link && link.Fact.Line.Table == table);

    /// <summary>
    /// What a figure must print of a fact. Where a document writes whole thousands out ("$771,000"), a number of its tables in thousands
    /// stands for just those: 771,040 is no print of 771.
    /// </summary>
    public Interval Expected(ProseFigure figure, Fact fact)
    {
        var expected = fact.Amount;
        if (!writesThousands || figure.Figure is not { Scale: 1m, Precision: 1m } || fact.Sources[0].Precision != 1_000m || figure.Number.Currency is null
            || expected.Low is not { } low || expected.High is not { } high)
        {
            return expected;
        }
        return Interval.Point(Rounding.Round((low + high) / 2m, 1_000m, RoundingMode.HalfUp));
    }

    /// <summary>Two prints of one place agree where they are the same; 43 and 42 share no more than a border.</summary>
    public bool Agrees(ProseFigure figure, Fact fact) =>
        Expected(figure, fact).Intersects(figure.Figure.Possible.Abs())
            && (fact.IsDerived || fact.Sources[0].Precision != figure.Figure.Precision || Math.Abs(fact.Sources[0].Value) == Math.Abs(figure.Figure.Value));

    /// <summary>A figure of the same sentence that agrees with the line.</summary>
    public ProseFigure? Companion(ProseFigure figure, Fact fact) =>
        figure.Sentence.Figures.FirstOrDefault(o => o != figure.Printed && Found.GetValueOrDefault(o) is { Strength: > 0m } link
            && subjects.Of(link.Fact.Line) == subjects.Of(fact.Line));

    private static string NameOf(FactLine line) => string.Join(' ', line.Core.Order());

    internal static string Key(Figure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Value}|{figure.Precision}|{figure.Unit}");

    /// <summary>The surest of the named facts that the number agrees with, where no surer name contradicts it.</summary>
    private ProseLink? Agreeing(ProseFigure figure)
    {
        var named = identified[figure.Printed];
        if (named.Count == 0) { return null; }
        var least = named.Max(n => n.Strength) - 0.1m;
        var best = named.Where(n => n.Strength >= least && Agrees(figure, n.Fact))
            .MinBy(n => (Weakness.IsWeak(figure.Figure, n.Fact.Amount), -n.Strength, n.Fact.IsDerived));
        return best is null ? null : new(figure, best.Fact, Math.Min(1m, best.Strength), true) { Strength = best.Strength };
    }

    public IReadOnlyList<Fact> Facts { get; }

    public Dictionary<ProseFigure, ProseLink> Found { get; } = [];

    /// <summary>The best named fact of the right period; a fact of another period only where there is no other.</summary>
    private ProseLink? Best(ProseFigure figure, FactIndex index)
    {
        ProseLink? best = null;
        var near = index.Near(figure.Figure.Possible.Abs())
            .Where(f => SameUnit(figure, f) && Expected(figure, f).Intersects(figure.Figure.Possible.Abs()))
            .ToList();
        if (near.Count == 0) { return null; }
        using var credit = names.Credits(figure);
        foreach (var fact in near)
        {
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
        foreach (var partner in figure.Sentence.Figures.Where(f => f != figure)
            .Select(f => Found.GetValueOrDefault(f))
            .OfType<ProseLink>()
            .Where(l => !l.IsWeak && l.Figure.Figure.Digits >= 3)
            .OrderBy(l => Math.Abs(l.Figure.Number.Start - figure.Number.Start)))
        {
            var fact = factsOf.OfSubject(partner.Fact.Line).FirstOrDefault(f => f.Kind == figure.Figure.Kind && f.Extra.SequenceEqual(partner.Fact.Extra)
                && SameUnit(figure, f)
                && (f.Period is not { } p || figure.Figure.Period is not { } q || p.IsCompatible(q)) && f.Amount.Intersects(figure.Figure.Possible.Abs())
                && !Weakness.IsWeak(figure.Figure, f.Amount));
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
        if (mine == other)
        {
            return mine != "pure" || figure.Figure.Kind == fact.Kind || !(figure.Figure.Kind is FigureKind.Growth or FigureKind.Points)
                || fact.Kind is FigureKind.Growth;
        }
        if (figure.Figure.Kind == FigureKind.Count && fact.Kind is FigureKind.Count or FigureKind.Amount or FigureKind.Change)
        {
            return mine is null || other is null || figure.Number.Noun is not (null or "shares" or "ADS");
        }
        return mine is not null && other is not null && UnitWords.Counted(mine) == UnitWords.Counted(other)
            && (figure.Figure.Kind == FigureKind.PerShare || fact.Kind == FigureKind.PerShare);
    }

    private static decimal Needed(ProseFigure figure, Fact fact)
    {
        var digits = Math.Min(figure.Figure.Digits, fact.IsDerived ? 9 : Math.Max(2, fact.Sources[0].Digits));
        var needed = digits switch { >= 5 => 0.15m, 4 => 0.3m, 3 => 0.5m, 2 => 0.62m, _ => 0.8m };
        return fact.IsDerived ? Math.Min(0.9m, needed + 0.12m) : needed;
    }
}
