using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>The words of the headings of one table: each is read once, and rows under the same headings share them.</summary>
internal sealed class HeadingWords(Vocabulary vocabulary, string title)
{
    private readonly Dictionary<Passage, HashSet<int>> known = [];

    /// <summary>By the list of headings itself: rows one below the other have the same one.</summary>
    private readonly Dictionary<IReadOnlyList<Passage>, HashSet<int>> over = [];

    /// <summary>The words of the table's title.</summary>
    public HashSet<int> Title { get; } = vocabulary.SetOf(title);

    /// <summary>The words of one heading.</summary>
    public HashSet<int> Of(Passage heading)
    {
        if (!known.TryGetValue(heading, out var words)) { known.Add(heading, words = vocabulary.SetOf(TableViewBuilder.CoreOf(heading.Text))); }
        return words;
    }

    /// <summary>The words of all headings over a row, and of the title.</summary>
    public HashSet<int> Over(IReadOnlyList<Passage> headings)
    {
        if (headings.Count == 0) { return Title; }
        if (!over.TryGetValue(headings, out var words)) { over.Add(headings, words = [.. Title, .. headings.SelectMany(Of)]); }
        return words;
    }
}
