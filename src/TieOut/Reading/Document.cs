namespace Kessan.TieOut.Reading;

/// <summary>What every reader hands on: the source and its blocks.</summary>
public sealed record Document(SourceText Source, IReadOnlyList<Block> Blocks);
