namespace Kessan.TieOut.Figures;

/// <summary>
/// Periods that a text names by what it reports on: the quarter, the prior-year quarter, the first half of last year, the same period of 2024.
/// </summary>
internal static class RelativeTimes
{
    private static readonly string[] Openers = ["the", "this", "our"];
    private static readonly string[] Plain = ["current", "reported", "reporting", "latest", "fiscal", "full", "financial"];
    private static readonly string[] YearBefore = ["prior-year", "previous-year", "year-ago", "last-year"];
    private static readonly string[] Same = ["same", "corresponding", "comparable", "equivalent", "respective"];
    private static readonly string[] Before = ["last", "previous", "prior", "preceding"];

    /// <summary>The expression at the cursor, which stays where it is when there is none.</summary>
    public static TimeExpression? Match(TimeCursor cursor)
    {
        if (!IsAny(cursor, Openers)) { return null; }
        var start = cursor.Token.Start;
        var isFor = cursor.Position > 0 && cursor.Tokens[cursor.Position - 1].Is(cursor.Text, "for");
        cursor.Advance();
        var (years, same) = TakeAdjectives(cursor);
        var months = TakeLength(cursor, isFor);
        if (months == 0 || IsNamedOtherwise(cursor)) { return cursor.Reset(); }
        var end = cursor.PreviousEnd;
        var said = TakeYearBefore(cursor);
        if (said > 0) { end = cursor.PreviousEnd; }
        // "The same quarter" alone is that of a year named elsewhere.
        if (same && said == 0 && years == 0) { return cursor.Reset(); }
        return new(start, end) { Months = months, YearsBack = Math.Max(years, said), IsRelative = true };
    }

    /// <summary>"of last year", "a year ago", "of the prior year" behind a quarter: 1; else 0, and the cursor stays.</summary>
    public static int TakeYearBefore(TimeCursor cursor)
    {
        var mark = cursor.Position;
        if (cursor.SkipWord("a") && cursor.SkipWord("year") && (cursor.SkipWord("ago") || cursor.SkipWord("earlier") || cursor.SkipWord("before")))
        {
            return 1;
        }
        cursor.Position = mark;
        if (!cursor.SkipWord("of")) { cursor.SkipWord("in"); }
        cursor.SkipWord("the");
        if (TakeAny(cursor, Before))
        {
            cursor.SkipWord("fiscal");
            if (cursor.SkipWord("year") || cursor.SkipWord("year's")) { return 1; }
        }

        cursor.Position = mark;
        return 0;
    }

    private static (int Years, bool Same) TakeAdjectives(TimeCursor cursor)
    {
        var (years, same) = (0, false);
        while (cursor.HasToken)
        {
            if (IsAny(cursor, Plain)) { cursor.Advance(); }
            else if (IsAny(cursor, YearBefore)) { years = 1; cursor.Advance(); }
            else if (IsAny(cursor, Same)) { same = true; cursor.Advance(); }
            else if (TakePriorYear(cursor)) { years = 1; }
            else { break; }
        }

        return (years, same);
    }

    /// <summary>"prior year quarter", "previous year's period".</summary>
    private static bool TakePriorYear(TimeCursor cursor)
    {
        var mark = cursor.Position;
        if (TakeAny(cursor, Before) && (cursor.SkipWord("year") || cursor.SkipWord("year's")) && cursor.HasToken
            && (cursor.Token.Is(cursor.Text, "quarter") || cursor.Token.Is(cursor.Text, "period") || cursor.Token.Is(cursor.Text, "half")))
        {
            return true;
        }
        cursor.Position = mark;
        return false;
    }

    /// <param name="isFor">"for" stands before it: only then is "the year" the one reported on.</param>
    private static int TakeLength(TimeCursor cursor, bool isFor)
    {
        if (!cursor.HasToken) { return 0; }
        if (cursor.SkipWord("quarter")) { return 3; }
        if (cursor.SkipWord("half-year")) { return 6; }
        if (cursor.SkipWord("half")) { cursor.SkipWord("year"); return 6; }
        if (isFor && cursor.SkipWord("year")) { return 12; }
        var mark = cursor.Position;
        if (cursor.Token is { Kind: Reading.TokenKind.Number, Decimals: 0, Length: <= 2 } number)
        {
            cursor.Advance();
            if (cursor.SkipWord("weeks") || cursor.SkipWord("week")) { return Calendar.MonthsOfWeeks((int)number.ValueIn(cursor.Text)); }
            cursor.Position = mark;
        }

        var count = Calendar.NumberOf(cursor.Word);
        if (Calendar.MonthsOfWeeks(count) is > 0 and var months)
        {
            cursor.Advance();
            if (cursor.SkipWord("weeks") || cursor.SkipWord("week")) { return months; }
            cursor.Position = mark;
        }
        if (count is 3 or 6 or 9 or 12)
        {
            cursor.Advance();
            if (cursor.SkipWord("months") || cursor.SkipWord("month")) { cursor.SkipWord("period"); return count; }
        }

        cursor.Position = mark;
        return 0;
    }

    /// <summary>A day or a year behind it names the period: that is read by others.</summary>
    private static bool IsNamedOtherwise(TimeCursor cursor)
    {
        if (!cursor.HasToken) { return false; }
        if (cursor.Token.Is(cursor.Text, "ended") || cursor.Token.Is(cursor.Text, "ending") || cursor.Token.Is(cursor.Text, "and")
            || cursor.Token.Is(cursor.Text, "before"))
        {
            return true;
        }
        var mark = cursor.Position;
        var named = TimeReader.TakeOfYear(cursor) is not null;
        if (!named && (cursor.SkipWord("to") || cursor.SkipWord("until"))) { named = TimeReader.MatchDate(cursor, mayGoOn: false) is not null; }
        cursor.Position = mark;
        return named;
    }

    private static bool IsAny(TimeCursor cursor, string[] words)
    {
        if (!cursor.HasToken) { return false; }
        foreach (var word in words) { if (cursor.Token.Is(cursor.Text, word)) { return true; } }
        return false;
    }

    private static bool TakeAny(TimeCursor cursor, string[] words)
    {
        if (!IsAny(cursor, words)) { return false; }
        cursor.Advance();
        return true;
    }
}
