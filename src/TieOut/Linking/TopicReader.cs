using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Cuts a sentence into the clauses of its figures and reads what each is about. <example>"Revenues were 33,254 million, an increase of 10.9%,
/// compared to 29,975 million": all three are about revenues; the last is the base.</example>
/// </summary>
internal sealed class TopicReader(Vocabulary vocabulary, IReadOnlySet<int> labelWords)
{
    private const int LongestTail = 70;
    private const int ForwardReach = 50;

    private static readonly string[] Outlook = ["outlook", "guidance", "forecast"];

    private static readonly string[] Comparisons = ["compared", "comparison", "versus", "vs", "against", "than", "up on", "down on"];
    private static readonly string[] Breaks = [";", " while ", " whereas ", " although ", " and the ", " driven by ", " due to ", " partially offset by ",
        " primarily ", " mainly "];
    private static readonly string[] Verbs = [" reported ", " announced ", " posted ", " generated ", " delivered ", " achieved ", " recorded ",
        " contributed "];
    private static readonly string[] Parts = [" include ", " included ", " includes ", " including ", " consisted of ", " of which ", " comprised of "];
    private static readonly string[] Reasons = [" due to ", " driven by ", " reflecting ", " because ", " as a result of ", " owing to "];
    private static readonly Phrases AnyBreak = new(Breaks);
    private static readonly Phrases AnyPart = new(Parts);
    private static readonly string[] Alternatives = ["or", "or approximately", "(", "and"];
    private static readonly string[] TailStarts = ["of", "in", "for", "related", "from"];
    private static readonly string[] TailEnds = [",", ";", ".", "(", " and ", " compared", " while ", " to ", " from ", " driven", " primarily", " due ",
        " reflecting", " mainly", " because", " as "];
    private static readonly Phrases Lists = new("respectively", "three and six", "three and nine", "three- and six", "three- and nine", "quarter and six",
        "quarter and nine", "quarter and full", "quarter and year", "quarter and fiscal");
    private static readonly string[] YearBefore = ["prior year", "prior-year", "year ago", "year-ago", "last year", "previous year", "preceding year",
        "same period", "year earlier", "prior period", "prior quarter", "previous quarter", "year before"];

    private readonly HashSet<int> revenues = [.. new[] { "revenue", "sale", "turnover" }.Select(vocabulary.Find).Where(w => w >= 0)];
    private readonly int margin = vocabulary.Find("margin");
    private readonly HashSet<int> reporting = WordList.Known("reporting.txt", vocabulary);
    private readonly HashSet<int> qualifying = [.. WordList.Known("qualifiers.txt", vocabulary), .. WordList.Known("bases.txt", vocabulary)];
    private readonly HashSet<int> outlook = [.. Outlook.Select(vocabulary.Find).Where(w => w >= 0)];
    private readonly HashSet<int> forward = WordList.Known("forward.txt", vocabulary);

    public Topic Of(ProseFigure figure)
    {
        var sentence = figure.Sentence;
        var at = sentence.Figures.IndexOf(figure);
        var words = new HashSet<int>();
        var clause = Clause(sentence, at);
        CollectClause(sentence, clause.Start, clause.End, words);
        var tail = Tail(sentence, at);
        var whole = new HashSet<int>();
        Collect(sentence, tail.Start, tail.End, whole);
        // "61.2 million, or 10.0% of net sales": what is measured stands before, and net sales are its measure.
        var isOfRevenue = figure.Number.IsPercent && figure.Figure.Kind is FigureKind.Share or FigureKind.Margin && whole.Overlaps(revenues)
            && sentence.Passage.Text.AsSpan(tail.Start, tail.End - tail.Start).TrimStart().StartsWith("of ");
        if (!isOfRevenue) { words.UnionWith(whole); }
        // "EBITDA of Foods rose to 310.6 million, a margin of 16.9%": the margin is that of what the amount before it is of.
        var isBareMargin = at > 0 && words.Count == 1 && figure.Figure.Kind == FigureKind.Margin && words.Contains(margin);
        if (isBareMargin) { words.Clear(); }
        var own = words.Count > 0;
        var side = SideOf(figure, clause.Start, at);
        if (clause.IsPart) { return new(words, own, side, IsForward(figure), Qualifiers(sentence, at)) { IsPart = true }; }
        for (var k = at - 1; k >= 0 && words.Count == 0; k--)
        {
            var before = Clause(sentence, k);
            CollectClause(sentence, before.Start, before.End, words);
        }

        if ((isOfRevenue || isBareMargin) && words.Count > 0 && margin >= 0) { words.Add(margin); }
        return new(words, own, side, IsForward(figure), Qualifiers(sentence, at));
    }

    /// <summary>
    /// A word of what is to come stands before the number or close behind it, or the heading has one. Farther behind it speaks of the reason:
    /// "net income of 912,000, after a change in accounting estimates".
    /// </summary>
    private bool IsForward(ProseFigure figure) =>
        figure.Sentence.Words.Any(w => w.Start < figure.Number.PhraseEnd + ForwardReach && forward.Contains(w.Word))
            || figure.Sentence.Headings.Overlaps(outlook);

    /// <summary>Those before the first figure hold for the whole sentence; later ones for the figure they stand beside.</summary>
    private HashSet<int> Qualifiers(Sentence sentence, int at)
    {
        var first = sentence.Figures[0].Number.PhraseStart;
        var from = at == 0 ? sentence.Start : sentence.Figures[at - 1].Number.PhraseEnd;
        var own = sentence.Figures[at].Number.PhraseEnd;
        var to = at + 1 < sentence.Figures.Count ? sentence.Figures[at + 1].Number.PhraseStart : sentence.End;
        to = Math.Min(to, ReasonBehind(sentence.Passage.Text, own, Math.Max(own, to)));
        return [.. sentence.Words.Where(w => w.Start < first || (w.Start >= from && w.Start < to)).Select(w => w.Word).Where(qualifying.Contains)];
    }

    /// <summary>Where the words begin that say why: "9.4 million due to lower average borrowings" is no average.</summary>
    private static int ReasonBehind(string text, int start, int end)
    {
        var first = end;
        foreach (var reason in Reasons)
        {
            if (text.AsSpan(start, end - start).IndexOf(reason, StringComparison.OrdinalIgnoreCase) is var at and >= 0) { first = Math.Min(first, start + at); }
        }

        return first;
    }

    /// <summary>All words of the figure's own clause, those of every report among them: "total", "net change".</summary>
    public static HashSet<int> ClauseWords(ProseFigure figure)
    {
        var at = figure.Sentence.Figures.IndexOf(figure);
        var (clause, tail) = (Clause(figure.Sentence, at), Tail(figure.Sentence, at));
        return [.. figure.Sentence.Words.Where(w => (w.Start >= clause.Start && w.Start < clause.End) || (w.Start >= tail.Start && w.Start < tail.End))
            .Select(w => w.Word)];
    }

    /// <summary>From the figure before, or the last break between, to the figure.</summary>
    private static (int Start, int End, bool IsPart) Clause(Sentence sentence, int at)
    {
        var start = at == 0
            ? sentence.Start
            : sentence.Figures[at - 1].Number.IsPercent ? EndOfShare(sentence, at - 1) : EndOfAmount(sentence, at - 1);
        var end = Math.Max(start, sentence.Figures[at].Number.PhraseStart);
        var text = sentence.Passage.Text.AsSpan(start, end - start);
        var cut = 0;
        foreach (var mark in AnyBreak.In(text) ? Breaks : [])
        {
            var last = text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (last >= 0 && last + mark.Length < text.Length - 12) { cut = Math.Max(cut, last + mark.Length); }
        }

        var part = false;
        foreach (var mark in AnyPart.In(text) ? Parts : [])
        {
            var last = text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (last >= cut) { (cut, part) = (last + mark.Length, true); }
        }

        return (start + Math.Min(cut, end - start), end, part);
    }

    /// <summary>"39.0% of net sales, compared to": what the percentage is of belongs to it.</summary>
    private static int EndOfShare(Sentence sentence, int at)
    {
        var end = sentence.Figures[at].Number.PhraseEnd;
        return sentence.Passage.Text.AsSpan(end).StartsWith(" of ") ? Math.Max(end, Tail(sentence, at).End) : end;
    }

    /// <summary>"repurchased 20.1 million of its common stock and paid dividends of": what the amount is of is its own, where another verb follows.</summary>
    private static int EndOfAmount(Sentence sentence, int at)
    {
        var end = sentence.Figures[at].Number.PhraseEnd;
        var text = sentence.Passage.Text;
        return text.AsSpan(end).StartsWith(" of ") && Tail(sentence, at).End is var tail && tail > end && text.AsSpan(tail).StartsWith(" and ") ? tail : end;
    }

    /// <summary>"54% decrease in Client revenue", "865 million of cash from operations".</summary>
    private static (int Start, int End) Tail(Sentence sentence, int at)
    {
        var start = sentence.Figures[at].Number.PhraseEnd;
        var limit = at + 1 < sentence.Figures.Count ? sentence.Figures[at + 1].Number.PhraseStart : sentence.End;
        var end = Math.Max(start, Math.Min(limit, start + LongestTail));
        var text = sentence.Passage.Text.AsSpan(start, end - start);
        var trimmed = text.TrimStart(" )".AsSpan());
        var word = trimmed[..Math.Max(0, WordEnd(trimmed))];
        var tells = Direction.Of(word) != 0;
        foreach (var first in TailStarts) { tells |= word.Equals(first, StringComparison.OrdinalIgnoreCase); }
        if (!tells) { return (start, start); }
        var skip = text.Length - trimmed.Length + word.Length;
        var stop = text.Length;
        foreach (var mark in TailEnds)
        {
            if (text[skip..].IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var i and >= 0) { stop = Math.Min(stop, skip + i); }
        }
        return (start, start + stop);
    }

    private static int WordEnd(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && char.IsLetter(text[i])) { i++; }
        return i;
    }

    /// <summary>"Acme reported revenues of": who reports is no subject, unless a table has a line of that name: "Coatings achieved net sales of".</summary>
    private void CollectClause(Sentence sentence, int start, int end, HashSet<int> words)
    {
        var text = sentence.Passage.Text.AsSpan(start, end - start);
        var cut = 0;
        foreach (var mark in Verbs)
        {
            var last = text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (last >= 0 && last + mark.Length < text.Length - 12) { cut = Math.Max(cut, last + mark.Length); }
        }

        Collect(sentence, start + cut, end, words);
        if (cut == 0) { return; }
        var who = new HashSet<int>();
        Collect(sentence, start, start + cut, who);
        words.UnionWith(who.Where(labelWords.Contains));
    }

    private void Collect(Sentence sentence, int start, int end, HashSet<int> words)
    {
        foreach (var word in sentence.Words)
        {
            if (word.Start < start) { continue; }
            if (word.Start >= end) { break; }
            if (!reporting.Contains(word.Word) && !IsTime(sentence, word.Start)) { words.Add(word.Word); }
        }
    }

    private static bool IsTime(Sentence sentence, int position)
    {
        foreach (var time in sentence.Times) { if (time.Start <= position && position < time.End) { return true; } }
        return false;
    }

    /// <summary>"49.8 million after 51.6 million", "9.7%, following 9.2%", "2.9% below last year's 399.8 million".</summary>
    private static bool NamesBase(ReadOnlySpan<char> before)
    {
        var words = before.Trim(", ".AsSpan());
        return words.Equals("after", StringComparison.OrdinalIgnoreCase) || words.Equals("following", StringComparison.OrdinalIgnoreCase)
            || words.EndsWith("year's", StringComparison.OrdinalIgnoreCase) || words.EndsWith("year\u2019s", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"For the three and six months … were 23 and 10, respectively": which number is whose is not said by its place.</summary>
    private static bool IsList(ReadOnlySpan<char> sentence) => Lists.In(sentence);

    private static ComparisonSide SideOf(ProseFigure figure, int clauseStart, int at)
    {
        var (text, sentence) = (figure.Sentence.Passage.Text, figure.Sentence);
        if (figure.IsComparative) { return ComparisonSide.Base; }
        if (figure.IsListed) { return ComparisonSide.Reported; }
        if (IsList(text.AsSpan(sentence.Start, sentence.End - sentence.Start))) { return ComparisonSide.Open; }
        var before = text.AsSpan(clauseStart, Math.Max(0, figure.Number.PhraseStart - clauseStart));
        if (at > 0) { foreach (var word in Comparisons) { if (Phrases.Has(before, word)) { return ComparisonSide.Base; } } }
        var trimmed = before.TrimEnd();
        if (at > 0 && figure.Figure.Kind is not (FigureKind.Growth or FigureKind.Change or FigureKind.Points))
        {
            var link = trimmed.Trim(", ".AsSpan());
            foreach (var word in Alternatives)
            {
                if (link.Equals(word, StringComparison.OrdinalIgnoreCase)) { return SideOf(sentence.Figures[at - 1], Clause(sentence, at - 1).Start, at - 1); }
            }
        }

        if (at > 0 && figure.Figure.Kind is not (FigureKind.Growth or FigureKind.Change or FigureKind.Points) && NamesBase(trimmed))
        {
            return ComparisonSide.Base;
        }
        if (trimmed.EndsWith(" from", StringComparison.OrdinalIgnoreCase) || trimmed.EndsWith(" from a loss of", StringComparison.OrdinalIgnoreCase))
        {
            return ComparisonSide.Base;
        }
        if (JapaneseWords.StartsInComparison(text.AsSpan(figure.Number.PhraseEnd))
            && figure.Figure.Kind is not (FigureKind.Growth or FigureKind.Change or FigureKind.Points))
        {
            return ComparisonSide.Base;
        }
        var after = text.AsSpan(figure.Number.PhraseEnd, Math.Min(45, sentence.End - figure.Number.PhraseEnd));
        if (at + 1 < sentence.Figures.Count)
        {
            after = after[..Math.Min(after.Length, Math.Max(0, sentence.Figures[at + 1].Number.PhraseStart - figure.Number.PhraseEnd))];
        }
        if (figure.Figure.Kind is FigureKind.Growth or FigureKind.Change or FigureKind.Points) { return ComparisonSide.Reported; }
        foreach (var words in YearBefore)
        {
            var i = after.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (i >= 0 && after[..i].IndexOfAny(',', ';', '(') < 0 && !Phrases.Has(after[..i], "compared") && !Phrases.Has(after[..i], "from"))
            {
                return ComparisonSide.Base;
            }
        }

        return ComparisonSide.Reported;
    }
}
