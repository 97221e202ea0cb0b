namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A relation between lines, with what speaks for it.</summary>
/// <param name="Operator">How the inputs make the result.</param>
/// <param name="Result">The line of the result.</param>
/// <param name="Inputs">The lines of the inputs: ascending for sums and averages, in the operator's order otherwise.</param>
/// <param name="Cost">How many such relations could have been proposed, as evidence it must overcome, less what names and layout say.</param>
/// <param name="Support">Where it holds.</param>
/// <param name="Factor">100 for a quotient in percent.</param>
internal sealed record Candidate(RelationOperator Operator, int Result, int[] Inputs, int Cost, Support Support, int Factor = 1)
{
    public int Score => Support.Evidence - Cost;
}
