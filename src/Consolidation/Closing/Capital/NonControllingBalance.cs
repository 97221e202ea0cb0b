namespace Kessan.Consolidation;

/// <summary>
/// Non-controlling interest in one company while time passes, credit positive. Where the policy lets the parent bear losses beyond the capital of the others
/// (ARB 51 ¶15), what is booked stops at zero, and later profits make the losses good first; otherwise it may be negative (IFRS 10 ¶B94).
/// </summary>
internal sealed record NonControllingBalance(decimal Exact, decimal Booked)
{
    public static readonly NonControllingBalance None = new(0m, 0m);

    public NonControllingBalance Add(decimal amount, bool stopsAtZero)
    {
        var exact = Exact + amount;
        return new(exact, stopsAtZero && exact < 0m ? 0m : exact);
    }
}
