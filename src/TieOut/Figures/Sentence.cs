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
    public required IReadOnlyList<int> Context { get; init; }

    /// <summary>Words of the sentence before, or of the heading or line above: what "it" and a bare "gross margin" are about.</summary>
    public required IReadOnlyList<int> Near { get; init; }

    /// <summary>Words of the run-in heading of its paragraph ("Flow Control. Net sales were …"): what all its sentences are about.</summary>
    public IReadOnlyList<int> Lead { get; init; } = [];

    /// <summary>Words of the headings it stands under.</summary>
    public IReadOnlySet<int> Headings { get; init; } = NoWords;

    internal static readonly IReadOnlySet<int> NoWords = new HashSet<int>();

    /// <summary>The period that the heading over it names: "First half 2025". A sentence that names its own does not need it.</summary>
    public HeadingPeriod? Governing { get; init; }

    public List<ProseFigure> Figures { get; } = [];

    public string Text => Passage.Text[Start..End];
}

/// <param name="Direction">+1 where the words say up, −1 where they say down, 0 where they say neither.</param>
/// <param name="Said">The period named for this figure, if any; <see cref="Figure.Period"/> also knows the sentence's.</param>
public sealed record ProseFigure(Figure Figure, PrintedNumber Number, Sentence Sentence, int Direction, TimeExpression? Said)
{
    /// <summary>The figure that stands in the document, where this one is a slip of it that is tried; else itself.</summary>
    public ProseFigure Printed => SlipOf ?? this;

    private ProseFigure? SlipOf { get; init; }

    /// <summary>It stands in parentheses behind the number that it is compared with: "(2024: 384.5m)", "(790.4)".</summary>
    public bool IsComparative { get; init; }

    /// <summary>
    /// The words its period comes from: those behind it, or those before the first number of the sentence; null where the sentence names none.
    /// </summary>
    public TimeExpression? Time { get; init; }

    /// <summary>Another number stands beside it with no word or stop between: the line of a table that was read as running text.</summary>
    public bool StandsInRow
    {
        get
        {
            var at = Sentence.Figures.IndexOf(this);
            return !IsComparative
                && ((at > 0 && IsGap(Sentence.Figures[at - 1], this))
                    || (at >= 0 && at + 1 < Sentence.Figures.Count && !Sentence.Figures[at + 1].IsComparative && IsGap(this, Sentence.Figures[at + 1])));
        }
    }

    /// <summary>What stands between the cells of a row.</summary>
    private static readonly System.Buffers.SearchValues<char> Fillers = System.Buffers.SearchValues.Create(" \t\n%$\u2014\u2013-");

    private static bool IsGap(ProseFigure left, ProseFigure right)
    {
        var between = left.Sentence.Passage.Text.AsSpan(left.Number.PhraseEnd, Math.Max(0, right.Number.PhraseStart - left.Number.PhraseEnd));
        // "72.4 million (0.34 per share)": words stand within the numbers.
        return !(left.Number is { Scale: not null, IsPercent: false, IsPoints: false } || right.Number.IsPerShare) && between.ContainsAny(' ', '\t')
            && between.IndexOfAnyExcept(Fillers) < 0;
    }

    /// <summary>The same place with another number in it.</summary>
    public ProseFigure With(decimal value, string text, decimal printed) => this with
    {
        SlipOf = Printed,
        Number = Number with { Value = printed },
        Figure = new Figure
        {
            Text = text, Span = Figure.Span, Value = value,
            Precision = Figure.Precision == 1_000m && Figure.Scale == 1m && value % 1_000m != 0m ? 1m : Figure.Precision, Scale = Figure.Scale,
            Unit = Figure.Unit, Kind = Figure.Kind, Period = Figure.Period,
            Digits = PrintedNumber.DigitsOf(printed, Number.Decimals), Rounding = Figure.Rounding, Tag = Figure.Tag, SaidPeriod = Figure.SaidPeriod,
            SaysScale = Figure.SaysScale,
        },
    };

    /// <summary>One of a list whose periods are named in order ("respectively"): its own is known.</summary>
    public bool IsListed { get; private init; }

    /// <summary>The same figure for the period that a list gives it.</summary>
    internal ProseFigure Listed(ReportingPeriod period) => this with { Figure = Figure.For(period), IsListed = true };

    /// <summary>The same figure for the period of another.</summary>
    internal ProseFigure For(ProseFigure other) => this with { Figure = Figure.For(other.Figure), Said = other.Said, Time = other.Time };

    /// <summary>Each place of the document is itself alone.</summary>
    public bool Equals(ProseFigure? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
