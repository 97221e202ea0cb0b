using System.Collections.Concurrent;

namespace Kessan.TieOut.Linking;

/// <summary>
/// What each word of the document is worth for one figure, 0 to 1, by the number of the word. It has a place for every word, so that it is handed
/// back and serves the next figure.
/// </summary>
internal sealed class WordCredits(int words, ConcurrentStack<WordCredits> free) : IDisposable
{
    private readonly decimal[] worth = new decimal[words];

    /// <summary>The words that are worth something, each once.</summary>
    public List<int> Words { get; } = [];

    public decimal this[int word] => worth[word];

    public void Raise(int word, decimal least)
    {
        if (worth[word] >= least) { return; }
        if (worth[word] == 0m) { Words.Add(word); }
        worth[word] = least;
    }

    public void Lower(int word, decimal most) => worth[word] = Math.Min(worth[word], most);

    /// <summary>Hands it back, empty.</summary>
    public void Dispose()
    {
        foreach (var word in Words) { worth[word] = 0m; }
        Words.Clear();
        free.Push(this);
    }
}
