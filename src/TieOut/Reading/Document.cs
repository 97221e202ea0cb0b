using Kessan.TieOut.Reading.Xbrl;

namespace Kessan.TieOut.Reading;

/// <summary>What every reader hands on: the source and its blocks.</summary>
public sealed record Document(SourceText Source, IReadOnlyList<Block> Blocks)
{
    /// <summary>The numbers that are tagged as XBRL facts.</summary>
    public InlineFacts Tags { get; init; } = InlineFacts.None;
}
