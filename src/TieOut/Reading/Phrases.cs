namespace Kessan.TieOut.Reading;

/// <summary>Words and phrases of which a text may hold one, in capitals or not: all are looked for in one pass, by their first letter.</summary>
internal sealed class Phrases
{
    private const int Buckets = 64;

    private readonly string[]?[] byFirst = new string[Buckets][];

    public Phrases(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases) { byFirst[Bucket(phrase[0])] = [.. byFirst[Bucket(phrase[0])] ?? [], phrase]; }
    }

    public bool In(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (byFirst[Bucket(text[i])] is not { } some) { continue; }
            foreach (var phrase in some) { if (text[i..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase)) { return true; } }
        }

        return false;
    }

    /// <summary>Whether a text has a phrase, in capitals or not.</summary>
    public static bool Has(ReadOnlySpan<char> text, string phrase) => IndexOf(text, phrase) >= 0;

    /// <summary>Where a phrase begins, in capitals or not; −1 where it does not stand there.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, string phrase, int start = 0)
    {
        var (small, capital) = (char.ToLowerInvariant(phrase[0]), char.ToUpperInvariant(phrase[0]));
        for (var from = start; from <= text.Length - phrase.Length;)
        {
            var next = text[from..].IndexOfAny(small, capital);
            if (next < 0) { return -1; }
            if (text[(from + next)..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase)) { return from + next; }
            from += next + 1;
        }

        return -1;
    }

    private static int Bucket(char letter) =>
        (char.IsAscii(letter) ? char.IsAsciiLetterLower(letter) ? letter - 32 : letter : char.ToUpperInvariant(letter)) % Buckets;
}
