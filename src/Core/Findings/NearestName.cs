namespace Kessan.Core;

/// <summary>The name somebody probably meant.</summary>
public static class NearestName
{
    /// <returns>
    /// The candidate with the fewest letters to change (insert, delete, replace, exchange two), or null where more than a third of the name
    /// would have to change. Case does not count. Of several the first in ordinal order.
    /// </returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(c => (Name: c, Distance: Distance(name.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Distance <= Math.Max(1, Math.Max(name.Length, c.Name.Length) / 3))
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name;
    }

    /// <summary>The names a writer may have meant, nearest first: few letters apart, or one within the other.</summary>
    public static IReadOnlyList<string> Several(string name, IEnumerable<string> known, int count = 3) =>
        [.. known.Select(k => (Name: k, Distance: Holds(name, k) ? 2 : Distance(name.ToUpperInvariant(), k.ToUpperInvariant())))
            .Where(k => k.Distance <= Math.Max(3, name.Length / 3))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Take(count).Select(k => k.Name)];

    /// <summary>"Did you mean X?", or the fallback where nothing is near.</summary>
    public static string Remedy(string name, IEnumerable<string> candidates, string otherwise) =>
        Of(name, candidates) is { } near ? $"Did you mean {near}?" : otherwise;

    private static bool Holds(string a, string b) =>
        a.Length > 3 && (b.Contains(a, StringComparison.OrdinalIgnoreCase) || a.Contains(b, StringComparison.OrdinalIgnoreCase));

    // Optimal string alignment: as Levenshtein's, but two letters exchanged are one change.
    private static int Distance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) { distance[i, 0] = i; }
        for (var j = 0; j <= b.Length; j++) { distance[0, j] = j; }
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(replace, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                var exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (exchanged) { distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1); }
            }
        }

        return distance[a.Length, b.Length];
    }
}
