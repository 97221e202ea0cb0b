namespace Kessan.TieOut.Figures;

/// <summary>Labels in letters and digits: 1H08, 2Q FY2008, Q3 2023, FY2007, 9M08, 1Q07-3Q07, 10/24/08, 2008-09-30.</summary>
internal static class FiscalLabels
{
    public static TimeExpression? Match(TimeCursor cursor)
    {
        var word = cursor.Word;
        var token = cursor.Token;
        if (NumberedDate(word) is { } day)
        {
            cursor.Advance();
            return new(token.Start, token.End) { Day = day, Year = day.Year, Month = day.Month, DayOfMonth = day.Day };
        }

        if (Calendar.OrdinalOf(word) > 0) { return OrdinalPart(cursor); }
        var dash = word.LastIndexOf('-');
        if (dash > 0 && Label(word[(dash + 1)..]) is { Year: not null } last && Label(word[..dash]) is not null)
        {
            cursor.Advance();
            return last with { Start = token.Start, End = token.End, Months = last is { Part: FiscalPart.Quarter } ? last.Number * 3 : 0 };
        }

        if (Label(word) is not { } label) { return null; }
        cursor.Advance();
        var end = token.End;
        var year = label.Year ?? TimeReader.TakeOfYear(cursor);
        if (year is not null) { return label with { Start = token.Start, End = label.Year is not null ? end : cursor.PreviousEnd, Year = year }; }
        var back = RelativeTimes.TakeYearBefore(cursor);
        return label with { Start = token.Start, End = back > 0 ? cursor.PreviousEnd : end, IsRelative = true, YearsBack = back };
    }

    /// <summary>Two digits or four; null where it is no year.</summary>
    public static int? YearOf(ReadOnlySpan<char> digits)
    {
        digits = digits.TrimStart("'\u2019".AsSpan());
        if (digits.Length is 5 or 7 && digits[^3] is '/' or '-' && YearOf(digits[..^3]) is { } first && YearOf(digits[^2..]) is { } last && last == first + 1)
        {
            return last;
        }
        if (digits.Length is not (2 or 4) || digits.IndexOfAnyExceptInRange('0', '9') >= 0) { return null; }
        var number = int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        if (digits.Length == 4) { return number is > 1900 and < 2100 ? number : null; }
        return number < 70 ? 2000 + number : 1900 + number;
    }

    private static TimeExpression? OrdinalPart(TimeCursor cursor)
    {
        var (start, number) = (cursor.Token.Start, Calendar.OrdinalOf(cursor.Word));
        cursor.Advance();
        var part = cursor.TakePartWord();
        return part == FiscalPart.None ? cursor.Reset() : TimeReader.Part(cursor, start, part, number);
    }

    private static TimeExpression? Label(ReadOnlySpan<char> word)
    {
        if (word.Length < 2) { return null; }
        if (word.StartsWith("FY", StringComparison.OrdinalIgnoreCase)) { return Years(word[2..]); }
        var (part, number, used) = word switch
        {
            ['1' or '2' or '3' or '4', 'Q' or 'q', ..] => (FiscalPart.Quarter, word[0] - '0', 2),
            ['Q' or 'q', '1' or '2' or '3' or '4', ..] => (FiscalPart.Quarter, word[1] - '0', 2),
            ['1' or '2', 'H', ..] => (FiscalPart.Half, word[0] - '0', 2),
            ['H', '1' or '2', ..] => (FiscalPart.Half, word[1] - '0', 2),
            ['H', 'Y', _, ..] => (FiscalPart.Half, 1, 2),
            ['9', 'M', ..] => (FiscalPart.NineMonths, 3, 2),
            _ => (FiscalPart.None, 0, 0),
        };
        if (part == FiscalPart.None) { return null; }
        var rest = word[used..];
        if (rest.Length == 0) { return new TimeExpression(0, 0) { Part = part, Number = number }; }
        if (rest.StartsWith("FY", StringComparison.OrdinalIgnoreCase)) { rest = rest[2..]; }
        return YearOf(rest) is { } year ? new TimeExpression(0, 0) { Part = part, Number = number, Year = year } : null;
    }

    private static TimeExpression? Years(ReadOnlySpan<char> rest) =>
        YearOf(rest) is { } year ? new TimeExpression(0, 0) { Part = FiscalPart.Year, Year = year } : null;

    /// <summary>
    /// 10/24/08 and 10/24/2008 (month first, as American filers write, unless that is no month), 30.06.2019 (day first), 2008/09/30, 2008-09-30.
    /// </summary>
    public static DateOnly? NumberedDate(ReadOnlySpan<char> word)
    {
        Span<Range> parts = stackalloc Range[4];
        if (word.SplitAny(parts, "/-.") != 3) { return null; }
        Span<int> numbers = stackalloc int[3];
        for (var i = 0; i < 3; i++)
        {
            if (!int.TryParse(word[parts[i]], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }
        var dotted = word.Contains('.');
        // 1.2.3 is a paragraph: between dots a year has all its digits.
        if (dotted && numbers[2] < 1900) { return null; }
        var dayFirst = dotted || (numbers[0] > 12 && numbers[1] <= 12);
        var (year, month, day) = numbers[0] > 1900
            ? (numbers[0], numbers[1], numbers[2])
            : dayFirst ? (numbers[2], numbers[1], numbers[0]) : (numbers[2], numbers[0], numbers[1]);
        if (year < 100) { year += 2000; }
        return year is > 1900 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }
}
