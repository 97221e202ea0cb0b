using System.Numerics;

namespace Kessan.Consolidation;

/// <summary>An exact share of ownership. Chains and circles of holdings multiply and divide percentages, and a third of a third has no decimal.</summary>
internal readonly record struct Fraction
{
    private readonly BigInteger denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * (denominator.Sign < 0 ? -1 : 1);
        Numerator = numerator / divisor;
        this.denominator = denominator / divisor;
    }

    public static readonly Fraction One = new(1, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public bool IsZero => Numerator.IsZero;

    public int Sign => Numerator.Sign;

    public static Fraction Of(decimal value)
    {
        var scale = value.Scale;
        return new(new BigInteger(value * Power(scale)), BigInteger.Pow(10, scale));
    }

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>The nearest decimal; 28 digits of it.</summary>
    public decimal ToDecimal()
    {
        const int Digits = 28;
        var scaled = (Numerator * BigInteger.Pow(10, Digits)) / Denominator;
        var (whole, digits) = (scaled, Digits);
        while (BigInteger.Abs(whole) > new BigInteger(decimal.MaxValue)) { (whole, digits) = (whole / 10, digits - 1); }
        return (decimal)whole / Power(digits);
    }

    private static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++) { power *= 10m; }
        return power;
    }
}
