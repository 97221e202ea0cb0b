using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// The words of one document as numbers, so that labels and sentences are compared quickly. Plurals and possessives are taken back to
/// the singular; hyphenated words count as their parts; words without meaning of their own are left out.
/// </summary>
public sealed class Vocabulary
{
    private static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "and", "or", "in", "to", "for", "from", "by", "on", "at", "as", "with", "our", "its", "their", "is", "are", "was", "were", "be",
        "been", "which", "that", "this",
        "than", "we", "it", "us", "s", "each", "per", "these", "those", "has", "have", "had", "into", "also", "respectively",
    };

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Vocabulary() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => numbers.Count;

    /// <summary>The content words of a text in order, with the positions where they start.</summary>
    public List<WordAt> Read(string text, IReadOnlyList<Token> tokens)
    {
        var found = new List<WordAt>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Code) { Add(text, token, found); }
        }

        return found;
    }

    public HashSet<int> SetOf(string text) => SetOf(text, Lexer.Lex(text));

    public HashSet<int> SetOf(string text, IReadOnlyList<Token> tokens) => [.. Read(text, tokens).Select(w => w.Word)];

    /// <summary>The words by their numbers, for comparison with another document's.</summary>
    public string[] Spelled()
    {
        var words = new string[numbers.Count];
        foreach (var (word, number) in numbers) { words[number] = word; }
        return words;
    }

    /// <summary>The number of a word in any of its forms; −1 where the document does not use it or it means nothing alone.</summary>
    public int Find(string word)
    {
        Span<char> buffer = stackalloc char[48];
        if (word.Length > 48) { return -1; }
        var length = Normalise(word, buffer);
        return length > 0 && lookup.TryGetValue(buffer[..length], out var number) ? number : -1;
    }

    private void Add(string text, Token token, List<WordAt> found)
    {
        Span<char> buffer = stackalloc char[48];
        var start = token.Start;
        while (start < token.End)
        {
            var dash = text.AsSpan(start, token.End - start).IndexOf('-');
            var end = dash < 0 ? token.End : start + dash;
            if (end - start is > 0 and <= 48)
            {
                var length = Normalise(text.AsSpan(start, end - start), buffer);
                if (length > 0) { found.Add(new(NumberOf(buffer[..length]), start)); }
            }

            start = end + 1;
        }
    }

    private int NumberOf(ReadOnlySpan<char> word)
    {
        if (lookup.TryGetValue(word, out var number)) { return number; }
        number = numbers.Count;
        numbers.Add(word.ToString(), number);
        return number;
    }

    private static int Normalise(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = word.ToLowerInvariant(buffer);
        if (length > 2 && buffer[length - 2] is '\'' or '\u2019' && buffer[length - 1] == 's') { length -= 2; }
        while (length > 0 && buffer[length - 1] is '\'' or '\u2019' or '.') { length--; }
        if (IsStopWord(buffer[..length]) || (length > 0 && Script.IsHiragana(buffer[0]))) { return 0; }
        if (length > 4 && buffer[..length].EndsWith("ies")) { buffer[length - 3] = 'y'; return length - 2; }
        if (length > 5 && buffer[..length].EndsWith("sses")) { return length - 2; }
        return length > 3 && buffer[length - 1] == 's' && buffer[length - 2] is not ('s' or 'u') ? length - 1 : length;
    }

    private static bool IsStopWord(ReadOnlySpan<char> word) => StopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}

/// <summary>A word of a text and where it starts.</summary>
public readonly record struct WordAt(int Word, int Start);
