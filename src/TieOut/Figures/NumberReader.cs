using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// Finds the numbers of a text that are figures, with their currency, scale, sign and unit. Dates, note marks, list numbers, sections
/// and telephone numbers are left out.
/// </summary>
public sealed class NumberReader
{
    private readonly string text;
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlyList<TimeExpression> times;
    private readonly bool isCell;
    private readonly IdentifyingNumbers identifying;

    private const int MostWordsOfShares = 4;

    private NumberReader(string text, IReadOnlyList<Token> tokens, IReadOnlyList<TimeExpression> times, bool isCell)
    {
        this.text = text;
        this.tokens = tokens;
        this.times = times;
        this.isCell = isCell;
        identifying = new(text, tokens);
    }

    public static List<PrintedNumber> Read(string text, IReadOnlyList<Token> tokens, IReadOnlyList<TimeExpression> times, bool isCell = false) =>
        new NumberReader(text, tokens, times, isCell).ReadAll();

    private List<PrintedNumber> ReadAll()
    {
        var found = new List<PrintedNumber>();
        var (time, read) = (0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number || tokens[i].Start < read) { continue; }
            while (time < times.Count && times[time].End <= tokens[i].Start) { time++; }
            if (time < times.Count && times[time].Start <= tokens[i].Start) { continue; }
            if (ReadAt(i) is { } number) { found.Add(number); read = number.End; }
        }

        return found;
    }

    private PrintedNumber? ReadAt(int i)
    {
        var token = tokens[i];
        if (!isCell && IsNoFigure(i)) { return null; }
        var (before, sign, currency) = ReadBefore(i);
        var scaled = currency is null && before > 0 && tokens[before].Start - tokens[before - 1].End <= 1 && tokens[before - 1].Kind == TokenKind.Word
            ? UnitWords.ScaledCurrencyOf(tokens[before - 1].In(text))
            : null;
        if (scaled is not null) { before--; }
        var number = ReadAfter(i, new PrintedNumber(before < i ? SignStart(before, i) : token.Start, token.End, token.ValueIn(text), token.Decimals)
        {
            Currency = currency ?? scaled?.Currency,
            Scale = scaled?.Scale,
            Sign = sign,
            Grouped = token.Grouped,
            PhraseStart = tokens[before].Start,
        });
        return Parenthesised(number, before);
    }

    /// <summary>Currency and sign in front, in any order: -$5, ($5, $(5, JPY -5.</summary>
    private (int First, SignStyle Sign, string? Currency) ReadBefore(int i)
    {
        var first = i;
        var sign = SignStyle.None;
        string? currency = null;
        while (first > 0)
        {
            var t = tokens[first - 1];
            var gap = tokens[first].Start - t.End;
            if (currency is null && gap <= 1 && first > 1 && t.IsMark(text, '.') && tokens[first - 2].End == t.Start && tokens[first - 2].In(text) is "Rs")
            {
                (currency, first) = ("INR", first - 2);
                continue;
            }
            if (currency is null && gap <= (isCell ? 8 : 1) && CurrencyAt(first - 1) is { } code)
            {
                currency = code;
                first--;
                if (first > 0 && tokens[first - 1].End == tokens[first].Start && tokens[first - 1].Kind == TokenKind.Word
                    && Lexer.IsCurrencyCode(tokens[first - 1].In(text)))
                {
                    first--;
                }
            }
            else if (sign == SignStyle.None && SignAt(first - 1, gap) is { } s and not SignStyle.None) { (sign, first) = (s, first - 1); }
            else { break; }
        }

        return (first, sign, currency);
    }

    private SignStyle SignAt(int i, int gap)
    {
        if (tokens[i].Kind != TokenKind.Mark || gap > (isCell ? 1 : 0)) { return SignStyle.None; }
        var free = i == 0 || tokens[i - 1].End < tokens[i].Start || tokens[i - 1].Kind == TokenKind.Mark;
        return text[tokens[i].Start] switch
        {
            '-' or '\u2212' or '\u2013' or '\u25B3' or '\u25B2' when free => SignStyle.Minus,
            '+' => SignStyle.Plus,
            '(' when isCell || IsNegative(i) => SignStyle.Parentheses,
            _ => SignStyle.None,
        };
    }

    /// <summary>In a sentence only "$(1.80)" and "(5.4)%" are negative numbers; other parentheses are asides.</summary>
    private bool IsNegative(int open)
    {
        if (open + 2 >= tokens.Count || tokens[open + 1].Kind != TokenKind.Number || !tokens[open + 2].IsMark(text, ')')) { return false; }
        if (open > 0 && tokens[open - 1].End == tokens[open].Start && CurrencyAt(open - 1) is not null) { return true; }
        return open + 3 < tokens.Count && tokens[open + 3].IsMark(text, '%') && tokens[open + 3].Start == tokens[open + 2].End;
    }

    private string? CurrencyAt(int i) =>
        tokens[i].Kind is TokenKind.Mark or TokenKind.Word
            ? UnitWords.CurrencyOf(tokens[i].In(text)) is { } code && (tokens[i].Kind == TokenKind.Mark || code.Length == tokens[i].Length) ? code : null
            : null;

    /// <summary>The sign or the opening parenthesis belongs to the number as printed; the currency does not.</summary>
    private int SignStart(int before, int i)
    {
        for (var k = i - 1; k >= before; k--)
        {
            if (tokens[k].Kind != TokenKind.Mark || text[tokens[k].Start] is '$' or '\u00A5' or '\u20AC' or '\u00A3' || tokens[k].End != tokens[k + 1].Start)
            {
                return tokens[k + 1].Start;
            }
        }

        return tokens[before].Start;
    }

    private PrintedNumber ReadAfter(int i, PrintedNumber number)
    {
        var k = i + 1;
        var end = number.End;
        var scale = number.Scale;
        if (!isCell && number.Sign == SignStyle.Parentheses) { end = tokens[k++].End; number = number with { End = end }; }
        if (JapaneseUnits.At(text.AsSpan(SkipBlank(end))) is { } unit) { return ReadJapanese(i, number, unit); }
        if (JapaneseWords.EndOfPoints(text, SkipBlank(end)) is var points and > 0)
        {
            return number with { IsPoints = true, Scale = 0.01m, PhraseEnd = points };
        }
        if (Percent(ref k, ref end) is { } percent) { return number with { IsPercent = true, IsPoints = percent, Scale = 0.01m, PhraseEnd = end }; }
        if (IsWord(k, end) && UnitWords.ScaleOf(tokens[k].In(text)) is { } factor && !(tokens[k].Length == 1 && tokens[k].Start > end))
        {
            scale = factor;
            end = tokens[k++].End;
            SkipStop(ref k, ref end);
        }
        if (IsWord(k, end) && IsPointsWord(k)) { return number with { IsPoints = true, Scale = PointScale(k), PhraseEnd = tokens[k].End }; }
        if (scale is null && IsMinorUnit(k, end) is { } minor) { return Minor(number, minor, ref k); }
        if (number.Currency is null && k < tokens.Count && tokens[k].Kind == TokenKind.Mark && tokens[k].Start - end <= 1
            && text[tokens[k].Start] is '\u20AC' or '\u00A3' or '\u20B9')
        {
            number = number with { Currency = UnitWords.CurrencyOf(tokens[k].In(text)) };
            end = tokens[k++].End;
        }
        if (IsWord(k, end) && number.Currency is null && CurrencyAfter(ref k) is { } currency)
        {
            number = number with { Currency = currency };
            end = tokens[k - 1].End;
        }
        if (IsWord(k, end) && SharesFrom(k) is var shares && shares > k)
        {
            (k, end) = (shares, tokens[shares - 1].End);
        }
        if (IsWord(k, end) && number.Currency is null && UnitWords.NounOf(tokens[k].In(text)) is { } noun)
        {
            number = number with { Noun = noun };
            end = tokens[k++].End;
        }
        var share = number.Currency is not null && scale is null or < 1_000m ? EndOfPerShare(k) : -1;
        return number with { Scale = scale, PhraseEnd = Math.Max(end, share), IsPerShare = share >= 0 };
    }

    /// <summary>The last word of "common equivalent shares", "diluted weighted average shares"; the first of any others.</summary>
    private int SharesFrom(int first)
    {
        var k = first;
        while (k < Math.Min(tokens.Count - 1, first + MostWordsOfShares) && IsKindOfShare(tokens[k].In(text))) { k++; }
        return UnitWords.NounOf(tokens[k].In(text)) == "shares" ? k : first;
    }

    private static bool IsKindOfShare(ReadOnlySpan<char> word) =>
        word is "common" or "equivalent" or "diluted" or "basic" or "ordinary" or "weighted" or "average" or "weighted-average" or "outstanding" or "additional";

    /// <summary>The full stop of a shortened scale: "EUR 3.4 Mio. in", "Mrd. Euro".</summary>
    private void SkipStop(ref int k, ref int end)
    {
        if (k >= tokens.Count || tokens[k].Start != end || !tokens[k].IsMark(text, '.')
            || !(tokens[k - 1].Is(text, "mio") || tokens[k - 1].Is(text, "mrd") || tokens[k - 1].Is(text, "mill") || tokens[k - 1].Is(text, "cr")))
        {
            return;
        }
        if (k + 1 >= tokens.Count
            || (tokens[k + 1].Kind == TokenKind.Word && char.IsUpper(text[tokens[k + 1].Start]) && UnitWords.CurrencyOf(tokens[k + 1].In(text)) is null))
        {
            return;
        }
        end = tokens[k++].End;
    }

    /// <summary>14.2p, 24.1 cents: "p" and "c" only directly behind the digits.</summary>
    private string? IsMinorUnit(int k, int end)
    {
        if (!IsWord(k, end) || UnitWords.MinorUnitOf(tokens[k].In(text)) is not { } code) { return null; }
        return tokens[k].Length > 1 || tokens[k].Start == end ? code : null;
    }

    private PrintedNumber Minor(PrintedNumber number, string code, ref int k)
    {
        var end = tokens[k++].End;
        return number with
        {
            Currency = code.Length > 0 ? code : number.Currency,
            IsMinor = true,
            Scale = 0.01m,
            PhraseEnd = Math.Max(end, EndOfPerShare(k)),
            IsPerShare = EndOfPerShare(k) >= 0
        };
    }

    /// <summary>1,234百万円; 12億3,456万円 is one number, in the unit of its last part; 12円50銭 is 12.50.</summary>
    private PrintedNumber ReadJapanese(int i, PrintedNumber number, JapaneseUnit unit)
    {
        var end = SkipBlank(number.End) + unit.Length;
        var next = i + 1;
        while (next < tokens.Count && tokens[next].Start < end) { next++; }
        if (unit.MayGoOn && next < tokens.Count && tokens[next] is { Kind: TokenKind.Number, Decimals: 0 } rest && rest.Start == end
            && JapaneseUnits.At(text.AsSpan(rest.End)) is { } last && last.Scale < unit.Scale && number.Decimals == 0)
        {
            var whole = (number.Value * unit.Scale) + (rest.ValueIn(text) * last.Scale);
            number = last.Scale < 1m ? number with { Value = whole, Decimals = 2, End = rest.End } : number with { Value = whole / last.Scale, End = rest.End };
            (unit, end) = (last.Scale < 1m ? last with { Scale = 1m } : last, rest.End + last.Length);
        }

        var perShare = unit.Currency is not null && JapaneseWords.IsPerShare(text[Math.Max(0, number.Start - 30)..number.Start]);
        return number with
        {
            Currency = unit.Currency ?? number.Currency,
            Noun = unit.Noun,
            Scale = unit.Scale == 1m && unit.Noun is not null ? null : unit.Scale,
            PhraseEnd = end,
            IsPerShare = perShare
        };
    }

    private int SkipBlank(int end) => end < text.Length && text[end] == ' ' ? end + 1 : end;

    /// <returns>Null where no per cent follows; else whether points do.</returns>
    private bool? Percent(ref int k, ref int end)
    {
        if (k >= tokens.Count) { return null; }
        var word = tokens[k].In(text);
        if (tokens[k].Start - end <= 1 && word is "%") { end = tokens[k++].End; }
        else if (tokens[k].Kind == TokenKind.Word
            && (word.Equals("percent", StringComparison.OrdinalIgnoreCase) || word.Equals("percentage", StringComparison.OrdinalIgnoreCase)))
        {
            end = tokens[k++].End;
        }
        else if (word is "per" && k + 1 < tokens.Count && tokens[k + 1].Is(text, "cent"))
        {
            end = tokens[k + 1].End;
            k += 2;
        }
        else
        {
            return null;
        }
        return IsWord(k, end) && IsPointsWord(k);
    }

    private bool IsWord(int k, int end) => k < tokens.Count && tokens[k].Kind == TokenKind.Word && text.AsSpan(end, tokens[k].Start - end).IsWhiteSpace();

    private bool IsPointsWord(int k) =>
        tokens[k].In(text) is "points" or "point" or "pts" or "pt" or "pp" or "ppt" or "ppts" or "basis" or "bps" or "bp"
            && !(tokens[k].In(text) is "basis" && !(k + 1 < tokens.Count && tokens[k + 1].Is(text, "points")));

    private decimal PointScale(int k) => tokens[k].In(text) is "basis" or "bps" or "bp" ? 0.0001m : 0.01m;

    private string? CurrencyAfter(ref int k)
    {
        var start = k;
        if (tokens[k].Is(text, "U.S.") || tokens[k].Is(text, "US") || tokens[k].Is(text, "Japanese")) { k++; }
        if (k < tokens.Count && tokens[k].Kind == TokenKind.Word && UnitWords.CurrencyOf(tokens[k].In(text)) is { } code) { k++; return code; }
        k = start;
        return null;
    }

    /// <summary>Behind "per diluted share", which belongs to the number; −1 where nothing of the kind follows.</summary>
    private int EndOfPerShare(int k)
    {
        for (var n = k; n < Math.Min(tokens.Count, k + 3); n++)
        {
            if ((tokens[n].Is(text, "per") || tokens[n].Is(text, "a")) && n + 1 < tokens.Count && IsShareWord(n + 1)) { return n == k ? tokens[n + 1].End : 0; }
            if (tokens[n].Is(text, "per") && n + 2 < tokens.Count && IsShareWord(n + 2)) { return n == k ? tokens[n + 2].End : 0; }
        }

        return -1;
    }

    private bool IsShareWord(int n) => tokens[n].Is(text, "share") || tokens[n].Is(text, "ADS") || tokens[n].Is(text, "unit") && tokens[n - 1].Is(text, "per");

    private PrintedNumber Parenthesised(PrintedNumber number, int before)
    {
        var end = number.PhraseEnd;
        var closes = end < text.Length && text[end] == ')';
        if (!isCell && number.Sign == SignStyle.Parentheses) { return number; }
        if (isCell && number.Sign == SignStyle.Parentheses && closes) { return PercentBehind(number with { End = end + 1, PhraseEnd = end + 1 }); }
        if (isCell) { return number; }
        var open = before > 0 && tokens[before - 1].IsMark(text, '(') && tokens[before - 1].End == tokens[before].Start;
        return open && closes ? number with { InParentheses = true, PhraseStart = tokens[before - 1].Start, PhraseEnd = end + 1 } : number;
    }

    /// <summary>(5.4)% in a cell.</summary>
    private PrintedNumber PercentBehind(PrintedNumber number)
    {
        var at = SkipBlank(number.End);
        return at < text.Length && text[at] == '%' && number is { IsPercent: false, Scale: null }
            ? number with { IsPercent = true, Scale = 0.01m, PhraseEnd = at + 1 }
            : number;
    }

    private bool IsNoFigure(int i)
    {
        var token = tokens[i];
        var small = token is { Decimals: 0, Grouped: false, Length: <= 2 };
        if (i == 0 && small && i + 1 < tokens.Count && text[tokens[1].Start] is '.' or ')' && tokens[1].Start == token.End) { return true; }
        if (small && i > 0 && i + 1 < tokens.Count && tokens[i - 1].IsMark(text, '(') && tokens[i + 1].IsMark(text, ')')) { return true; }
        if (identifying.IsLength(i)) { return true; }
        if (IsName(i) || IsAlone(i) || identifying.IsOne(i)) { return true; }
        if (JapaneseWords.IsNoFigure(text, token.Start, token.End, small)) { return true; }
        return i > 0 && (FollowsAName(i) || IsStockCode(i) || (identifying.EndsRange(i) && FollowsAName(i - 2)));
    }

    /// <summary>RTX 4060, Enterprise 4.0, F1 23, D.C. 20549: a bare number behind a name, with nothing counted behind it.</summary>
    private bool IsName(int i)
    {
        var token = tokens[i];
        if (token.Grouped || i == 0) { return false; }
        var k = i - 1;
        if (k > 0 && tokens[k].IsMark(text, '-') && tokens[k].End == token.Start && IsTradeMark(k - 1)) { return true; }
        while (k > 0 && IsTradeMark(k)) { k--; }
        var before = tokens[k];
        if (before.Kind == TokenKind.Mark && text[before.Start] is '\u00A7') { return true; }
        if (before.Kind is not (TokenKind.Word or TokenKind.Code) || !char.IsUpper(text[before.Start]) || UnitWords.CurrencyOf(before.In(text)) is not null
            || (k == 0 && before.Kind == TokenKind.Word && !IsAcronym(before)))
        {
            return false;
        }
        if (k > 0 && tokens[k - 1].Kind == TokenKind.Mark && text[tokens[k - 1].Start] is '.' or '\u3002' or '\u2022' or '?' or '!') { return false; }
        return i + 1 >= tokens.Count || !SaysWhatIsCounted(i + 1);
    }

    private bool IsTradeMark(int i) => text[tokens[i].Start] is '\u2122' or '\u00AE';

    private bool IsAcronym(Token token) => token.Length > 1 && text.AsSpan(token.Start, token.Length).IndexOfAnyInRange('a', 'z') < 0;

    /// <summary>A per cent sign, a scale, a unit or a noun follows; a preposition or another name does not count.</summary>
    private bool SaysWhatIsCounted(int next)
    {
        var word = tokens[next].In(text);
        if (tokens[next].Kind == TokenKind.Mark) { return word is "%" or "$" or "-" or "\u20AC"; }
        if (tokens[next].Kind != TokenKind.Word) { return false; }
        return char.IsLower(word[0])
            && !(word is "and" or "or" or "in" or "for" or "at" or "with" or "to" or "as" or "on" or "is" or "was" or "are" or "were" or "by" or "from" or "of"
                or "series" or "family" or "has" or "have" or "will" or "that" or "which" or "the" or "a" or "since" or "brought" or "under")
            || UnitWords.ScaleOf(word) is not null || UnitWords.NounOf(word) is not null;
    }

    /// <summary>A number that is a whole paragraph numbers a page; one before a street's name is a house; 15(d) is a section.</summary>
    private bool IsAlone(int i)
    {
        var token = tokens[i];
        if (token is not { Decimals: 0, Grouped: false }) { return false; }
        if (tokens.Count == 1 && token.Length <= 4) { return true; }
        if (i + 3 < tokens.Count && tokens[i + 1].IsMark(text, '(') && tokens[i + 1].Start == token.End && tokens[i + 2] is { Kind: TokenKind.Word, Length: 1 }
            && tokens[i + 3].IsMark(text, ')'))
        {
            return true;
        }
        return i == 0 && tokens.Count is > 1 and <= 5 && tokens.Skip(1).All(t => t.Kind == TokenKind.Word && char.IsUpper(text[t.Start]))
            && UnitWords.ScaleOf(tokens[1].In(text)) is null;
    }

    /// <summary>Four digits behind the name of an exchange, or what is numbered: "Tokyo Stock Exchange: 3774", "(TSE, 3774)", "コード番号 3774".</summary>
    private bool IsStockCode(int i)
    {
        if (tokens[i] is not { Decimals: 0, Grouped: false, Length: 4 }) { return false; }
        var k = i - 1;
        while (k > 0 && tokens[k].Kind == TokenKind.Mark && text[tokens[k].Start] is ':' or ',' or '(') { k--; }
        if (tokens[k].In(text).EndsWith('\u53F7')) { return true; }
        return k < i - 1
            && (tokens[k].Is(text, "exchange") || tokens[k].Is(text, "section") || tokens[k].Is(text, "market") || tokens[k].Is(text, "TSE")
                || tokens[k].Is(text, "code"));
    }

    /// <summary>Note 2, Article 156, SFAS No. 158, access code: 7072.</summary>
    private bool FollowsAName(int i)
    {
        var k = i - 1;
        while (k > 0 && tokens[k].Kind == TokenKind.Mark && text[tokens[k].Start] is '.' or ':' or '+' or '(') { k--; }
        return tokens[k].Kind == TokenKind.Word && UnitWords.NamesAPlace(tokens[k].In(text).TrimEnd('.'))
            && (k < i - 1 || text.AsSpan(tokens[k].End, tokens[i].Start - tokens[k].End).IsWhiteSpace());
    }
}
