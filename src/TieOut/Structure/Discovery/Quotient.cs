namespace Kessan.TieOut.Structure.Discovery;

/// <param name="Operator">Ratio: first ÷ second. Change: second ÷ first − 1 (old, new).</param>
/// <param name="Result">The line of the quotient.</param>
/// <param name="First">The numerator, or the old number.</param>
/// <param name="Second">The denominator, or the new number.</param>
/// <param name="Percent">100 where the quotient is printed in percent, else 1.</param>
internal sealed record Quotient(RelationOperator Operator, int Result, int First, int Second, int Percent)
{
    // What the compiler would write compares the operator by generic code that is only compiled at run time.
    public bool Equals(Quotient? other) =>
        other is not null && other.Operator == Operator && other.Result == Result && other.First == First && other.Second == Second && other.Percent == Percent;

    public override int GetHashCode() => HashCode.Combine(Result, First, Second, Percent);

    public int Evidence(Lines lines, int position)
    {
        var (r, x, y) = (lines.At(Result, position), lines.At(First, position), lines.At(Second, position));
        if (!lines.Numeric[r]) { return lines.Values[x] != 0 && lines.Values[y] != 0 ? Chance.Missing : 0; }
        if (Exact(lines, x, y) is not var (numerator, denominator, exact, error)) { return lines.Values[r] == 0 ? 0 : Chance.Missing; }
        var slack = error + HalfOf(lines, r) + 1;
        if (Math.Abs(exact - lines.Values[r]) > slack) { return Chance.Broken; }
        var value = Math.Abs(lines.Values[r]);
        if (numerator == 0 || value == lines.Scale * Percent || denominator == lines.Scale * Percent) { return Chance.Trivial; }
        return Math.Clamp(Chance.OfAgreement(value, Math.Min(slack, Wide.Beyond) / 2, lines.Grains[r]), Chance.Trivial, Chance.Most);
    }

    /// <summary>The quotient of the printed numbers and how far the printed quotient may lie from it, in the scale of the lines.</summary>
    public (decimal Value, decimal Slack)? Recompute(Lines lines, int position)
    {
        if (Exact(lines, lines.At(First, position), lines.At(Second, position)) is not var (_, _, exact, error)) { return null; }
        return Math.Abs(exact) == Wide.Beyond || error == Wide.Beyond ? null : (exact, error + HalfOf(lines, lines.At(Result, position)));
    }

    /// <summary>A spreadsheet prints -27.00000 where its author wrote -27: the place that the line keeps to is the place it is rounded to.</summary>
    private static long HalfOf(Lines lines, int result) => Math.Max(lines.Halves[result], lines.Grains[result] / 2);

    /// <summary>The quotient, and its error to first order, rounded up; null where it is not defined.</summary>
    private (long Numerator, long Denominator, long Quotient, long Error)? Exact(Lines lines, int x, int y)
    {
        if (!lines.Numeric[x] || !lines.Numeric[y]) { return null; }
        var ratio = Operator == RelationOperator.Ratio;
        var (numerator, denominator) = ratio ? (lines.Values[x], lines.Values[y]) : (lines.Values[y] - lines.Values[x], lines.Values[x]);
        if (denominator == 0) { return null; }
        var error = ratio
            ? Spread(lines, lines.Halves[x], numerator, lines.Halves[y], denominator)
            : Spread(lines, lines.Halves[y], lines.Values[y], lines.Halves[x], denominator);
        return (numerator, denominator, Wide.Quotient(numerator, lines.Scale * Percent, denominator), error);
    }

    /// <summary>
    /// Price × quantity = amount can be read as two ratios. The computed number is the one that is rounded; where none is, the last of
    /// the three, and where that is the amount, the first factor is named.
    /// </summary>
    public Quotient Canonical(Lines lines)
    {
        if (Operator != RelationOperator.Ratio) { return this; }
        var (a, b) = (Math.Min(Result, Second), Math.Max(Result, Second));
        var computed = Percent == 1 && IsProduct(lines) ? (First > b ? a : b) : IsFiner(lines, a, b) ? a : b;
        return this with { Result = computed, Second = computed == a ? b : a };
    }

    private bool IsProduct(Lines lines)
    {
        for (var p = 0; p < lines.Positions; p++)
        {
            var (r, x, y) = (lines.At(Result, p), lines.At(First, p), lines.At(Second, p));
            if (!lines.Numeric[r] || !lines.Numeric[x] || !lines.Numeric[y] || Evidence(lines, p) <= 0) { continue; }
            if (!Wide.AreEqual(lines.Values[r], lines.Values[y], lines.Values[x], lines.Scale)) { return false; }
        }

        return true;
    }

    private static bool IsFiner(Lines lines, int a, int b)
    {
        var finer = 0;
        for (var p = 0; p < lines.Positions; p++)
        {
            if (lines.Numeric[lines.At(a, p)] && lines.Numeric[lines.At(b, p)])
            {
                finer += lines.Grains[lines.At(b, p)].CompareTo(lines.Grains[lines.At(a, p)]);
            }
        }

        return finer > 0;
    }

    private long Spread(Lines lines, long halfA, long a, long halfB, long b)
    {
        var (size, one) = (Math.Abs(b), lines.Scale * Percent);
        var spread = Wide.Sum(Wide.Product(halfA, one), Wide.Product(Wide.Quotient(halfB, Math.Abs(a), size), one));
        return spread == Wide.Beyond ? spread : (spread + size - 1) / size;
    }
}
