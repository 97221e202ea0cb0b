using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>
/// What one currency unit of a company's equity belongs to in the end, with chains and circles of holdings: M = (I − D)⁻¹, where D holds the direct percentages
/// between companies of the group. M[x, c] is the part of company c's equity that comes to company x, its own included; outsiders of x have their direct share
/// of it. Over all x these shares and the parent's add to one. Exact fractions: a circle's percentages have no decimals.
/// <example>P has 80% of A, A has 50% of B, P 10% of B: M[P, B] = 0.1 + 0.8 × 0.5 = 0.5; outsiders of A have 0.2 × 0.5 = 0.1, of B 0.4.</example>
/// </summary>
internal sealed class InterestMatrix
{
    private readonly Dictionary<string, (string Holder, decimal Share)[]> outsiders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> parentShare = new(StringComparer.Ordinal);

    public InterestMatrix(ScopeOnDay scope, string[] companies, string? parent, bool reciprocal)
    {
        var inverse = Inverse(scope, companies, parent, reciprocal);
        var outside = companies.Select(c => c == parent ? default : Fraction.FromDecimal(scope.Outside(c))).ToArray();
        var (top, issuer) = (Array.IndexOf(companies, parent), scope.NotExchanged is { } kept ? Array.IndexOf(companies, kept.Issuer) : -1);
        var notExchanged = Fraction.FromDecimal(scope.NotExchanged?.Part ?? 0m);
        var inside = Fraction.FromDecimal(reciprocal && parent is not null ? scope.GroupHoldings(parent).Sum(h => h.Percent) / 100m : 0m);
        for (var c = 0; c < companies.Length; c++)
        {
            var shares = new List<(string, decimal)>();
            for (var x = 0; x < companies.Length; x++)
            {
                // Those who kept shares of the parent of the accounts have no part in what comes to it through the issuer.
                var share = x == top && issuer >= 0 ? notExchanged * (inverse[top, c] - inverse[issuer, c]) : outside[x] * inverse[x, c];
                if (!share.IsZero) { shares.Add((companies[x], share.ToDecimal())); }
                if (x == top) { parentShare[companies[c]] = ((inverse[x, c] * (Fraction.One - inside)) - (issuer >= 0 ? share : default)).ToDecimal(); }
            }

            outsiders[companies[c]] = [.. shares];
        }
    }

    /// <summary>Who outside has a part of a company's equity: the company whose outsiders they are, and the part.</summary>
    public IReadOnlyList<(string Holder, decimal Share)> OutsidersIn(string company) => outsiders.GetValueOrDefault(company, []);

    /// <summary>The part of a company's equity that belongs to the parent's owners, 0 to 1.</summary>
    public decimal OfParent(string company) => parentShare.GetValueOrDefault(company);

    // Gauss and Jordan over fractions. Holdings in the parent are treasury stock, not a way for profits to run in a circle, unless the policy says otherwise.
    private static Fraction[,] Inverse(ScopeOnDay scope, string[] companies, string? parent, bool reciprocal)
    {
        var n = companies.Length;
        var (a, inverse) = (new Fraction[n, n], new Fraction[n, n]);
        for (var c = 0; c < n; c++)
        {
            a[c, c] = inverse[c, c] = Fraction.One;
            if (companies[c] == parent && !reciprocal) { continue; }
            var taken = scope.IsProportional(companies[c]) ? Fraction.FromDecimal(scope.PartTaken(companies[c])) : Fraction.One;
            foreach (var (owner, percent) in scope.GroupHoldings(companies[c]))
            {
                a[Array.IndexOf(companies, owner), c] -= Fraction.FromDecimal(percent / 100m) / taken;
            }
        }

        for (var pivot = 0; pivot < n; pivot++) { Eliminate(a, inverse, pivot, n); }
        return inverse;
    }

    private static void Eliminate(Fraction[,] a, Fraction[,] inverse, int pivot, int n)
    {
        var divisor = a[pivot, pivot];
        if (divisor.IsZero) { return; }
        for (var j = 0; j < n; j++)
        {
            if (!a[pivot, j].IsZero) { a[pivot, j] /= divisor; }
            if (!inverse[pivot, j].IsZero) { inverse[pivot, j] /= divisor; }
        }

        for (var i = 0; i < n; i++)
        {
            var factor = a[i, pivot];
            if (i == pivot || factor.IsZero) { continue; }
            for (var j = 0; j < n; j++)
            {
                if (!a[pivot, j].IsZero) { a[i, j] -= factor * a[pivot, j]; }
                if (!inverse[pivot, j].IsZero) { inverse[i, j] -= factor * inverse[pivot, j]; }
            }
        }
    }
}
