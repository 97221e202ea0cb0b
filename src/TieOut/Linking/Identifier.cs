using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Names the facts that a figure of a sentence must state, without looking at the number itself: the line its clause names, and the
/// period, unit and kind. Only what is identified so can be called wrong when the number disagrees, and only such a tie proves anything.
/// </summary>
internal sealed class Identifier
{
    private const int MostLinesOfAWord = 60;
    private const int MostBetween = 80;

    /// <summary>Names this much weaker than the best are no rivals.</summary>
    private const decimal Rival = 0.08m;

    /// <summary>What a per-share line is called beside its subject: "net income of 53 million, or 0.24 per share".</summary>
    private static readonly string[] PerShareWords = ["earnings", "income", "net", "share", "common", "basic", "diluted", "attributable"];

    private readonly TableLinks tables;
    private readonly NameMatcher names;
    private readonly TopicReader topics;
    private readonly SynonymFamilies synonyms;
    private readonly Dictionary<int, List<FactLine>> byWord = [];
    private readonly Dictionary<FactLine, List<Fact>> factsOf = [];
    private readonly Dictionary<int, List<Fact>> factsOfSubject = [];
    private readonly HashSet<int> labelWords = [];
    private readonly Dictionary<ProseFigure, Topic> topicOf = [];
    private readonly Dictionary<ProseFigure, Dictionary<int, decimal>> creditOf = [];
    private readonly Dictionary<Topic, WeighedWord[]> weighedOf = new(ReferenceEqualityComparer.Instance);
    private readonly List<(IReadOnlyList<int> Words, FactLine Line)> derived = [];
    private readonly List<int> perShare;
    private readonly HashSet<int> bases;
    private readonly DateOnly? main;
    private readonly List<ReportingPeriod> printed = [];
    private readonly Dictionary<ReportingPeriod, bool> isPrinted = [];

    /// <summary>A word of a topic and those that may stand for it.</summary>
    /// <param name="Weight">How much it tells when the line explains it.</param>
    private sealed record WeighedWord(int Word, decimal Weight, IReadOnlyList<int> Synonyms);

    public Identifier(DocumentFigures document, TableLinks tables, NameMatcher names, IReadOnlyList<Fact> facts)
    {
        (this.tables, this.names) = (tables, names);
        (topics, synonyms, main) = (new(document.Vocabulary, labelWords), new(document.Vocabulary), document.Calendar.Main);
        bases = WordList.Known("bases.txt", document.Vocabulary);
        perShare = [.. PerShareWords.Select(document.Vocabulary.Find).Where(w => w >= 0)];
        foreach (var fact in facts)
        {
            if (fact.Extra.Count > 0 && (derived.Count == 0 || derived[^1].Line != fact.Line)) { derived.Add((fact.Extra, fact.Line)); }
            Add(factsOf, fact.Line, fact);
            if (fact.Period is { } period && !printed.Contains(period)) { printed.Add(period); }
            if (!factsOfSubject.TryGetValue(tables.Subjects.Of(fact.Line), out var list)) { factsOfSubject.Add(tables.Subjects.Of(fact.Line), list = []); }
            list.Add(fact);
        }

        foreach (var line in tables.Subjects.Lines)
        {
            labelWords.UnionWith(line.Core);
            labelWords.UnionWith(line.Around);
            foreach (var word in line.Core)
            {
                if (!byWord.TryGetValue(word, out var list)) { byWord.Add(word, list = []); }
                list.Add(line);
            }
        }
    }

    public Topic TopicOf(ProseFigure figure)
    {
        if (!topicOf.TryGetValue(figure, out var topic)) { topicOf.Add(figure, topic = topics.Of(figure)); }
        return topic;
    }

    /// <summary>The facts that the words name, and those of names as good.</summary>
    public List<Identified> Named(ProseFigure figure) => Named(figure, (topic, fact) => Fits(figure, topic, fact));

    /// <summary>The facts of the lines that the words name whose period is another than the sentence says, and whose number is the one printed.</summary>
    public List<Identified> NamedForOtherPeriods(ProseFigure figure) =>
        Named(figure, (topic, fact) => fact.Period is not null && fact.Amount.Intersects(figure.Figure.Possible.Abs()) && SameKind(figure, topic, fact) && !SamePeriod(figure, topic, fact) && IsKnown(figure, fact));

    private List<Identified> Named(ProseFigure figure, Func<Topic, Fact, bool> fits)
    {
        if (figure.Figure.Unit is null) { return []; }
        var topic = TopicOf(figure);
        if (topic.Words.Count == 0) { return []; }
        var credit = Credits(figure);
        var found = new List<Identified>();
        var best = 0.4m;
        foreach (var line in Candidates(figure, topic))
        {
            var (weighed, strength) = ((Fact?)null, 0m);
            foreach (var fact in factsOf.GetValueOrDefault(line, []))
            {
                if (!fits(topic, fact)) { continue; }
                if (weighed is null || !IsNamedAlike(weighed, fact)) { (weighed, strength) = (fact, Strength(topic, credit, fact)); }
                if (strength < best - Rival) { continue; }
                best = Math.Max(best, strength);
                found.Add(new(fact, strength, null));
            }
        }

        found.RemoveAll(f => f.Strength < best - Rival);
        return found;
    }

    /// <summary>Facts of one line differ by period; most have the same words.</summary>
    private static bool IsNamedAlike(Fact a, Fact b) => a.Line == b.Line && a.Second == b.Second && (a.Extra == b.Extra || a.Extra.SequenceEqual(b.Extra));

    /// <summary>The facts of the line that a neighbour in the sentence agrees with: the growth beside an amount, the base beside what is compared.</summary>
    public List<Identified> Beside(ProseFigure figure, Func<ProseFigure, ProseLink?> linkOf)
    {
        if (figure.Figure.Unit is null) { return []; }
        var topic = TopicOf(figure);
        if (topic.IsPart || (topic.IsOwn && topic.Side != ComparisonSide.Base && figure.Figure.Kind is not (FigureKind.Growth or FigureKind.Change))) { return []; }
        var found = new List<Identified>();
        foreach (var other in figure.Sentence.Figures)
        {
            if (other == figure || !IsNear(figure, other) || linkOf(other) is not { PeriodAgrees: true } link || !MayCarry(link) || !topic.Qualifiers.IsSubsetOf(TopicOf(other).Qualifiers)) { continue; }
            var (own, partner) = (topic.Words, TopicOf(other).Words);
            if (topic.IsOwn && !own.IsSubsetOf(partner) && !(figure.Number.Start < other.Number.Start && partner.IsSubsetOf(own))) { continue; }
            foreach (var fact in factsOfSubject.GetValueOrDefault(tables.Subjects.Of(link.Fact.Line), []))
            {
                if (Fits(figure, topic, fact) && fact.Extra.SequenceEqual(link.Fact.Extra) && IsOfPartner(figure, link, fact)) { found.Add(new(fact, Math.Min(0.98m, 0.9m + (link.Score * 0.08m)), link)); }
            }
        }

        return found;
    }

    /// <summary>How surely the words name one fact.</summary>
    public decimal StrengthOf(ProseFigure figure, Fact fact) => Strength(TopicOf(figure), Credits(figure), fact);

    /// <summary>A growth is that of the amount it stands beside; an amount is another period's.</summary>
    private static bool IsOfPartner(ProseFigure figure, ProseLink link, Fact fact) =>
        figure.Figure.Kind is FigureKind.Growth or FigureKind.Change
            ? link.Fact.Kind is FigureKind.Growth or FigureKind.Change ? fact.Kind != link.Fact.Kind || fact.Period == link.Fact.Period : fact.Period is null || link.Fact.Period is null || fact.Period.IsCompatible(link.Fact.Period) || fact.Sources.Contains(link.Fact.Sources[0])
            : fact.Kind == link.Fact.Kind && fact.Period is not null && link.Fact.Period is not null && !fact.Period.IsCompatible(link.Fact.Period) && fact.Period.Months == link.Fact.Period.Months;

    private static bool MayCarry(ProseLink link) => !link.IsWeak && (SlipChance.Significant(link.Figure.Figure) >= 3 || link.Score >= 0.9m);

    /// <summary>No other figure and not many words stand between.</summary>
    private static bool IsNear(ProseFigure figure, ProseFigure other)
    {
        var (from, to) = figure.Number.Start < other.Number.Start ? (figure.Number.PhraseEnd, other.Number.PhraseStart) : (other.Number.PhraseEnd, figure.Number.PhraseStart);
        return to - from <= MostBetween && !figure.Sentence.Figures.Any(f => f.Number.Start >= from && f.Number.End <= to && f.Figure.Kind is not (FigureKind.Growth or FigureKind.Change));
    }

    /// <summary>Same unit, kind and period, and known well enough to tell the last digit.</summary>
    public bool Fits(ProseFigure figure, Topic topic, Fact fact) =>
        SameKind(figure, topic, fact) && SamePeriod(figure, topic, fact) && IsKnown(figure, fact);

    private static bool IsKnown(ProseFigure figure, Fact fact) =>
        fact.Amount is { Width: { } width, High: > 0m } value && (width <= figure.Figure.Precision * 1.2m || width <= value.High * 0.05m || (fact.Kind == FigureKind.Points && width <= figure.Figure.Precision * 2m));

    private static bool SameKind(ProseFigure figure, Topic topic, Fact fact)
    {
        var (kind, unit) = (figure.Figure.Kind, figure.Figure.Unit!);
        if (unit == "pure")
        {
            if (fact.Unit != "pure") { return false; }
            return kind switch { FigureKind.Growth => fact.Kind == FigureKind.Growth, FigureKind.Points => fact.Kind == FigureKind.Points, _ => fact.Kind is FigureKind.Share or FigureKind.Margin };
        }

        if (fact.Unit == unit) { return fact.Kind == kind || (kind == FigureKind.Count && figure.Direction != 0 && fact.Kind == FigureKind.Change) || (kind == FigureKind.Change && fact is { Kind: FigureKind.Amount, IsDerived: false }) || (kind == FigureKind.Amount && fact is { Kind: FigureKind.Change, IsDerived: false }); }
        return kind is FigureKind.Amount or FigureKind.PerShare && fact.Kind == FigureKind.PerShare && fact.Unit is { } other && figure.Figure.Scale == 1m && other.Split('/')[0] == unit.Split('/')[0] && topic.Words.Count > 0;
    }

    private bool SamePeriod(ProseFigure figure, Topic topic, Fact fact)
    {
        if (fact.Period is not { } period) { return figure.Figure.Period is null || figure.Figure.Period.End == main || topic.Side == ComparisonSide.Open; }
        if (topic.Side == ComparisonSide.Open) { return true; }
        var own = figure.Figure.Period;
        if (figure.Said is not null && own is not null) { return period.IsAbout(own); }
        var said = own ?? Governing(figure);
        if (topic.Side == ComparisonSide.Base)
        {
            var now = said?.End ?? main;
            return now is null || (period.End < now && (said is null || said.Months == 0 || period.Months == 0 || period.Months == said.Months)) || (said is not null && period.IsAbout(said));
        }

        if (said is not null) { return period.IsAbout(said); }
        return topic.IsForward ? true : period.End == main;
    }

    /// <summary>The period of the heading, where some table prints it.</summary>
    private ReportingPeriod? Governing(ProseFigure figure)
    {
        if (figure.Sentence.Governing?.Period is not { } period) { return null; }
        if (!isPrinted.TryGetValue(period, out var known)) { isPrinted.Add(period, known = printed.Exists(p => p.Months > 0 && p.IsAbout(period))); }
        return known ? period : null;
    }

    private Dictionary<int, decimal> Credits(ProseFigure figure)
    {
        if (!creditOf.TryGetValue(figure, out var credit)) { creditOf.Add(figure, credit = CreditsFor(figure)); }
        return credit;
    }

    private Dictionary<int, decimal> CreditsFor(ProseFigure figure)
    {
        var credit = NameMatcher.Credits(figure);
        var (topic, clause) = (TopicOf(figure), TopicReader.ClauseWords(figure));
        // A word that stands in another figure's clause helps to name this one only faintly.
        foreach (var word in credit.Keys.ToList()) { credit[word] = topic.Words.Contains(word) || clause.Contains(word) ? 1m : Math.Min(credit[word], 0.6m); }
        foreach (var word in figure.Sentence.Near) { credit[word] = Math.Max(credit.GetValueOrDefault(word), 0.9m); }
        if (figure.Figure.Kind == FigureKind.PerShare) { foreach (var word in perShare) { credit[word] = 1m; } }
        foreach (var (word, worth) in credit.ToList())
        {
            foreach (var other in synonyms.Of(word)) { if (!credit.TryGetValue(other, out var known) || known < worth * 0.95m) { credit[other] = worth * 0.95m; } }
        }

        return credit;
    }

    private IEnumerable<FactLine> Candidates(ProseFigure figure, Topic topic)
    {
        var seen = new HashSet<FactLine>();
        foreach (var (words, line) in derived) { if (words.All(topic.Words.Contains) && seen.Add(line)) { yield return line; } }
        foreach (var word in topic.Words.Concat(figure.Figure.Kind == FigureKind.PerShare ? perShare : []).Concat(figure.Sentence.Words.Where(w => Math.Abs(w.Start - figure.Number.Start) < 200).Select(w => w.Word)).ToHashSet())
        {
            foreach (var line in LinesOf(word)) { if (seen.Add(line)) { yield return line; } }
            foreach (var other in synonyms.Of(word)) { foreach (var line in LinesOf(other)) { if (seen.Add(line)) { yield return line; } } }
        }
    }

    private List<FactLine> LinesOf(int word) => byWord.TryGetValue(word, out var list) && list.Count <= MostLinesOfAWord ? list : [];

    /// <summary>
    /// How far the sentence uses the words of the line's name, and how far the line explains the words of the clause. A word that no table
    /// uses counts less; a word that makes the measure another one counts twice.
    /// </summary>
    private decimal Strength(Topic topic, Dictionary<int, decimal> credit, Fact fact)
    {
        foreach (var qualifier in topic.Qualifiers) { if (bases.Contains(qualifier) && !fact.Line.Core.Contains(qualifier)) { return 0m; } }
        var name = 0m;
        foreach (var line in tables.Subjects.SameAs(fact.Line)) { name = Math.Max(name, names.Score(credit, line, fact.Extra)); }
        if (name < 0.4m) { return 0m; }
        return name * (0.5m + (0.5m * Cover(topic, fact)));
    }

    private decimal Cover(Topic topic, Fact fact)
    {
        decimal all = 0m, covered = 0m;
        if (!weighedOf.TryGetValue(topic, out var words)) { weighedOf.Add(topic, words = [.. topic.Words.Union(topic.Qualifiers).Select(w => Weighed(topic, w))]); }
        foreach (var word in words)
        {
            all += word.Weight;
            if (Says(fact, word)) { covered += word.Weight; }
        }

        return all == 0m ? 0.5m : covered / all;
    }

    private WeighedWord Weighed(Topic topic, int word) => new(word, topic.Qualifiers.Contains(word) ? 2m : labelWords.Contains(word) ? 1m : 0.7m, synonyms.Of(word));

    private bool Says(Fact fact, WeighedWord word)
    {
        if (Says(fact, word.Word)) { return true; }
        for (var i = 0; i < word.Synonyms.Count; i++) { if (Says(fact, word.Synonyms[i])) { return true; } }
        return false;
    }

    private bool Says(Fact fact, int word)
    {
        if (fact.Extra.Contains(word)) { return true; }
        foreach (var line in tables.Subjects.SameAs(fact.Line)) { if (line.Core.Contains(word) || line.Around.Contains(word)) { return true; } }
        return fact.Second is { } second && second.Core.Contains(word);
    }

    private static void Add(Dictionary<FactLine, List<Fact>> facts, FactLine line, Fact fact)
    {
        if (!facts.TryGetValue(line, out var list)) { facts.Add(line, list = []); }
        list.Add(fact);
    }
}
