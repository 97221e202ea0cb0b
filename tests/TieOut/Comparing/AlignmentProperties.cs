using FsCheck;
using FsCheck.Fluent;
using Kessan.TieOut.Comparing;

namespace Kessan.Tests.TieOut.Comparing;

/// <summary>Pairs of an alignment are equal, in order, and complete where nothing changed.</summary>
public class AlignmentProperties
{
    private static readonly Arbitrary<string[]> Texts = Gen.Elements("a", "b", "c", "d", "e", "f", "g", "h").ArrayOf().ToArbitrary();

    [Fact]
    public void Pairs_are_equal_and_in_order() => Prop.ForAll(Texts, Texts, (old, current) =>
    {
        var pairs = Alignment.Of(old, current);
        var used = pairs.Where(p => p >= 0).ToList();
        return used.SequenceEqual(used.Order()) && used.Distinct().Count() == used.Count
            && pairs.Index().All(p => p.Item < 0 || old[p.Index] == current[p.Item]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_aligns_wholly_with_itself() =>
        Prop.ForAll(Texts, texts => Alignment.Of(texts, texts).SequenceEqual(Enumerable.Range(0, texts.Length))).QuickCheckThrowOnFailure();
}
