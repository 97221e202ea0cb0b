using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>
/// How well the words around a figure name a line: the share of the line's words that the sentence uses, near ones in full, words of the
/// context for half. Words that many labels share weigh little.
/// </summary>
internal sealed class NameMatcher
{
    private readonly Subjects subjects;
    private readonly decimal[] weights;

    public NameMatcher(Subjects subjects, Vocabulary vocabulary)
    {
        this.subjects = subjects;
        var uses = new int[vocabulary.Count];
        foreach (var word in subjects.Lines.SelectMany(l => l.Core)) { uses[word]++; }
        weights = [.. uses.Select(Weight)];
        foreach (var word in new[] { "total", "net" }.Select(vocabulary.Find).Where(w => w >= 0)) { weights[word] = 0.1m; }
    }

    public decimal WeightOf(int word) => word < weights.Length ? weights[word] : 1m;

    /// <summary>0 to 1; the best of all names of the fact's subject.</summary>
    public decimal Score(Dictionary<int, decimal> credit, Fact fact)
    {
        var best = 0m;
        foreach (var line in subjects.SameAs(fact.Line)) { best = Math.Max(best, Score(credit, line.CoreWords, fact.Extra)); }
        return best;
    }

    public decimal Score(Dictionary<int, decimal> credit, FactLine line) => Score(credit, line.CoreWords, []);

    public decimal Score(Dictionary<int, decimal> credit, FactLine line, IReadOnlyList<int> extra) => Score(credit, line.CoreWords, extra);

    /// <summary>What each word of the sentence and its context is worth for this figure.</summary>
    public static Dictionary<int, decimal> Credits(ProseFigure figure)
    {
        var sentence = figure.Sentence;
        var credit = new Dictionary<int, decimal>();
        foreach (var word in sentence.Context) { credit[word] = 0.5m; }
        var own = Position(sentence, figure.Number.Start);
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            var distance = Math.Abs(i - own);
            var worth = distance <= 10 ? 1m : distance <= 22 ? 0.9m : 0.75m;
            var word = sentence.Words[i].Word;
            if (!credit.TryGetValue(word, out var known) || known < worth) { credit[word] = worth; }
        }

        return credit;
    }

    private static int Position(Sentence sentence, int start)
    {
        var i = 0;
        while (i < sentence.Words.Count && sentence.Words[i].Start < start) { i++; }
        return i;
    }

    private decimal Score(Dictionary<int, decimal> credit, int[] core, IReadOnlyList<int> extra)
    {
        decimal all = 0m, got = 0m;
        foreach (var word in core)
        {
            var weight = WeightOf(word);
            all += weight;
            if (credit.TryGetValue(word, out var worth)) { got += weight * worth; }
        }

        for (var i = 0; i < extra.Count; i++)
        {
            var word = extra[i];
            all += 1m;
            if (credit.TryGetValue(word, out var worth)) { got += worth; }
        }

        return all == 0m ? 0m : got / all;
    }

    private static decimal Weight(int uses) => uses switch { <= 2 => 1m, <= 5 => 0.8m, <= 12 => 0.6m, <= 30 => 0.45m, _ => 0.3m };
}
