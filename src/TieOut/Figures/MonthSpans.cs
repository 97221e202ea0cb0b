namespace Kessan.TieOut.Figures;

/// <summary>Periods named by their first and last month: Jan-Jun 2025, January–September, April to June 2025.</summary>
internal static class MonthSpans
{
    /// <summary>The expression at the cursor, which stays where it is when there is none.</summary>
    public static TimeExpression? Match(TimeCursor cursor)
    {
        var start = cursor.Token.Start;
        var word = cursor.Word;
        var dash = word.IndexOf('-');
        if (dash > 0)
        {
            return Calendar.MonthOf(word[..dash]) is { } first && Calendar.MonthOf(word[(dash + 1)..]) is { } last && char.IsUpper(word[0])
                ? Take(cursor, start, first, last)
                : null;
        }
        if (Calendar.MonthOf(word) is not { } from || !cursor.CapitalIfMay()) { return null; }
        cursor.Advance();
        cursor.Skip('.');
        if (!TakeLink(cursor) || !cursor.HasToken || Calendar.MonthOf(cursor.Word) is not { } to || !cursor.CapitalIfMay()) { return cursor.Reset(); }
        return Take(cursor, start, from, to);
    }

    private static bool TakeLink(TimeCursor cursor)
    {
        if (!cursor.HasToken) { return false; }
        if (cursor.Token.IsMark(cursor.Text, '-') || cursor.Token.IsMark(cursor.Text, '\u2013') || cursor.Token.IsMark(cursor.Text, '\u2014'))
        {
            cursor.Advance();
            return true;
        }
        return cursor.SkipWord("to") || cursor.SkipWord("through");
    }

    /// <summary>The cursor stands on the last month, or on the word that holds both.</summary>
    private static TimeExpression? Take(TimeCursor cursor, int start, int first, int last)
    {
        var months = ((last - first + 12) % 12) + 1;
        cursor.Advance();
        cursor.Skip('.');
        var mark = cursor.Position;
        // "January to March 31" is a stretch of days.
        if (cursor.TakeDay() is not null) { return cursor.Reset(); }
        cursor.Position = mark;
        var year = cursor.TakeYear();
        return months is 1 or 12 && year is null ? cursor.Reset() : new(start, cursor.PreviousEnd) { Month = last, Year = year, Months = months, IsEnd = true };
    }
}
