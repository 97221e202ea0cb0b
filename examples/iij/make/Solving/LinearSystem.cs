namespace Kessan.Examples.Iij;

/// <summary>
/// Equations whose unknowns are solved one at a time: an equation with one unknown left gives it. Where none is left with a single
/// unknown, the first unknown of the given order that is still open is zero. At the end every equation must hold exactly.
/// <example>closing 10 = opening 4 + purchases + reclassification; purchases 6 out of the cash flow statement; so reclassification is 0.</example>
/// </summary>
internal sealed class LinearSystem(IReadOnlyList<string> order)
{
    private readonly List<Equation> equations = [];
    private readonly Dictionary<string, decimal> known = new(StringComparer.Ordinal);

    public List<string> SetToZero { get; } = [];

    public void Fix(string variable, decimal value) => known[variable] = value;

    public void Add(string name, IEnumerable<(string Variable, decimal Factor)> terms, decimal value) =>
        equations.Add(new(name, [.. terms.GroupBy(t => t.Variable, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(t => t.Factor)))], value));

    public IReadOnlyDictionary<string, decimal> Solve(out IReadOnlyList<string> broken)
    {
        while (Peel() || DefaultNext()) { }
        broken = [.. equations.Where(e => Rest(e) != 0m || Unknown(e).Any()).Select(e => $"{e.Name}: {Rest(e)} left; unknown {string.Join(' ', Unknown(e).Select(t => t.Variable))}")];
        return known;
    }

    private bool Peel()
    {
        var found = false;
        foreach (var equation in equations)
        {
            if (Unknown(equation).Take(2).ToArray() is not [var (variable, factor)]) { continue; }
            known[variable] = Rest(equation) / factor;
            found = true;
        }

        return found;
    }

    private bool DefaultNext()
    {
        var open = order.FirstOrDefault(v => !known.ContainsKey(v));
        if (open is null) { return false; }
        known[open] = 0m;
        SetToZero.Add(open);
        return true;
    }

    private IEnumerable<(string Variable, decimal Factor)> Unknown(Equation e) => e.Terms.Where(t => !known.ContainsKey(t.Variable));

    private decimal Rest(Equation e) => e.Value - e.Terms.Sum(t => known.TryGetValue(t.Variable, out var v) ? v * t.Factor : 0m);

    private sealed record Equation(string Name, IReadOnlyList<(string Variable, decimal Factor)> Terms, decimal Value);
}
