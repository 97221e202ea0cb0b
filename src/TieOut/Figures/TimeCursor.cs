using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Walks over tokens while an expression of time is read, and goes back where it is none.</summary>
internal sealed class TimeCursor(string text, IReadOnlyList<Token> tokens, int start = 0)
{
    private int origin = start;

    public string Text => text;

    public IReadOnlyList<Token> Tokens => tokens;

    public int Position { get; set; } = start;

    public bool HasToken => Position < tokens.Count;

    public Token Token => tokens[Position];

    public ReadOnlySpan<char> Word => HasToken ? tokens[Position].In(text) : default;

    /// <summary>Where the last token taken ends.</summary>
    public int PreviousEnd => tokens[Position - 1].End;

    /// <summary>The length was named with its unit ("six months"), so that it stands on its own.</summary>
    public bool LengthIsNamed { get; private set; }

    /// <summary>Another expression may begin at this token.</summary>
    public void Begin(int token) => (origin, Position, LengthIsNamed) = (token, token, false);

    public void Advance() => Position++;

    public TimeExpression? Reset()
    {
        Position = origin;
        return null;
    }

    public void MoveTo(int end)
    {
        while (Position < tokens.Count && tokens[Position].Start < end) { Position++; }
    }

    public void Skip(char mark)
    {
        if (HasToken && Token.IsMark(text, mark)) { Position++; }
    }

    public bool SkipWord(string word)
    {
        if (!HasToken || !Token.Is(text, word)) { return false; }
        Position++;
        return true;
    }

    /// <summary>"may" and "march" are months only with a capital.</summary>
    public bool CapitalIfMay() => char.IsUpper(text[Token.Start]);

    public int? TakeDay()
    {
        if (!HasToken) { return null; }
        if (Token.Kind == TokenKind.Number && Token is { Decimals: 0, Grouped: false, Length: <= 2 } && Token.ValueIn(text) is >= 1m and <= 31m)
        {
            return (int)tokens[Position++].ValueIn(text);
        }
        return null;
    }

    public int? TakeYear()
    {
        if (!HasToken || Token.Kind != TokenKind.Number || Token is not { Decimals: 0, Grouped: false, Length: 4 } || Token.ValueIn(text) is < 1900m or > 2099m)
        {
            return null;
        }
        if (Position > 0 && IsCurrency(tokens[Position - 1])) { return null; }
        return (int)tokens[Position++].ValueIn(text);
    }

    public int? TakeFiscalYearCode()
    {
        if (!HasToken || Token.Kind != TokenKind.Code || !Word.StartsWith("FY", StringComparison.OrdinalIgnoreCase)) { return null; }
        var year = FiscalLabels.YearOf(Word[2..]);
        if (year is not null) { Position++; }
        return year;
    }

    public FiscalPart TakePartWord()
    {
        if (SkipWord("quarter") || SkipWord("quarters")) { return FiscalPart.Quarter; }
        if (SkipWord("half")) { return FiscalPart.Half; }
        var mark = Position;
        if (SkipWord("six") && SkipWord("months")) { return FiscalPart.Half; }
        Position = mark;
        if (SkipWord("nine") && SkipWord("months")) { return FiscalPart.NineMonths; }
        Position = mark;
        return FiscalPart.None;
    }

    /// <summary>Six months, 13 weeks, quarter, (fiscal) year, first half, interim period: in months, or 0.</summary>
    public int TakeLength()
    {
        var mark = Position;
        var count = Calendar.NumberOf(Word);
        if (count == 0 && Token.Kind == TokenKind.Number && Token is { Decimals: 0, Length: <= 2 }) { count = (int)Token.ValueIn(text); }
        if (count == 0 && TakeHyphenedMonths() is > 0 and var hyphened) { return hyphened; }
        if (count > 0)
        {
            Position++;
            Skip('-');
            LengthIsNamed = true;
            if (SkipWord("months") || SkipWord("month") || SkipWord("months'")) { return count; }
            if (SkipWord("weeks") || SkipWord("week")) { return Calendar.MonthsOfWeeks(count); }
            Position = mark;
            return 0;
        }

        return TakeUnnamedLength(mark);
    }

    /// <summary>"six-month": in months, or 0.</summary>
    private int TakeHyphenedMonths()
    {
        var dash = Word.IndexOf('-');
        if (dash <= 0 || !Word[(dash + 1)..].Equals("month", StringComparison.OrdinalIgnoreCase) || Calendar.NumberOf(Word[..dash]) is not (> 0 and var months))
        {
            return 0;
        }
        Position++;
        LengthIsNamed = true;
        return months;
    }

    /// <returns>Whether "ended" or "ending" follows, and whether the period is still running.</returns>
    public (bool Ended, bool Future) TakeEnded()
    {
        if (SkipWord("ended")) { return (true, false); }
        return SkipWord("ending") ? (true, true) : (false, false);
    }

    private int TakeUnnamedLength(int mark)
    {
        var ordinal = Calendar.OrdinalOf(Word);
        if (ordinal > 0) { Position++; }
        SkipWord("full");
        SkipWord("fiscal");
        SkipWord("interim");
        var months = SkipWord("quarter") || SkipWord("quarters") ? 3 : SkipWord("half") ? 6 : SkipWord("year") || SkipWord("years") ? 12 : 0;
        if (months == 0 && Position > mark && tokens[Position - 1].Is(text, "interim") && SkipWord("period")) { months = 6; }
        if (months == 0 || !HasToken || !(Token.Is(text, "ended") || Token.Is(text, "ending"))) { Position = mark; return 0; }
        return months;
    }

    private bool IsCurrency(Token token) =>
        (token.Kind == TokenKind.Mark && text[token.Start] is '$' or '\u00A5' or '\u20AC' or '\u00A3')
            || (token.Kind == TokenKind.Word && Lexer.IsCurrencyCode(token.In(text)) && token.Length == 3);
}
