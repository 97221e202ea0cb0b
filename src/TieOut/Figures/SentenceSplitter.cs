using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Parts a paragraph into sentences: a full stop, a question or exclamation mark before a blank and a capital, a quote or a figure.</summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "Inc", "Ltd", "Co", "Corp", "Sept", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "Aug", "vs", "No", "Nos", "Mr", "Ms", "Mrs", "Dr", "St",
        "approx", "Cos", "Bros", "plc", "Fig", "Ill", "Calif", "Rs", "incl", "excl", "resp",
    };

    public static List<Span> Split(string text, IReadOnlyList<Token> tokens)
    {
        var found = new List<Span>();
        var start = 0;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!Ends(text, tokens, i)) { continue; }
            var end = tokens[i].End;
            while (end < text.Length && text[end] is '"' or '\u201D' or ')') { end++; }
            found.Add(new(start, end));
            start = end;
        }

        if (start < text.Length) { found.Add(new(start, text.Length)); }
        return found;
    }

    private static bool IsShortScale(string text, Token token) =>
        token.Is(text, "Mio") || token.Is(text, "Mrd") || token.Is(text, "mill") || token.Is(text, "cr");

    private static bool Ends(string text, IReadOnlyList<Token> tokens, int i)
    {
        var c = text[tokens[i].End - 1];
        if (c is '?' or '!' or '\u3002') { return true; }
        if (c != '.' || tokens[i].Kind != TokenKind.Mark) { return false; }
        var next = tokens[i + 1];
        if (next.Start == tokens[i].End && text[next.Start] is not ('"' or '\u201D')) { return false; }
        // "£574.0m. Clothing": the letter is a scale, and no initial.
        if (i > 1 && tokens[i - 1].Length == 1 && tokens[i - 2].Kind == TokenKind.Number && UnitWords.ScaleOf(tokens[i - 1].In(text)) is not null)
        {
            return next.Kind != TokenKind.Word || !char.IsLower(text[next.Start]);
        }

        if (i > 0 && tokens[i - 1].End == tokens[i].Start && (Abbreviations.Contains(text[tokens[i - 1].Start..tokens[i - 1].End]) || tokens[i - 1].Length == 1)
            && tokens[i - 1].Kind == TokenKind.Word)
        {
            return false;
        }

        // "3.4 Mio. EUR" goes on; "3.4 Mio. Earnings" does not.
        if (i > 0 && tokens[i - 1].End == tokens[i].Start && IsShortScale(text, tokens[i - 1])
            && (next.Kind != TokenKind.Word || UnitWords.CurrencyOf(next.In(text)) is not null))
        {
            return false;
        }
        return next.Kind != TokenKind.Word || !char.IsLower(text[next.Start]);
    }
}
