namespace Kessan.TieOut.Reading.Html;

/// <summary>Raised words: note marks without parentheses would run into the number or word before them and are left out.</summary>
internal static class RaisedText
{
    public static bool IsKept(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length > 4 || text.IsEmpty || text[0] is '(' or '[' || text is "st" or "nd" or "rd" or "th" or "\u2122" or "\u00AE";
    }
}
