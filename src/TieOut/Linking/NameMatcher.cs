using System.Collections.Concurrent;
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

    /// <summary>What the words of each line weigh together.</summary>
    private readonly decimal[] whole;
    private readonly ConcurrentStack<WordCredits> free = [];

    public NameMatcher(Subjects subjects, Vocabulary vocabulary)
    {
        this.subjects = subjects;
        var uses = new int[vocabulary.Count];
        foreach (var word in subjects.Lines.SelectMany(l => l.Core)) { uses[word]++; }
        weights = [.. uses.Select(Weight)];
        foreach (var word in new[] { "total", "net" }.Select(vocabulary.Find).Where(w => w >= 0)) { weights[word] = 0.1m; }
        whole = [.. subjects.Lines.Select(l => l.CoreWords.Sum(WeightOf))];
    }

    /// <summary>0 to 1; the best of all names of the fact's subject.</summary>
    /// <param name="least">Below this it does not matter how good it is: 0 is returned.</param>
    public decimal Score(WordCredits credit, Fact fact, decimal least = 0m)
    {
        var best = 0m;
        foreach (var line in subjects.SameAs(fact.Line))
        {
            var (all, got) = Weigh(credit, line, fact.Extra);
            if (got > 0m && got >= least * all) { best = Math.Max(best, got / all); }
        }

        return best;
    }

    /// <summary>What each word of the sentence and its context is worth for this figure; to be disposed of.</summary>
    public WordCredits Credits(ProseFigure figure)
    {
        var sentence = figure.Sentence;
        var credit = free.TryPop(out var known) ? known : new(weights.Length, free);
        foreach (var word in sentence.Context) { credit.Raise(word, 0.5m); }
        var own = Position(sentence, figure.Number.Start);
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            var distance = Math.Abs(i - own);
            credit.Raise(sentence.Words[i].Word, distance <= 10 ? 1m : distance <= 22 ? 0.9m : 0.75m);
        }

        return credit;
    }

    private static int Position(Sentence sentence, int start)
    {
        var i = 0;
        while (i < sentence.Words.Count && sentence.Words[i].Start < start) { i++; }
        return i;
    }

    /// <summary>What the words of a line weigh, and how much of that the sentence uses.</summary>
    private (decimal All, decimal Got) Weigh(WordCredits credit, FactLine line, IReadOnlyList<int> extra)
    {
        var (all, got) = (whole[line.Id] + extra.Count, 0m);
        foreach (var word in line.CoreWords) { if (credit[word] is > 0m and var worth) { got += weights[word] * worth; } }
        for (var i = 0; i < extra.Count; i++) { got += credit[extra[i]]; }
        return (all, got);
    }

    private decimal WeightOf(int word) => weights[word];

    private static decimal Weight(int uses) => uses switch { <= 2 => 1m, <= 5 => 0.8m, <= 12 => 0.6m, <= 30 => 0.45m, _ => 0.3m };
}
