namespace Kessan.Core;

/// <summary>
/// One end of an interval on the extended number line: a decimal that belongs to the interval (closed) or not (open), or an
/// infinity, which never belongs. Arithmetic on ends never throws: what decimal cannot hold is moved outward, at last to infinity.
/// </summary>
internal readonly record struct End(decimal Value, bool Closed, int Infinity = 0)
{
    public static readonly End MinusInfinity = new(0m, false, -1);
    public static readonly End PlusInfinity = new(0m, false, 1);

    public bool IsFinite => Infinity == 0;

    public bool IsZero => IsFinite && Value == 0m;

    public int Sign => IsFinite ? Math.Sign(Value) : Infinity;

    public End Negated => new(-Value, Closed, -Infinity);

    public static int Compare(End a, End b)
    {
        if (a.Infinity != b.Infinity) { return a.Infinity.CompareTo(b.Infinity); }
        return a.IsFinite ? a.Value.CompareTo(b.Value) : 0;
    }

    /// <param name="direction">−1 where the result is a lower end, +1 where it is an upper end: inexact results move that way.</param>
    public static End Add(End a, End b, int direction)
    {
        if (!a.IsFinite || !b.IsFinite) { return Infinite(direction); }
        try
        {
            var sum = a.Value + b.Value;
            return Rounded(sum, sum.Scale >= Math.Max(a.Value.Scale, b.Value.Scale), a.Closed && b.Closed, direction);
        }
        catch (OverflowException)
        {
            // A sum overflows only where both addends have one sign.
            return TooLarge(a.Sign, direction);
        }
    }

    public static End Multiply(End a, End b, int direction)
    {
        if (a.IsZero || b.IsZero)
        {
            // Zero is reached as soon as the factor that is zero is reached, whatever the other one is.
            return new(0m, (a.IsZero && a.Closed) || (b.IsZero && b.Closed));
        }

        if (!a.IsFinite || !b.IsFinite) { return Infinite(a.Sign * b.Sign); }
        try
        {
            var product = a.Value * b.Value;
            return Rounded(product, product.Scale == a.Value.Scale + b.Value.Scale, a.Closed && b.Closed, direction);
        }
        catch (OverflowException)
        {
            return TooLarge(a.Sign * b.Sign, direction);
        }
    }

    /// <param name="side">The sign of the divisor's interval: an end at zero is approached from that side.</param>
    public static End Divide(End a, End b, int side, int direction)
    {
        if (a.IsZero) { return new(0m, a.Closed); }
        if (b.IsZero || !a.IsFinite) { return b.IsFinite ? Infinite(a.Sign * side) : new(0m, false); }
        if (!b.IsFinite) { return new(0m, false); }
        try
        {
            var quotient = a.Value / b.Value;
            return Rounded(quotient, Fits(quotient, b.Value) && quotient * b.Value == a.Value, a.Closed && b.Closed, direction);
        }
        catch (OverflowException)
        {
            return TooLarge(a.Sign * b.Sign, direction);
        }
    }

    private static End Infinite(int sign) => sign < 0 ? MinusInfinity : PlusInfinity;

    private static bool Fits(decimal a, decimal b) => a.Scale + b.Scale <= 28;

    private static End Rounded(decimal result, bool isExact, bool closed, int direction) =>
        isExact ? new(result, closed) : new(result + (direction * LastPlace(result)), closed);

    /// <param name="sign">That of a result which decimal cannot hold.</param>
    private static End TooLarge(int sign, int direction) => sign == direction ? Infinite(direction) : new(sign * decimal.MaxValue, false);

    /// <summary>One unit in the last place that the decimal's scale can show: at least twice its rounding error.</summary>
    private static decimal LastPlace(decimal value) => new(1, 0, 0, false, value.Scale);
}
