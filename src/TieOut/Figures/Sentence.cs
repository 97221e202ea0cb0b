using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>One sentence with its words, times and figures; positions are those of the passage.</summary>
public sealed class Sentence
{
    public required Passage Passage { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required IReadOnlyList<WordAt> Words { get; init; }

    public required IReadOnlyList<TimeExpression> Times { get; init; }

    /// <summary>Words of the paragraph before this sentence, of the paragraph above and of the headings: what "gross margin" alone is about.</summary>
    public required IReadOnlySet<int> Context { get; init; }

    /// <summary>Words of the sentence before, or of the heading or line above: what "it" and a bare "gross margin" are about.</summary>
    public required IReadOnlySet<int> Near { get; init; }

    public List<ProseFigure> Figures { get; } = [];

    public string Text => Passage.Text[Start..End];
}

/// <param name="Direction">+1 where the words say up, −1 where they say down, 0 where they say neither.</param>
/// <param name="Said">The period named for this figure, if any; <see cref="Figure.Period"/> also knows the sentence's.</param>
public sealed record ProseFigure(Figure Figure, PrintedNumber Number, Sentence Sentence, int Direction, TimeExpression? Said);
