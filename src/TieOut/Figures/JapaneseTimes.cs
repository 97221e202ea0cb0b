using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// Times as Japanese releases write them: 2024年3月31日, 令和6年3月期第1四半期, (自 2024年1月1日 至 2024年3月31日), 平成20年9月, 2023年度, 第2四半期.
/// A fiscal year is named after the month it ends in (3月期), and a quarter in such a name is the cumulative period up to its end, as in the
/// summary form of the Tokyo Stock Exchange.
/// </summary>
internal sealed class JapaneseTimes
{
    private readonly string text;
    private int at;

    private JapaneseTimes(string text) => this.text = text;

    public static List<TimeExpression> Read(string text)
    {
        if (text.AsSpan().IndexOfAny('年', '期', '月') < 0) { return []; }
        var found = new List<TimeExpression>();
        var forecast = text.Contains("予想", StringComparison.Ordinal);
        for (var i = 0; i < text.Length;)
        {
            var reader = new JapaneseTimes(text) { at = i };
            var expression = MayBegin(text, i) ? reader.Period() ?? reader.QuarterAlone(i) : text[i] is '\u5F53' or '\u524D' ? reader.Relative(i) : null;
            if (expression is { } time) { found.Add(time with { IsFuture = forecast }); i = time.End; }
            else { i++; }
        }

        if (found.Exists(t => t.Day is not null)) { found.RemoveAll(t => t is { Part: FiscalPart.Quarter, Year: null } or { IsRelative: true }); }
        return found;
    }

    private static bool MayBegin(string text, int i) =>
        text[i] is '平' or '令' or '昭' or '大' or '第' or '自'
            || (char.IsAsciiDigit(text[i])
                && (i == 0 || !(char.IsAsciiDigit(text[i - 1]) || text[i - 1] is ',' || (text[i - 1] == '.' && !Lexer.IsItemBeforeYear(text, i - 1)))));

    /// <summary>One date, or two with what says from and to.</summary>
    private TimeExpression? Period()
    {
        var start = at;
        if (Take('自')) { Blanks(); }
        if (Date() is not { } first) { at = start; return null; }
        var mark = at;
        Blanks();
        if (first.Day is { } from && (Take('至') || Take('~') || Take('\u301C') || Take('-') || Take('\u2013') || TakeWord("から")))
        {
            Blanks();
            if (Date() is { Day: { } to } && to > from)
            {
                return new(start, at)
                {
                    Day = to,
                    Year = to.Year,
                    Month = to.Month,
                    DayOfMonth = to.Day,
                    Months = (to.DayNumber - from.DayNumber + 15) / 30,
                    IsEnd = true
                };
            }
        }

        at = mark;
        return first with { Start = start };
    }

    private TimeExpression? Date()
    {
        var start = at;
        if (Year() is not { } year) { at = start; return null; }
        if (Take('度')) { return new(start, at) { Part = FiscalPart.Year, Year = year }; }
        var mark = at;
        Blanks();
        if (Number() is not (>= 1 and <= 12) || !Behind('月')) { at = mark; return new(start, at) { Year = year }; }
        var month = lastNumber;
        if (Take('期')) { return Fiscal(start, year, month); }
        mark = at;
        Blanks();
        if (Number() is { } day && day >= 1 && day <= DateTime.DaysInMonth(year, month) && Behind('日'))
        {
            return new(start, at) { Day = new DateOnly(year, month, day), Year = year, Month = month, DayOfMonth = day };
        }
        at = mark;
        return new(start, at) { Year = year, Month = month };
    }

    /// <summary>
    /// 3月期 is the year up to the end of March; 3月期第2四半期 the half up to the end of September before, and so is 3月期中間期, as forms call it since
    /// the quarterly reports of the law ended (Tokyo Stock Exchange, form of April 2024).
    /// </summary>
    private TimeExpression Fiscal(int start, int year, int month)
    {
        var end = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1);
        var mark = at;
        Blanks();
        if (TakeWord("中間期")) { return Cumulative(start, end, 2); }
        Take('第');
        Blanks();
        var quarter = Number();
        Blanks();
        if (quarter is >= 1 and <= 4 && (TakeWord("四半期") || Take('Q'))) { return Cumulative(start, end, quarter.Value); }
        at = mark;
        return new(start, at) { Day = end, Year = year, Month = month, DayOfMonth = end.Day, Months = 12, IsEnd = true };
    }

    /// <param name="end">Of the fiscal year.</param>
    private TimeExpression Cumulative(int start, DateOnly end, int quarters)
    {
        var close = new DateOnly(end.Year, end.Month, 1).AddMonths(-3 * (4 - quarters)).AddMonths(1).AddDays(-1);
        return new(start, at) { Day = close, Year = close.Year, Month = close.Month, DayOfMonth = close.Day, Months = 3 * quarters, IsEnd = true };
    }

    private TimeExpression? QuarterAlone(int start)
    {
        at = start;
        if (!Take('第') || Number() is not (>= 1 and <= 4) || !TakeWord("四半期")) { return null; }
        return new(start, at) { Part = FiscalPart.Quarter, Number = lastNumber };
    }

    /// <summary>当中間連結会計期間, 前第3四半期連結累計期間, 当中間期: by what is reported on, and the same a year before. A bare 当期 may be any length.</summary>
    private TimeExpression? Relative(int start)
    {
        at = start;
        var back = text[at++] == '\u524D' ? 1 : 0;
        var months = 0;
        if (TakeWord("\u4E2D\u9593")) { months = 6; }
        else if (Take('\u7B2C') && Number() is >= 1 and <= 4 && TakeWord("\u56DB\u534A\u671F")) { months = -lastNumber; }
        if (months == 0) { return null; }
        TakeWord("\u9023\u7D50");
        var cumulative = TakeWord("\u7D2F\u8A08");
        TakeWord("\u4F1A\u8A08");
        if (!(Take('\u671F') || cumulative)) { return null; }
        Take('\u9593');
        if (at < text.Length && text[at] is '\u672B' or '\u9996') { return null; }
        return new(start, at) { Months = months > 0 ? months : cumulative ? -months * 3 : 3, IsRelative = true, YearsBack = back };
    }

    private int lastNumber;

    private int? Year()
    {
        var era = TakeWord("令和") ? 2018 : TakeWord("平成") ? 1988 : TakeWord("昭和") ? 1925 : TakeWord("大正") ? 1911 : 0;
        Blanks();
        var number = era > 0 && Take('元') ? 1 : Number();
        if (number is not { } n || !Behind('年')) { return null; }
        var year = era > 0 ? era + n : n switch { >= 1900 and < 2100 => n, >= 10 and <= 31 => 1988 + n, >= 1 and < 10 => 2018 + n, _ => 0 };
        return year is > 1900 and < 2100 && text.Length > at - 1 && !(at < text.Length && text[at] is '間' or '前' or '後' or '連') ? year : null;
    }

    private int? Number()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 5) { at++; }
        if (at == start || at - start > 4) { at = start; return null; }
        lastNumber = int.Parse(text.AsSpan(start, at - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        return lastNumber;
    }

    /// <summary>The character, with blanks before it that a PDF or a wide setting puts there.</summary>
    private bool Behind(char c)
    {
        var mark = at;
        Blanks();
        if (Take(c)) { return true; }
        at = mark;
        return false;
    }

    private void Blanks()
    {
        var start = at;
        while (at < text.Length && at - start < 3 && text[at] is ' ' or '\u3000') { at++; }
    }

    private bool Take(char c)
    {
        if (at >= text.Length || text[at] != c) { return false; }
        at++;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!text.AsSpan(Math.Min(at, text.Length)).StartsWith(word, StringComparison.Ordinal)) { return false; }
        at += word.Length;
        return true;
    }
}
