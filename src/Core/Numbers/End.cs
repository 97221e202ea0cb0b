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
        if (!a.IsFinite || !b.IsFinite) { return direction < 0 ? MinusInfinity : PlusInfinity; }
        return Exactly(() => a.Value + b.Value, sum => sum.Scale >= Math.Max(a.Value.Scale, b.Value.Scale), a.Closed && b.Closed, direction);
    }

    public static End Multiply(End a, End b, int direction)
    {
        if (a.IsZero || b.IsZero)
        {
            // Zero is reached as soon as the factor that is zero is reached, whatever the other one is.
            return new(0m, (a.IsZero && a.Closed) || (b.IsZero && b.Closed));
        }

        if (!a.IsFinite || !b.IsFinite) { return a.Sign * b.Sign < 0 ? MinusInfinity : PlusInfinity; }
        return Exactly(() => a.Value * b.Value, p => p.Scale == a.Value.Scale + b.Value.Scale, a.Closed && b.Closed, direction);
    }

    /// <summary>1/a for an end that is not zero.</summary>
    public End Reciprocal(int direction)
    {
        if (!IsFinite) { return new(0m, false); }
        var value = Value;
        return Exactly(() => 1m / value, q => q.Scale < 28 && Fits(q, value) && q * value == 1m, Closed, direction);
    }

    private static bool Fits(decimal a, decimal b) => a.Scale + b.Scale <= 28;

    private static End Exactly(Func<decimal> compute, Func<decimal, bool> isExact, bool closed, int direction)
    {
        try
        {
            var result = compute();
            return isExact(result) ? new(result, closed) : new(result + (direction * LastPlace(result)), closed);
        }
        catch (OverflowException)
        {
            return direction < 0 ? MinusInfinity : PlusInfinity;
        }
    }

    /// <summary>One unit in the last place that the decimal's scale can show: at least twice its rounding error.</summary>
    private static decimal LastPlace(decimal value) => new(1, 0, 0, false, value.Scale);
}
