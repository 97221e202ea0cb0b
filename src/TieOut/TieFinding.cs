using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut;

/// <param name="Finding">What is reported, in Core's form.</param>
/// <param name="Figure">The figure it is about; null where it is about words.</param>
/// <param name="Proof">The figures of the evidence, in the same order; null where the evidence is words.</param>
public sealed record TieFinding(Finding Finding, Figure? Figure, IReadOnlyList<Figure?> Proof);
