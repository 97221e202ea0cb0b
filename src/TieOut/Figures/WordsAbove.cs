namespace Kessan.TieOut.Figures;

/// <summary>What stands over a passage: the words of its headings and of the paragraph before.</summary>
/// <param name="Paragraph">Of the paragraph directly above; none below a heading.</param>
internal sealed record WordsAbove(IReadOnlySet<int> Headings, IReadOnlyList<WordAt> Paragraph, bool IsBelowHeading)
{
    public static readonly WordsAbove Nothing = new(Sentence.NoWords, [], IsBelowHeading: false);

    /// <summary>All of them: what a sentence may be about that does not say so itself.</summary>
    public HashSet<int> All() => [.. Headings, .. Paragraph.Select(w => w.Word)];

    /// <summary>What the first sentence goes on from. A heading is about what the headings over it say, and not about the paragraph before.</summary>
    public int[] Nearest(bool ofHeading) =>
        IsBelowHeading || Paragraph.Count == 0 ? [.. Headings] : ofHeading ? [] : [.. Paragraph.Select(w => w.Word).Distinct()];

    /// <summary>What stands over the passage below one with these words. Headings one below the other hold together.</summary>
    public WordsAbove Below(bool isHeading, IReadOnlyList<WordAt> words) =>
        isHeading ? new(HeadingsWith(words), [], IsBelowHeading: true) : new(Headings, words, IsBelowHeading: false);

    private HashSet<int> HeadingsWith(IReadOnlyList<WordAt> words) => [.. IsBelowHeading ? Headings : Sentence.NoWords, .. words.Select(w => w.Word)];
}
