namespace Kessan.Ledgers;

/// <summary>The name somebody probably meant.</summary>
public static class NearestName
{
    /// <returns>
    /// The candidate with the fewest letters to change (insert, delete, replace), or null where more than a third of the name
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

    /// <summary>"Did you mean X?", or the fallback where nothing is near.</summary>
    public static string Remedy(string name, IEnumerable<string> candidates, string otherwise) =>
        Of(name, candidates) is { } near ? $"Did you mean {near}?" : otherwise;

    // Levenshtein's distance with one row of memory.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
