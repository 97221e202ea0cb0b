namespace Kessan.TieOut.Structure.Discovery;

/// <summary>The three lines of a quotient, whichever of them it says is the result.</summary>
internal sealed record LineTriple(int Low, int Middle, int High)
{
    public static LineTriple Of(Candidate candidate)
    {
        int[] three = [candidate.Result, .. candidate.Inputs];
        Array.Sort(three);
        return new(three[0], three[1], three[2]);
    }
}
