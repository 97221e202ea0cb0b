namespace Kessan.Documents;

/// <summary>What every run of words is checked for: typed numbers, and words against signs.</summary>
internal sealed class SentenceChecks(TypedNumbers numbers, SignsOfSentences signs)
{
    /// <summary>Checks the words of a sentence and gives its nodes.</summary>
    public IReadOnlyList<Inline> Sentence(IReadOnlyList<PlacedInline> nodes, SourceText source)
    {
        var flat = Flat(nodes);
        numbers.Check(flat, source);
        signs.Check(flat, source);
        return [.. nodes.Select(n => n.Node)];
    }

    /// <summary>A caption of a table has no sentence that could carry a sign.</summary>
    public IReadOnlyList<Inline> Caption(IReadOnlyList<PlacedInline> nodes, SourceText source)
    {
        numbers.Check(nodes, source);
        return [.. nodes.Select(n => n.Node)];
    }

    private static List<PlacedInline> Flat(IReadOnlyList<PlacedInline> nodes) =>
        [.. nodes.Select(n => n.Node is Emphasis { Content: [var only] } ? n with { Node = only } : n)];
}
