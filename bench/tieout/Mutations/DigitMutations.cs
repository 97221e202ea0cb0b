using System.Globalization;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut.Mutations;

/// <summary>Slips inside a printed number: a digit, two neighbours exchanged, the sign, the scale.</summary>
internal static class DigitMutations
{
    public static Mutation? Digit(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        var digits = Places(document, figure);
        if (digits.Count == 0) { return null; }
        var at = draw.From(digits);
        var lowest = at == digits[0] && digits.Count > 1 ? 1 : 0;
        var next = (char)('0' + lowest + draw.Below(10 - lowest));
        return next == document.Text[at] ? null : Replace(MutationKind.Digit, figure, at, at + 1, next.ToString());
    }

    public static Mutation? Exchange(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        var (digits, text) = (Places(document, figure), document.Text);
        var pairs = Enumerable.Range(0, Math.Max(0, digits.Count - 1))
            .Where(i => text[digits[i]] != text[digits[i + 1]] && !(i == 0 && text[digits[1]] == '0'))
            .ToList();
        if (pairs.Count == 0) { return null; }
        var i = draw.From(pairs);
        var (first, second) = (digits[i], digits[i + 1]);
        return Replace(MutationKind.Exchange, figure, first, second + 1,
            string.Concat(text.AsSpan(second, 1), text.AsSpan(first + 1, second - first - 1), text.AsSpan(first, 1)));
    }

    /// <summary>Every digit of the figure changed into another, one at a time.</summary>
    public static IEnumerable<Mutation> Digits(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        var digits = Places(document, figure);
        for (var i = 0; i < digits.Count; i++)
        {
            var old = document.Text[digits[i]] - '0';
            var lowest = i == 0 && digits.Count > 1 ? 1 : 0;
            var next = lowest + ((old - lowest + 1 + draw.Below(9 - lowest)) % (10 - lowest));
            if (next != old) { yield return Replace(MutationKind.Digit, figure, digits[i], digits[i] + 1, ((char)('0' + next)).ToString()); }
        }
    }

    /// <summary>Parentheses or a minus put on or taken off; blanks give or take the room, so that columns stay where they are.</summary>
    public static Mutation? Sign(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        var (text, span) = (document.Text, figure.Figure.Span);
        var printed = text[span.Start..span.End];
        if (printed.Contains('<', StringComparison.Ordinal)) { return null; }
        if (printed is ['(', .., ')']) { return Replace(MutationKind.Sign, figure, span.Start, span.End, $" {printed[1..^1]} "); }
        if (printed[0] is '-' or '\u2212' or '△' or '▲') { return Replace(MutationKind.Sign, figure, span.Start, span.Start + 1, " "); }
        // A parenthesis outside the tags of the number cannot be taken off here.
        if (figure.Table is null || !char.IsAsciiDigit(printed[0]) || figure.Figure.Value <= 0m) { return null; }
        if (text.Contains('△', StringComparison.Ordinal)) { return Replace(MutationKind.Sign, figure, span.Start, span.Start, "△"); }
        var before = span.Start > 1 && text[span.Start - 1] == ' ' && text[span.Start - 2] == ' ' ? 1 : 0;
        var after = span.End < text.Length && text[span.End] == ' ' ? 1 : 0;
        return Replace(MutationKind.Sign, figure, span.Start - before, span.End + after, $"({printed})");
    }

    /// <summary>The point moved one digit: 1,234 to 12,340 and 5.4 to 54.0.</summary>
    public static Mutation? Tenfold(CorpusDocument document, CheckedFigure figure, Draw draw) => Scaled(MutationKind.Tenfold, document, figure, 10m);

    public static Mutation? Thousandfold(CorpusDocument document, CheckedFigure figure, Draw draw) =>
        figure.Figure.Text.Contains('.', StringComparison.Ordinal) ? null : Scaled(MutationKind.Thousandfold, document, figure, 1000m);

    private static Mutation? Scaled(MutationKind kind, CorpusDocument document, CheckedFigure figure, decimal factor)
    {
        var digits = Places(document, figure);
        if (digits.Count == 0) { return null; }
        var (start, end) = (digits[0], digits[^1] + 1);
        if (start > figure.Figure.Span.Start && document.Text[start - 1] == '.') { start--; }
        var printed = document.Text[start..end];
        if (!decimal.TryParse(printed, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value == 0m)
        {
            return null;
        }
        var decimals = printed.Contains('.', StringComparison.Ordinal) ? printed.Length - printed.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var scaled = (value
            * factor).ToString((value * factor >= 10000m || printed.Contains(',', StringComparison.Ordinal) ? "#,0" : "0")
                + (decimals > 0 ? "." + new string('0', decimals) : ""), CultureInfo.InvariantCulture);
        // In a column of text the room is taken from the blanks before it, and before its sign.
        var sign = Math.Clamp(start - figure.Figure.Span.Start, 0, 2);
        var first = start - sign;
        var room = 0;
        while (room < scaled.Length - printed.Length && first - room - 2 >= 0 && document.Text[first - room - 1] == ' '
            && document.Text[first - room - 2] == ' ')
        {
            room++;
        }
        return Replace(kind, figure, first - room, end, document.Text[first..start] + scaled);
    }

    /// <summary>The places of the figure's digits; those inside tags are not among them.</summary>
    private static List<int> Places(CorpusDocument document, CheckedFigure figure)
    {
        var places = new List<int>();
        var inTag = false;
        for (var i = figure.Figure.Span.Start; i < figure.Figure.Span.End; i++)
        {
            var c = document.Text[i];
            inTag = c == '<' || (inTag && c != '>');
            if (!inTag && char.IsAsciiDigit(c)) { places.Add(i); }
        }

        return places;
    }

    private static Mutation Replace(MutationKind kind, CheckedFigure figure, int start, int end, string replacement) =>
        new(kind, start, end, replacement, Math.Min(start, figure.Figure.Span.Start), Math.Max(end, figure.Figure.Span.End))
        {
            InTable = figure.Table is not null
        };
}
