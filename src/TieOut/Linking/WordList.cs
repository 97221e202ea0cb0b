using System.Collections.Concurrent;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Lists of general words that are kept beside the program as data: one line an entry, words in the singular, "#" before a remark.
/// </summary>
internal static class WordList
{
    private static readonly ConcurrentDictionary<string, string[][]> Read = new(StringComparer.Ordinal);

    /// <summary>The words of a list that the document uses, by their numbers.</summary>
    public static HashSet<int> Known(string name, Vocabulary vocabulary)
    {
        var known = new HashSet<int>();
        foreach (var entry in Entries(name))
        {
            foreach (var word in entry) { if (vocabulary.Find(word) is >= 0 and var number) { known.Add(number); } }
        }

        return known;
    }

    /// <summary>Each line as its words; a list is read once.</summary>
    public static string[][] Entries(string name) => Read.GetOrAdd(name, Lines);

    private static string[][] Lines(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"words/{name}")
            ?? throw new InvalidOperationException($"The list of words {name} is missing.");
        using var reader = new StreamReader(stream);
        var entries = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            var text = line.Split('#')[0];
            if (!string.IsNullOrWhiteSpace(text)) { entries.Add(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); }
        }

        return [.. entries];
    }
}
