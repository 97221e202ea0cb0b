using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// Finds the expressions of time in a text, from its tokens: September 30, 2008; six months ended September 30; second quarter of
/// fiscal 2004; 1H08; FY2008; 2Q FY2008; (9 months); 2007.
/// </summary>
public static class TimeReader
{
    public static List<TimeExpression> Read(string text, IReadOnlyList<Token> tokens)
    {
        var found = JapaneseTimes.Read(text);
        var japanese = found.Count;
        var cursor = new TimeCursor(text, tokens);
        for (var i = 0; i < tokens.Count;)
        {
            if (IsWithin(found, japanese, tokens[i].Start)) { i++; continue; }
            cursor.Begin(i);
            if (Match(cursor) is { } expression)
            {
                var opens = expression.Start > 0 && text[expression.Start - 1] == '(';
                found.Add(expression with { InParentheses = opens, LeadsComparative = opens && expression.End < text.Length && text[expression.End] == ':' });
                i = cursor.Position;
            }
            else { i++; }
        }

        if (japanese > 0 && found.Count > japanese) { found.Sort((a, b) => a.Start.CompareTo(b.Start)); }
        return found;
    }

    private static bool IsWithin(List<TimeExpression> found, int count, int position)
    {
        for (var i = 0; i < count; i++) { if (found[i].Start <= position && position < found[i].End) { return true; } }
        return false;
    }

    private static TimeExpression? Match(TimeCursor cursor)
    {
        var token = cursor.Token;
        return token.Kind switch
        {
            TokenKind.Word => MatchWord(cursor),
            TokenKind.Number => MatchNumber(cursor),
            TokenKind.Code => FiscalLabels.Match(cursor),
            _ => null,
        };
    }

    private static TimeExpression? MatchWord(TimeCursor cursor) =>
        MonthSpans.Match(cursor) ?? MatchDate(cursor) ?? MatchLength(cursor) ?? MatchNamedPart(cursor) ?? MatchFiscalYear(cursor)
            ?? RelativeTimes.Match(cursor);

    private static TimeExpression? MatchNumber(TimeCursor cursor) =>
        MatchDate(cursor) ?? MatchLength(cursor) ?? MatchYear(cursor) ?? MatchMonthsOfYear(cursor);

    /// <summary>"9M 2025", "6M 2025": only with the year behind it, for 9M alone is nine million as well.</summary>
    private static TimeExpression? MatchMonthsOfYear(TimeCursor cursor)
    {
        var (first, count) = (cursor.Token, cursor.Token is { Decimals: 0, Length: 1 } ? (int)cursor.Token.ValueIn(cursor.Text) : 0);
        if (count is not (3 or 6 or 9)) { return null; }
        cursor.Advance();
        if (!cursor.HasToken || cursor.Token.Start != first.End || !cursor.Token.Is(cursor.Text, "M")) { return cursor.Reset(); }
        cursor.Advance();
        if (cursor.TakeYear() is not { } year) { return cursor.Reset(); }
        var part = count switch { 3 => FiscalPart.Quarter, 6 => FiscalPart.Half, _ => FiscalPart.NineMonths };
        return new(first.Start, cursor.PreviousEnd) { Part = part, Number = count == 9 ? 3 : 1, Year = year };
    }

    /// <summary>A month with a day or a year, in either order.</summary>
    internal static TimeExpression? MatchDate(TimeCursor cursor, bool mayGoOn = true)
    {
        var start = cursor.Token.Start;
        if (Calendar.MonthOf(cursor.Word) is { } month && cursor.CapitalIfMay())
        {
            cursor.Advance();
            cursor.Skip('.');
            var day = cursor.TakeDay();
            if (day is not null) { cursor.Skip(','); }
            var year = cursor.TakeYear();
            return day is null && year is null ? cursor.Reset() : Until(cursor, Dated(start, cursor.PreviousEnd, year, month, day), mayGoOn);
        }

        if (cursor.TakeDay() is { } first && Calendar.MonthOf(cursor.Word) is { } next)
        {
            cursor.Advance();
            cursor.Skip('.');
            cursor.Skip(',');
            return Dated(start, cursor.PreviousEnd, cursor.TakeYear(), next, first) with { End = cursor.PreviousEnd };
        }

        return cursor.Reset();
    }

    /// <summary>April 30, 2023 - May 27, 2023: the days from one to the other.</summary>
    private static TimeExpression Until(TimeCursor cursor, TimeExpression first, bool mayGoOn)
    {
        if (!mayGoOn || first.Day is not { } from || !cursor.HasToken
            || !(cursor.Token.IsMark(cursor.Text, '-') || cursor.Token.IsMark(cursor.Text, '\u2013') || cursor.Token.Is(cursor.Text, "through")))
        {
            return first;
        }
        var second = cursor.Position + 1 < cursor.Tokens.Count
            ? MatchDate(new TimeCursor(cursor.Text, cursor.Tokens, cursor.Position + 1), mayGoOn: false)
            : null;
        if (second is not { Day: { } to } last || to <= from) { return first; }
        cursor.MoveTo(last.End);
        return last with { Start = first.Start, Months = Math.Max(1, (to.DayNumber - from.DayNumber + 15) / 30), IsEnd = true };
    }

    private static TimeExpression Dated(int start, int end, int? year, int month, int? day)
    {
        DateOnly? date = year is { } y && day is { } d && d <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, d) : null;
        return new(start, end) { Day = date, Year = year, Month = month, DayOfMonth = day };
    }

    /// <summary>Six months; 13 weeks ended DATE; quarter ended DATE; fiscal year ending DATE.</summary>
    private static TimeExpression? MatchLength(TimeCursor cursor)
    {
        var start = cursor.Token.Start;
        var months = cursor.TakeLength();
        if (months == 0) { return cursor.Reset(); }
        cursor.SkipWord("period");
        var (ended, future) = cursor.TakeEnded();
        ended |= TakeTo(cursor);
        if (!ended) { return cursor.LengthIsNamed ? new(start, cursor.PreviousEnd) { Months = months } : cursor.Reset(); }
        cursor.SkipWord("on");
        var mark = cursor.Position;
        var date = cursor.HasToken ? MatchDate(new TimeCursor(cursor.Text, cursor.Tokens, mark)) : null;
        if (date is not { } d) { return new(start, cursor.PreviousEnd) { Months = months, IsEnd = true, IsFuture = future }; }
        cursor.MoveTo(d.End);
        return d with { Start = start, Months = months, IsEnd = true, IsFuture = future };
    }

    /// <summary>"six months to 30 June 2025": only before a date.</summary>
    private static bool TakeTo(TimeCursor cursor)
    {
        var mark = cursor.Position;
        if (cursor.SkipWord("to") && cursor.HasToken && MatchDate(new TimeCursor(cursor.Text, cursor.Tokens, cursor.Position)) is not null) { return true; }
        cursor.Position = mark;
        return false;
    }

    /// <summary>Second quarter of fiscal 2004; first half of FY2008; the same after the year is read by the year.</summary>
    private static TimeExpression? MatchNamedPart(TimeCursor cursor)
    {
        var start = cursor.Token.Start;
        if (MatchHyphened(cursor) is { } hyphened) { return hyphened; }
        var ordinal = Calendar.OrdinalOf(cursor.Word);
        if (ordinal == 0) { return cursor.Reset(); }
        cursor.Advance();
        cursor.SkipWord("fiscal");
        var part = cursor.TakePartWord();
        if (part == FiscalPart.None) { return cursor.Reset(); }
        return Part(cursor, start, part, ordinal);
    }

    /// <summary>A quarter or half with the year behind it: of fiscal 2004, of last year, or none, as the period reported on has it.</summary>
    internal static TimeExpression Part(TimeCursor cursor, int start, FiscalPart part, int number)
    {
        var end = cursor.PreviousEnd;
        if (TakeOfYear(cursor) is { } year) { return new(start, cursor.PreviousEnd) { Part = part, Number = number, Year = year }; }
        var back = RelativeTimes.TakeYearBefore(cursor);
        return new(start, back > 0 ? cursor.PreviousEnd : end) { Part = part, Number = number, IsRelative = true, YearsBack = back };
    }

    /// <summary>First-quarter 2022; only with its year, since "first-quarter revenue" alone is any year's.</summary>
    private static TimeExpression? MatchHyphened(TimeCursor cursor)
    {
        var dash = cursor.Word.IndexOf('-');
        if (dash <= 0 || !cursor.Word[(dash + 1)..].Equals("quarter", StringComparison.OrdinalIgnoreCase)) { return null; }
        var (start, ordinal) = (cursor.Token.Start, Calendar.OrdinalOf(cursor.Word[..dash]));
        if (ordinal == 0) { return null; }
        cursor.Advance();
        if (TakeOfYear(cursor) is { } year) { return new(start, cursor.PreviousEnd) { Part = FiscalPart.Quarter, Number = ordinal, Year = year }; }
        return cursor.Reset();
    }

    internal static int? TakeOfYear(TimeCursor cursor)
    {
        var mark = cursor.Position;
        cursor.Skip(',');
        cursor.SkipWord("of");
        cursor.SkipWord("in");
        cursor.SkipWord("the");
        if (!cursor.SkipWord("fiscal")) { cursor.SkipWord("financial"); }
        cursor.SkipWord("year");
        var year = cursor.TakeYear() ?? cursor.TakeFiscalYearCode();
        if (year is null) { cursor.Position = mark; }
        return year;
    }

    private static TimeExpression? MatchFiscalYear(TimeCursor cursor)
    {
        var start = cursor.Token.Start;
        if (!(cursor.SkipWord("fiscal") || cursor.SkipWord("financial") || cursor.SkipWord("FY"))) { return cursor.Reset(); }
        cursor.SkipWord("year");
        var year = cursor.TakeYear();
        if (year is null) { return cursor.Reset(); }
        return PartAfterYear(cursor, start, year.Value) ?? new TimeExpression(start, cursor.PreviousEnd) { Part = FiscalPart.Year, Year = year };
    }

    private static TimeExpression? MatchYear(TimeCursor cursor)
    {
        var start = cursor.Token.Start;
        if (cursor.TakeYear() is not { } year) { return cursor.Reset(); }
        return PartAfterYear(cursor, start, year) ?? new TimeExpression(start, cursor.PreviousEnd) { Year = year };
    }

    /// <summary>2004 second quarter; fiscal 2023 third quarter.</summary>
    private static TimeExpression? PartAfterYear(TimeCursor cursor, int start, int year)
    {
        var mark = cursor.Position;
        var ordinal = cursor.HasToken ? Calendar.OrdinalOf(cursor.Word) : 0;
        if (ordinal == 0) { return null; }
        cursor.Advance();
        var part = cursor.TakePartWord();
        if (part != FiscalPart.None) { return new(start, cursor.PreviousEnd) { Part = part, Number = ordinal, Year = year }; }
        cursor.Position = mark;
        return null;
    }
}
