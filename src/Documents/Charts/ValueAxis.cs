namespace Kessan.Documents;

/// <summary>An axis that begins and ends at a round number and holds every value and zero.</summary>
/// <param name="Least">The lower end, in printed units; zero or below.</param>
/// <param name="Most">The upper end.</param>
/// <param name="Step">Between two lines across.</param>
internal sealed record ValueAxis(decimal Least, decimal Most, decimal Step)
{
    private const int MostSteps = 6;
    private static readonly decimal[] RoundSteps = [1m, 2m, 2.5m, 5m, 10m];

    public static ValueAxis Of(IEnumerable<decimal> values)
    {
        var (least, most) = (0m, 0m);
        foreach (var value in values) { (least, most) = (Math.Min(least, value), Math.Max(most, value)); }
        if (least == most) { most = 1m; }
        var step = StepFor((most - least) / MostSteps);
        return new(decimal.Floor(least / step) * step, decimal.Ceiling(most / step) * step, step);
    }

    /// <summary>Where a value stands between the lower end (0) and the upper end (1).</summary>
    public decimal At(decimal value) => (value - Least) / (Most - Least);

    public IEnumerable<decimal> Lines
    {
        get
        {
            for (var line = Least; line <= Most; line += Step) { yield return line; }
        }
    }

    private static decimal StepFor(decimal atLeast)
    {
        var power = 1m;
        while (power * 10m <= atLeast) { power *= 10m; }
        while (power > atLeast && power > 0.0001m) { power /= 10m; }
        return RoundSteps.Select(s => s * power).First(s => s >= atLeast || s == 10m * power);
    }
}
