using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Lists of general words that are kept beside the program as data: one line an entry, words in the singular, "#" before a remark.
/// </summary>
internal static class WordList
{
    /// <summary>The words of a list that the document uses, by their numbers.</summary>
    public static HashSet<int> Known(string name, Vocabulary vocabulary) =>
        [.. Entries(name).SelectMany(words => words).Select(vocabulary.Find).Where(word => word >= 0)];

    /// <summary>Each line as its words.</summary>
    public static List<string[]> Entries(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"words/{name}") ?? throw new InvalidOperationException($"The list of words {name} is missing.");
        using var reader = new StreamReader(stream);
        var entries = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            var text = line.Split('#')[0];
            if (!string.IsNullOrWhiteSpace(text)) { entries.Add(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); }
        }

        return entries;
    }
}
