using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>Which other words of the document a word may stand for: net sales for revenues, EPS for earnings per share.</summary>
internal sealed class SynonymFamilies
{
    private readonly Dictionary<int, int[]> others = [];

    public SynonymFamilies(Vocabulary vocabulary)
    {
        foreach (var family in WordList.Entries("synonyms.txt"))
        {
            var known = family.Select(vocabulary.Find).Where(w => w >= 0).Distinct().ToArray();
            foreach (var word in known) { Add(word, known); }
        }

        foreach (var entry in WordList.Entries("abbreviations.txt"))
        {
            var words = entry.Select(vocabulary.Find).ToArray();
            if (words[0] >= 0) { Add(words[0], [.. words.Skip(1).Where(w => w >= 0)]); }
        }
    }

    public int[] Of(int word) => others.GetValueOrDefault(word, []);

    private void Add(int word, int[] family) => others[word] = [.. others.GetValueOrDefault(word, []).Union(family.Where(w => w != word))];
}
