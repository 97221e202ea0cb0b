using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// Numbers that only the rest of the document shows to be none: a name that bears its number elsewhere too (<example>"Dock 79" on a sign, then "Dock 79 and
/// its 305 units"</example>), and notes that are numbered one after the other without a stop behind the number.
/// </summary>
internal static class NumberedNames
{
    private const int LongestName = 4;

    private const int LongestNote = 2;

    /// <summary>Passages between two notes that follow on each other.</summary>
    private const int Reach = 2;

    private const int FewestWords = 3;

    private sealed record Name(string Word, string Number);

    public static void Remove(IReadOnlyList<PassageText> passages, IReadOnlyList<List<PrintedNumber>> numbers)
    {
        var names = Names(passages, numbers);
        for (var p = 0; p < passages.Count; p++)
        {
            var tokens = passages[p].Tokens;
            for (var i = 1; i < tokens.Count && names.Count > 0; i++)
            {
                if (NameAt(passages[p], i) is { } name && names.Contains(name)) { numbers[p].RemoveAll(n => n.Start == tokens[i].Start && IsBare(n)); }
            }
        }

        RemoveNotes(passages, numbers);
    }

    private static bool IsBare(PrintedNumber number) =>
        number is { Currency: null, Scale: null, Noun: null, IsPercent: false, IsPoints: false, Sign: SignStyle.None };

    /// <summary>Names with their numbers where the sentence shows that they are: the number was read as none, or stands in the label of a row.</summary>
    private static HashSet<Name> Names(IReadOnlyList<PassageText> passages, IReadOnlyList<List<PrintedNumber>> numbers)
    {
        var names = new HashSet<Name>();
        for (var p = 0; p < passages.Count; p++)
        {
            var (text, tokens) = (passages[p].Passage.Text, passages[p].Tokens);
            for (var i = 1; i < tokens.Count; i++)
            {
                if (NameAt(passages[p], i) is { } name && (i > 1 || passages[p].IsLabel) && !(i > 1 && text[tokens[i - 2].Start] is '.' or '\u3002')
                    && !(i + 1 < tokens.Count && UnitWords.IsLength(tokens[i + 1].In(text)))
                    && !numbers[p].Exists(n => n.Start <= tokens[i].Start && tokens[i].Start < n.PhraseEnd)
                    && !passages[p].Times.Any(t => t.Start <= tokens[i].Start && tokens[i].Start < t.End))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }

    /// <summary>A bare number right behind a word that begins with a capital.</summary>
    private static Name? NameAt(PassageText passage, int i)
    {
        var (text, number, word) = (passage.Passage.Text, passage.Tokens[i], passage.Tokens[i - 1]);
        return number is { Kind: TokenKind.Number, Grouped: false, Decimals: 0, Length: <= LongestName } && word.Kind == TokenKind.Word && word.Length > 1
            && char.IsUpper(text[word.Start]) && number.Start - word.End == 1
            ? new(text[word.Start..word.End], text[number.Start..number.End])
            : null;
    }

    /// <summary>"1 Elimination of …", "2 Reclassification of …": paragraphs that begin with a number and a capital, each one more than the one before.</summary>
    private static void RemoveNotes(IReadOnlyList<PassageText> passages, IReadOnlyList<List<PrintedNumber>> numbers)
    {
        var (last, at, first) = (0m, -1, -1);
        for (var p = 0; p < passages.Count; p++)
        {
            if (!BeginsLikeNote(passages[p]) || numbers[p] is not [{ Start: 0 } number, ..] || !IsBare(number)) { continue; }
            var follows = at >= 0 && p - at <= Reach && number.Value == last + 1m;
            if (follows && first >= 0) { numbers[first].RemoveAt(0); first = -1; }
            if (follows) { numbers[p].RemoveAt(0); } else { first = number.Value == 1m ? p : -1; }
            (last, at) = follows || number.Value == 1m ? (number.Value, p) : (0m, -1);
        }
    }

    private static bool BeginsLikeNote(PassageText passage)
    {
        var (text, tokens) = (passage.Passage.Text, passage.Tokens);
        return !passage.IsLabel && tokens.Count > FewestWords && tokens[0] is { Kind: TokenKind.Number, Length: <= LongestNote, Decimals: 0 }
            && tokens[1].Kind == TokenKind.Word && char.IsUpper(text[tokens[1].Start]) && UnitWords.ScaleOf(tokens[1].In(text)) is null;
    }
}
