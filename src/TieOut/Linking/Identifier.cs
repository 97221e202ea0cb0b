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

    /// <summary>What is left of a name where the sentence names another column or heading.</summary>
    private const decimal Outdone = 0.8m;

    /// <summary>What a word of the heading over a sentence is worth to tell columns apart.</summary>
    private const decimal OfHeading = 0.8m;

    /// <summary>What a word of the sentence right before the figure is worth to tell columns apart.</summary>
    private const decimal Mentioned = 0.8m;

    /// <summary>What a per-share line is called beside its subject: "net income of 53 million, or 0.24 per share".</summary>
    private static readonly string[] PerShareWords = ["earnings", "income", "net", "share", "common", "basic", "diluted", "attributable",
        "shareholder", "stockholder"];

    private static readonly List<FactLine> None = [];

    private readonly TableLinks tables;
    private readonly NameMatcher names;
    private readonly CellNames cells;
    private readonly TopicReader topics;
    private readonly SynonymFamilies synonyms;
    private readonly Dictionary<int, List<FactLine>> byWord = [];
    private readonly FactsByLine factsOf;
    private readonly HashSet<int> labelWords = [];
    private readonly Dictionary<ProseFigure, Clause> clauseOf = [];
    private readonly List<(IReadOnlyList<int> Words, FactLine Line)> derived = [];
    private readonly int[] perShare;
    private readonly HashSet<int> bases;
    private readonly DateOnly? main;

    /// <summary>Periods of headings that some table prints.</summary>
    private readonly HashSet<ReportingPeriod> governing;

    /// <summary>A word of a topic and those that may stand for it.</summary>
    /// <param name="Weight">How much it tells when the line explains it.</param>
    private sealed record WeighedWord(int Word, decimal Weight, int[] Synonyms);

    /// <summary>What the words around one figure are about: read once.</summary>
    private sealed record Clause(Topic Topic, WeighedWord[] Words);

    public Identifier(DocumentFigures document, TableLinks tables, NameMatcher names, IReadOnlyList<Fact> facts, FactsByLine factsOf)
    {
        (this.tables, this.names, this.factsOf, cells) = (tables, names, factsOf, new(document, tables.Subjects));
        (topics, synonyms, main) = (new(document.Vocabulary, labelWords), new(document.Vocabulary), document.Calendar.Main);
        bases = WordList.Known("bases.txt", document.Vocabulary);
        perShare = [.. PerShareWords.Select(document.Vocabulary.Find).Where(w => w >= 0)];
        var printed = new List<ReportingPeriod>();
        foreach (var fact in facts)
        {
            if (fact.Extra.Count > 0 && (derived.Count == 0 || derived[^1].Line != fact.Line)) { derived.Add((fact.Extra, fact.Line)); }
            if (fact.Period is { } period && !printed.Contains(period)) { printed.Add(period); }
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

        governing = [.. document.Sentences.Select(s => s.Governing?.Period)
            .OfType<ReportingPeriod>()
            .Distinct()
            .Where(period => printed.Exists(p => p.Months > 0 && p.IsAbout(period)))];
        ReadClauses([.. document.ProseFigures]);
    }

    private void ReadClauses(ProseFigure[] figures)
    {
        var clauses = new Clause[figures.Length];
        Parallel.For(0, figures.Length, i => clauses[i] = Read(topics.Of(figures[i])));
        for (var i = 0; i < figures.Length; i++) { clauseOf.Add(figures[i], clauses[i]); }
    }

    private Clause Read(Topic topic) => new(topic, [.. topic.Words.Union(topic.Qualifiers).Select(w => Weighed(topic, w))]);

    private WeighedWord Weighed(Topic topic, int word) =>
        new(word, topic.Qualifiers.Contains(word) ? 2m : labelWords.Contains(word) ? 1m : 0.7m, synonyms.Of(word));

    public Topic TopicOf(ProseFigure figure) => clauseOf[figure].Topic;

    /// <summary>The facts that the words name, and those of names as good.</summary>
    public List<Identified> Named(ProseFigure figure) => Named(figure, (topic, fact) => Fits(figure, topic, fact));

    /// <summary>The facts of the lines that the words name whose period is another than the sentence says, and whose number is the one printed.</summary>
    public List<Identified> NamedForOtherPeriods(ProseFigure figure) =>
        Named(figure, (topic, fact) => fact.Period is not null && fact.Amount.Intersects(figure.Figure.Possible.Abs()) && SameKind(figure, topic, fact)
            && !SamePeriod(figure, topic, fact) && IsKnown(figure, fact));

    private List<Identified> Named(ProseFigure figure, Func<Topic, Fact, bool> fits)
    {
        if (figure.Figure.Unit is null) { return []; }
        var clause = clauseOf[figure];
        if (clause.Topic.Words.Count == 0) { return []; }
        using var credit = Credits(figure, clause.Topic);
        var said = WordsOfSubject(figure, clause.Topic);
        var found = new List<Identified>();
        var best = 0.4m;
        foreach (var line in Candidates(figure, clause.Topic))
        {
            var (weighed, strength) = ((Fact?)null, 0m);
            foreach (var fact in factsOf.OfLine(line))
            {
                if (!fits(clause.Topic, fact)) { continue; }
                if (weighed is null || !IsNamedAlike(weighed, fact)) { (weighed, strength) = (fact, Strength(clause, credit, fact, best - Rival)); }
                if (strength < best - Rival) { continue; }
                var own = IsOutdone(figure, said, fact) ? strength * Outdone : strength;
                best = Math.Max(best, own);
                found.Add(new(fact, own, null));
            }
        }

        found.RemoveAll(f => f.Strength < best - Rival);
        return found;
    }

    /// <summary>The clause, the heading over the sentence, or what the sentence spoke of last, names another column or section of the table.</summary>
    private bool IsOutdone(ProseFigure figure, HashSet<int> said, Fact fact) =>
        cells.IsOutdone(fact, w => said.Contains(w) ? 1m : Math.Max(figure.Sentence.Headings.Contains(w) ? OfHeading : 0m, BeforeIt(figure, w)));

    /// <summary>A word that stands before the figure in its sentence, and in no parentheses, is worth the more the nearer it stands.</summary>
    private static decimal BeforeIt(ProseFigure figure, int word)
    {
        var (sentence, last) = (figure.Sentence, -1);
        foreach (var own in sentence.Words)
        {
            if (own.Start >= figure.Number.Start) { break; }
            if (own.Word == word) { last = own.Start; }
        }

        if (last < 0) { return 0m; }
        var before = sentence.Passage.Text.AsSpan(sentence.Start, last - sentence.Start);
        return before.LastIndexOf('(') > before.LastIndexOf(')')
            ? 0m
            : Mentioned * (3m + ((last - sentence.Start) / (decimal)(figure.Number.Start - sentence.Start))) / 4m;
    }

    /// <summary>Facts of one line differ by period; most have the same words.</summary>
    private bool IsNamedAlike(Fact a, Fact b) =>
        a.Line == b.Line && a.Second == b.Second && (a.Extra == b.Extra || a.Extra.SequenceEqual(b.Extra))
            && cells.ColumnWords(a).SetEquals(cells.ColumnWords(b));

    /// <summary>The facts of the line that a neighbour in the sentence agrees with: the growth beside an amount, the base beside what is compared.</summary>
    public List<Identified> Beside(ProseFigure figure, Func<ProseFigure, ProseLink?> linkOf)
    {
        if (figure.Figure.Unit is null) { return []; }
        var topic = TopicOf(figure);
        if (topic.IsPart || (topic.IsOwn && topic.Side != ComparisonSide.Base && figure.Figure.Kind is not (FigureKind.Growth or FigureKind.Change)))
        {
            return [];
        }
        var found = new List<Identified>();
        foreach (var other in figure.Sentence.Figures)
        {
            if (other == figure || !IsNear(figure, other) || linkOf(other) is not { PeriodAgrees: true } link || !MayCarry(link)) { continue; }
            var (own, partner) = (topic.Words, TopicOf(other).Words);
            var isAlike = topic.Qualifiers.IsSubsetOf(TopicOf(other).Qualifiers)
                && (!topic.IsOwn || own.IsSubsetOf(partner) || (figure.Number.Start < other.Number.Start && partner.IsSubsetOf(own)));
            foreach (var fact in factsOf.OfSubject(link.Fact.Line))
            {
                if ((isAlike || IsOtherColumn(own, partner, fact)) && Fits(figure, topic, fact) && fact.Extra.SequenceEqual(link.Fact.Extra)
                    && IsOfPartner(figure, link, fact))
                {
                    found.Add(new(fact, Math.Min(0.98m, 0.9m + (link.Score * 0.08m)), link));
                }
            }
        }

        return found;
    }

    /// <summary>"Increased 12% (up 14% in constant currency)": what the second says besides the first stands over a column of the line.</summary>
    private bool IsOtherColumn(IReadOnlySet<int> own, IReadOnlySet<int> partner, Fact fact)
    {
        var (column, more) = (cells.ColumnWords(fact), false);
        foreach (var word in own)
        {
            if (partner.Contains(word)) { continue; }
            if (!column.Contains(word)) { return false; }
            more = true;
        }

        return more;
    }

    /// <summary>How surely the words name one fact.</summary>
    public decimal StrengthOf(ProseFigure figure, Fact fact)
    {
        var clause = clauseOf[figure];
        using var credit = Credits(figure, clause.Topic);
        var strength = Strength(clause, credit, fact, 0m);
        return IsOutdone(figure, WordsOfSubject(figure, clause.Topic), fact) ? strength * Outdone : strength;
    }

    /// <summary>A growth is that of the amount it stands beside; an amount is another period's.</summary>
    private static bool IsOfPartner(ProseFigure figure, ProseLink link, Fact fact) =>
        figure.Figure.Kind is FigureKind.Growth or FigureKind.Change
            ? link.Fact.Kind is FigureKind.Growth or FigureKind.Change
                ? fact.Kind != link.Fact.Kind || fact.Period == link.Fact.Period
                : fact.Period is null || link.Fact.Period is null || fact.Period.IsCompatible(link.Fact.Period) || fact.Sources.Contains(link.Fact.Sources[0])
            : fact.Kind == link.Fact.Kind && fact.Period is not null && link.Fact.Period is not null && !fact.Period.IsCompatible(link.Fact.Period)
                && fact.Period.Months == link.Fact.Period.Months;

    private static bool MayCarry(ProseLink link) => !link.IsWeak && (SlipChance.Significant(link.Figure.Figure) >= 3 || link.Score >= 0.9m);

    /// <summary>No other figure and not many words stand between.</summary>
    private static bool IsNear(ProseFigure figure, ProseFigure other)
    {
        var (from, to) = figure.Number.Start < other.Number.Start
            ? (figure.Number.PhraseEnd, other.Number.PhraseStart)
            : (other.Number.PhraseEnd, figure.Number.PhraseStart);
        return to - from <= MostBetween
            && !figure.Sentence.Figures.Any(f => f.Number.Start >= from && f.Number.End <= to && f.Figure.Kind is not (FigureKind.Growth or FigureKind.Change));
    }

    /// <summary>Same unit, kind and period, and known well enough to tell the last digit.</summary>
    public bool Fits(ProseFigure figure, Topic topic, Fact fact) =>
        SameKind(figure, topic, fact) && SamePeriod(figure, topic, fact) && IsKnown(figure, fact);

    private static bool IsKnown(ProseFigure figure, Fact fact) =>
        fact.Amount is { Width: { } width, High: > 0m } value
            && (width <= figure.Figure.Precision * 1.2m || width <= value.High * 0.05m
                || (fact.Kind == FigureKind.Points && width <= figure.Figure.Precision * 2m));

    private static bool SameKind(ProseFigure figure, Topic topic, Fact fact)
    {
        var (kind, unit) = (figure.Figure.Kind, figure.Figure.Unit!);
        if (unit == "pure")
        {
            if (fact.Unit != "pure") { return false; }
            return kind switch
            {
                FigureKind.Growth => fact.Kind == FigureKind.Growth,
                FigureKind.Points => fact.Kind == FigureKind.Points,
                _ => fact.Kind is FigureKind.Share or FigureKind.Margin
            };
        }

        if (fact.Unit == unit)
        {
            return fact.Kind == kind || (kind == FigureKind.Count && figure.Direction != 0 && fact.Kind == FigureKind.Change)
                || (kind == FigureKind.Change && fact is { Kind: FigureKind.Amount, IsDerived: false })
                || (kind == FigureKind.Amount && fact is { Kind: FigureKind.Change, IsDerived: false });
        }
        return kind is FigureKind.Amount or FigureKind.PerShare && fact.Kind == FigureKind.PerShare && fact.Unit is { } other && figure.Figure.Scale == 1m
            && UnitWords.Counted(other) == UnitWords.Counted(unit) && topic.Words.Count > 0;
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
            return now is null || (period.End < now && (said is null || said.Months == 0 || period.Months == 0 || period.Months == said.Months))
                || (said is not null && period.IsAbout(said));
        }

        if (said is not null) { return period.IsAbout(said); }
        return topic.IsForward ? true : period.End == main;
    }

    /// <summary>The period of the heading, where some table prints it.</summary>
    private ReportingPeriod? Governing(ProseFigure figure) =>
        figure.Sentence.Governing?.Period is { } period && governing.Contains(period) ? period : null;

    private WordCredits Credits(ProseFigure figure, Topic topic)
    {
        var credit = names.Credits(figure);
        var clause = WordsOfSubject(figure, topic);
        // A word that stands in another figure's clause helps to name this one only faintly.
        foreach (var word in credit.Words)
        {
            if (topic.Words.Contains(word) || clause.Contains(word)) { credit.Raise(word, 1m); } else { credit.Lower(word, 0.6m); }
        }
        // The margin that "10.0% of net sales" is bears no word for it in the sentence.
        foreach (var word in topic.Words) { credit.Raise(word, 1m); }
        foreach (var word in figure.Sentence.Near) { credit.Raise(word, 0.9m); }
        foreach (var word in figure.Sentence.Lead) { credit.Raise(word, 1m); }
        if (figure.Figure.Kind == FigureKind.PerShare) { foreach (var word in perShare) { credit.Raise(word, 1m); } }
        CreditSynonyms(credit);
        return credit;
    }

    /// <summary>"Profit before tax increased by 14.1% to 8.9 million": the words of the clause that names what the figure is of count as its own.</summary>
    private HashSet<int> WordsOfSubject(ProseFigure figure, Topic topic)
    {
        var words = TopicReader.ClauseWords(figure);
        if (topic.IsOwn || topic.IsPart) { return words; }
        for (var k = figure.Sentence.Figures.IndexOf(figure) - 1; k >= 0; k--)
        {
            words.UnionWith(TopicReader.ClauseWords(figure.Sentence.Figures[k]));
            if (clauseOf[figure.Sentence.Figures[k]].Topic.IsOwn) { break; }
        }

        return words;
    }

    /// <summary>A word that may stand for one of the sentence is worth a little less than that.</summary>
    private void CreditSynonyms(WordCredits credit)
    {
        var said = credit.Words.ConvertAll(word => credit[word]);
        for (var i = 0; i < said.Count; i++)
        {
            foreach (var other in synonyms.Of(credit.Words[i])) { credit.Raise(other, said[i] * 0.95m); }
        }
    }

    /// <summary>The lines that a word near the figure may name, each once, those of its clause first.</summary>
    private IEnumerable<FactLine> Candidates(ProseFigure figure, Topic topic)
    {
        var seen = new bool[tables.Subjects.Lines.Count];
        foreach (var (words, line) in derived) { if (AreAmong(topic.Words, words) && IsNew(line)) { yield return line; } }
        foreach (var word in WordsNear(figure, topic))
        {
            foreach (var line in LinesOf(word)) { if (IsNew(line)) { yield return line; } }
            foreach (var other in synonyms.Of(word)) { foreach (var line in LinesOf(other)) { if (IsNew(line)) { yield return line; } } }
        }

        bool IsNew(FactLine line) => !seen[line.Id] && (seen[line.Id] = true);
    }

    /// <summary>Those of its clause first.</summary>
    private IEnumerable<int> WordsNear(ProseFigure figure, Topic topic)
    {
        foreach (var word in topic.Words) { yield return word; }
        foreach (var word in figure.Sentence.Lead) { yield return word; }
        if (figure.Figure.Kind == FigureKind.PerShare) { foreach (var word in perShare) { yield return word; } }
        foreach (var word in figure.Sentence.Words) { if (Math.Abs(word.Start - figure.Number.Start) < 200) { yield return word.Word; } }
    }

    private static bool AreAmong(IReadOnlySet<int> said, IReadOnlyList<int> words)
    {
        for (var i = 0; i < words.Count; i++) { if (!said.Contains(words[i])) { return false; } }
        return true;
    }

    private List<FactLine> LinesOf(int word) => byWord.TryGetValue(word, out var list) && list.Count <= MostLinesOfAWord ? list : None;

    /// <summary>
    /// How far the sentence uses the words of the line's name, and how far the line explains the words of the clause. A word that no table
    /// uses counts less; a word that makes the measure another one counts twice.
    /// </summary>
    /// <param name="least">A name that cannot become as strong as this is not weighed further: any number below it is returned.</param>
    private decimal Strength(Clause clause, WordCredits credit, Fact fact, decimal least)
    {
        foreach (var qualifier in clause.Topic.Qualifiers)
        {
            if (bases.Contains(qualifier) && !fact.Line.Core.Contains(qualifier) && !cells.ColumnWords(fact).Contains(qualifier)) { return 0m; }
        }
        var name = names.Score(credit, fact, Math.Max(0.4m, least));
        return name == 0m ? 0m : name * (0.5m + (0.5m * Cover(clause, fact)));
    }

    private decimal Cover(Clause clause, Fact fact)
    {
        decimal all = 0m, covered = 0m;
        foreach (var word in clause.Words)
        {
            all += word.Weight;
            if (Says(fact, word)) { covered += word.Weight; }
        }

        return all == 0m ? 0.5m : covered / all;
    }

    private bool Says(Fact fact, WeighedWord word)
    {
        if (Says(fact, word.Word)) { return true; }
        foreach (var synonym in word.Synonyms) { if (Says(fact, synonym)) { return true; } }
        return false;
    }

    private bool Says(Fact fact, int word)
    {
        // "Net income attributable to shareholders of 53 million, or 0.24 per share": what is earned is the subject of the line per share, whatever its label.
        if (fact.Extra.Contains(word) || cells.ColumnWords(fact).Contains(word) || (fact.Kind == FigureKind.PerShare && Array.IndexOf(perShare, word) >= 0))
        {
            return true;
        }
        foreach (var line in tables.Subjects.SameAs(fact.Line)) { if (line.Core.Contains(word) || line.Around.Contains(word)) { return true; } }
        return fact.Second is { } second && second.Core.Contains(word);
    }
}
