namespace Kessan.Core;

/// <summary>
/// All the numbers a value can be. A printed 16,294 (million) is every amount that rounds to it; a growth recomputed from two
/// printed amounts is every growth they allow. Results enclose every possible result and are tight but for the last of 28 digits,
/// which is moved outward.
/// <example>16,294 and 14,007, each ±0.5: the growth lies in (16.318…%, 16.335…%), so 16.3% is right and 16.4% is wrong.</example>
/// </summary>
public readonly record struct Interval
{
    private readonly End low;
    private readonly End high;

    private Interval(End low, End high)
    {
        this.low = low;
        this.high = high;
    }

    public static readonly Interval Everything = new(End.MinusInfinity, End.PlusInfinity);

    /// <summary>The lower end, or null where the interval has none.</summary>
    public decimal? Low => low.IsFinite ? low.Value : null;

    /// <summary>The upper end, or null where the interval has none.</summary>
    public decimal? High => high.IsFinite ? high.Value : null;

    public bool LowClosed => low.Closed;

    public bool HighClosed => high.Closed;

    /// <summary>High − Low, or null where unbounded.</summary>
    public decimal? Width => low.IsFinite && high.IsFinite ? high.Value - low.Value : null;

    public bool IsPoint => low.IsFinite && high.IsFinite && low.Value == high.Value;

    public static Interval Point(decimal value) => new(new End(value, true), new End(value, true));

    public static Interval Closed(decimal low, decimal high) => Between(low, true, high, true);

    public static Interval Open(decimal low, decimal high) => Between(low, false, high, false);

    /// <exception cref="ArgumentException">The ends are in the wrong order, or the interval would be empty.</exception>
    public static Interval Between(decimal low, bool lowClosed, decimal high, bool highClosed)
    {
        if (low > high || (low == high && !(lowClosed && highClosed)))
        {
            throw new ArgumentException("An interval needs its ends in order and at least one number in it.", nameof(high));
        }

        return new(new End(low, lowClosed), new End(high, highClosed));
    }

    /// <summary>
    /// Everything that prints as <paramref name="value"/> when brought to <paramref name="unit"/>.
    /// Half up leaves the end away from zero open; half even closes both ends of an even multiple and opens both of an odd one;
    /// truncation gives [v, v+u) for v &gt; 0, (v−u, v] for v &lt; 0 and (−u, u) for 0. An unknown rule closes both ends.
    /// </summary>
    /// <param name="value">The printed value in single units.</param>
    /// <param name="unit">The place of its last digit, greater than zero.</param>
    /// <param name="mode">The rule, or null where it is not known (the halves of both neighbours are then possible).</param>
    public static Interval OfPrinted(decimal value, decimal unit, RoundingMode? mode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(unit, 0m);
        var half = unit / 2m;
        return mode switch
        {
            null => Closed(value - half, value + half),
            RoundingMode.HalfUp => Between(value - half, value > 0m, value + half, value < 0m),
            RoundingMode.HalfEven => value / unit % 2m == 0m ? Closed(value - half, value + half) : Open(value - half, value + half),
            RoundingMode.Truncate when value > 0m => Between(value, true, value + unit, false),
            RoundingMode.Truncate when value < 0m => Between(value - unit, false, value, true),
            RoundingMode.Truncate => Open(-unit, unit),
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
    }

    public bool Contains(decimal value) =>
        (!low.IsFinite || low.Value < value || (low.Value == value && low.Closed))
        && (!high.IsFinite || value < high.Value || (value == high.Value && high.Closed));

    /// <summary>Whether some number belongs to both.</summary>
    public bool Intersects(Interval other) => Meets(low, other.high) && Meets(other.low, high);

    /// <summary>The numbers in both, or null where there are none.</summary>
    public Interval? Intersect(Interval other)
    {
        if (!Intersects(other)) { return null; }
        var lower = Tighter(low, other.low, End.Compare(low, other.low) >= 0);
        var upper = Tighter(high, other.high, End.Compare(high, other.high) <= 0);
        return new(lower, upper);
    }

    /// <summary>Whether every number of <paramref name="other"/> is one of this.</summary>
    public bool Encloses(Interval other) => Intersect(other) is { } both && both == other;

    public static Interval operator +(Interval a, Interval b) => new(End.Add(a.low, b.low, -1), End.Add(a.high, b.high, +1));

    public static Interval operator -(Interval a) => new(a.high.Negated, a.low.Negated);

    public static Interval operator -(Interval a, Interval b) => a + (-b);

    public static Interval operator *(Interval a, Interval b)
    {
        var reachesZero = a.Contains(0m) || b.Contains(0m);
        return new(Corner(-1), Corner(+1));

        End Corner(int direction) => Extreme(
            End.Multiply(a.low, b.low, direction), End.Multiply(a.low, b.high, direction),
            End.Multiply(a.high, b.low, direction), End.Multiply(a.high, b.high, direction), direction, reachesZero);
    }

    /// <summary>Division by an interval that ends at zero has no bound on one side; one with zero inside has none at all.</summary>
    public static Interval operator /(Interval a, Interval b)
    {
        var side = b.low.Sign >= 0 && !b.Contains(0m) ? 1 : b.high.Sign <= 0 && !b.Contains(0m) ? -1 : 0;
        if (side == 0) { return Everything; }
        // Positive by positive, as nearly always: the ends are known.
        if (side > 0 && a.low.Sign > 0) { return new(End.Divide(a.low, b.high, side, -1), End.Divide(a.high, b.low, side, +1)); }
        var reachesZero = a.Contains(0m);
        return new(Corner(-1), Corner(+1));

        End Corner(int direction) => Extreme(
            End.Divide(a.low, b.low, side, direction), End.Divide(a.low, b.high, side, direction),
            End.Divide(a.high, b.low, side, direction), End.Divide(a.high, b.high, side, direction), direction, reachesZero);
    }

    public static Interval Sum(IEnumerable<Interval> addends) => addends.Aggregate(Point(0m), (sum, next) => sum + next);

    /// <summary>
    /// Every growth new/old − 1 as a fraction (0.163 for 16.3%). A growth is stated on a positive base only; where the base can be
    /// zero or negative the result is <see cref="Everything"/>.
    /// </summary>
    public static Interval Growth(Interval old, Interval current) =>
        old.Low is { } base0 && base0 >= 0m && !(base0 == 0m && old.LowClosed) ? (current / old) - Point(1m) : Everything;

    /// <summary>The absolute value: what prose prints when a word carries the sign.</summary>
    public Interval Abs()
    {
        if (low.Sign >= 0) { return this; }
        if (high.Sign <= 0) { return -this; }
        var order = End.Compare(low.Negated, high);
        var far = order == 0 ? new End(high.Value, high.Closed || low.Closed, high.Infinity) : order > 0 ? low.Negated : high;
        return new(new End(0m, true), far);
    }

    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(low.Closed ? '[' : '(')}{(low.IsFinite ? low.Value : "-∞")}, {(high.IsFinite ? high.Value : "∞")}{(high.Closed ? ']' : ')')}");

    /// <summary>The corner furthest in the direction; an end at zero belongs to the interval where zero itself is reached.</summary>
    private static End Extreme(End first, End second, End third, End fourth, int direction, bool reachesZero)
    {
        var best = Further(Further(Further(first, second, direction), third, direction), fourth, direction);
        return best.IsZero ? new(0m, best.Closed || reachesZero) : best;
    }

    private static End Further(End best, End corner, int direction)
    {
        var order = End.Compare(corner, best) * direction;
        return order > 0 || (order == 0 && corner.Closed) ? corner : best;
    }

    private static bool Meets(End lower, End upper)
    {
        var order = End.Compare(lower, upper);
        return order < 0 || (order == 0 && lower.Closed && upper.Closed);
    }

    private static End Tighter(End a, End b, bool takeFirst) =>
        End.Compare(a, b) == 0 ? new(a.Value, a.Closed && b.Closed, a.Infinity) : takeFirst ? a : b;
}
