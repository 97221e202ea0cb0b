namespace Kessan.Core;

/// <summary>
/// What a number counts: a currency (ISO 4217), <c>shares</c>, <c>pure</c> (ratios), or a quotient such as <c>JPY/shares</c>
/// (OIM §3.1.2 writes units the same way: numerator, slash, denominator). Two units are equal when their text is.
/// </summary>
public readonly record struct Unit(string Name)
{
    public static readonly Unit Pure = new("pure");
    public static readonly Unit Shares = new("shares");

    /// <summary>The numerator: JPY of JPY/shares.</summary>
    public string Numerator => Name.Split('/')[0];

    /// <summary>The denominator, or null where the unit is simple.</summary>
    public string? Denominator => Name.Contains('/', StringComparison.Ordinal) ? Name.Split('/')[1] : null;

    public static Unit Per(Unit numerator, Unit denominator) => new($"{numerator.Name}/{denominator.Name}");

    public override string ToString() => Name;
}
