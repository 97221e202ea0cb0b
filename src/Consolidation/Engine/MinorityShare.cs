namespace Kessan.Consolidation;

/// <summary>
/// The minority's part of one subsidiary's net assets while the year passes: exact, and as booked. What is booked is the exact part, not below zero (ARB 51
/// ¶15: the parent bears losses beyond the minority's capital, and profits make them good first), rounded half up; each event books the difference, so that no
/// yen is left when the last minority is bought.
/// <example>Share 0.4 of 1,001: exact 400.4, booked 400. A profit of 2 makes 401.2: it books 1.</example>
/// </summary>
internal sealed class MinorityShare(Func<decimal, decimal> round)
{
    private decimal unexplained;

    /// <summary>Credit balances are positive here.</summary>
    public decimal Exact { get; private set; }

    public decimal Booked { get; private set; }

    /// <summary>
    /// Starts from the balance carried forward. Where that is not the exact one, the difference stays as it is; it is reported, not made good.
    /// </summary>
    public void Open(decimal exact, decimal booked)
    {
        (Exact, Booked) = (exact, booked);
        unexplained = booked - Bookable(exact);
    }

    /// <summary>Adds a computed part; returns what is to be booked for it.</summary>
    public decimal Add(decimal exact)
    {
        Exact += exact;
        var change = Bookable(Exact) + unexplained - Booked;
        Booked += change;
        return change;
    }

    /// <summary>Adds an amount that others have booked already (a dividend, money paid in).</summary>
    public decimal AddBooked(decimal amount)
    {
        Exact += amount;
        Booked += amount;
        return amount;
    }

    /// <summary>Takes an addition back that could not be booked.</summary>
    public void Undo(decimal exact) => Add(-exact);

    /// <summary>The balance that stands for an exact part.</summary>
    public decimal Bookable(decimal exact) => round(Math.Max(0m, exact));
}
