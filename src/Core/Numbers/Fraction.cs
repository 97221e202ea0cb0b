using System.Numerics;

namespace Kessan.Core;

/// <summary>
/// An exact quotient of whole numbers in lowest terms, for what decimals cannot hold: 1.78 ÷ 1.68333…, a third of a year, an indirect holding. Adding,
/// multiplying and dividing lose nothing; the one rounding is the last step, and it names its mode.
/// <example>(1.60 × 120,000) ÷ 180,000 is 16/15; 37.5 × 16/15 ÷ 100 is exactly 0.4, where 28 digits of 16/15 give 0.39999….</example>
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) { divisor = -divisor; }
        Numerator = numerator / divisor;
        this.denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }

    /// <summary>Greater than zero.</summary>
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public static readonly Fraction Zero;

    public static readonly Fraction One = new(BigInteger.One, BigInteger.One);

    public bool IsZero => Numerator.IsZero;

    public int Sign => Numerator.Sign;

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator) =>
        denominator.IsZero ? throw new DivideByZeroException() : new(numerator, denominator);

    public static implicit operator Fraction(decimal value) => FromDecimal(value);

    public static implicit operator Fraction(int value) => new(value, BigInteger.One);

    public static Fraction FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Fraction FromInt32(int value) => value;

    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Fraction operator /(Fraction a, Fraction b) => Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static Fraction Add(Fraction left, Fraction right) => left + right;

    public static Fraction Subtract(Fraction left, Fraction right) => left - right;

    public static Fraction Multiply(Fraction left, Fraction right) => left * right;

    public static Fraction Divide(Fraction left, Fraction right) => left / right;

    public static Fraction Negate(Fraction item) => -item;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <returns>The multiple of <paramref name="unit"/> that stands for this number.</returns>
    public decimal Round(decimal unit, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(unit, 0m);
        var multiples = this / unit;
        return (decimal)Whole(multiples.Numerator, multiples.Denominator, mode) * unit;
    }

    /// <summary>The decimal nearest to this number: exact where it has at most 28 digits, else rounded half to even in its last digit.</summary>
    public decimal ToDecimal()
    {
        var whole = BigInteger.Abs(Numerator) / Denominator;
        var digits = Math.Max(0, 28 - (whole.IsZero ? 0 : whole.ToString(System.Globalization.CultureInfo.InvariantCulture).Length));
        var scaled = Whole(Numerator * BigInteger.Pow(10, digits), Denominator, RoundingMode.HalfEven);
        var value = (decimal)scaled / Power(digits);
        return value / 1.0000000000000000000000000000m;
    }

    public override string ToString() => ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++) { power *= 10m; }
        return power;
    }

    private static BigInteger Whole(BigInteger numerator, BigInteger denominator, RoundingMode mode)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        var up = mode switch
        {
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && !quotient.IsEven),
            RoundingMode.Truncate => false,
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
        return numerator.Sign * (up ? quotient + 1 : quotient);
    }
}
