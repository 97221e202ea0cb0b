using System.Text.RegularExpressions;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// No number is typed in a sentence. Digits that are no number of the books are recognised: dates (September 30, 2008), years
/// (in 1992), periods (1H08), ordinals (2nd), lengths of time (9 months), numbering at the start of a line ((1), 2.), names that begin with a letter (TSE1).
/// Any other name with digits is declared, in a code span (`20-F`) or in the front matter's list of literals. An amount cannot be declared.
/// </summary>
internal sealed partial class TypedNumbers(FiscalCalendar calendar, IReadOnlyList<string> literals, FindingList findings)
{
    public void Check(IReadOnlyList<PlacedInline> nodes, SourceText source)
    {
        var first = true;
        foreach (var placed in nodes)
        {
            if (placed.Node is TextRun run) { Check(run.Text, placed, first, source); }
            first = false;
        }
    }

    private void Check(string text, PlacedInline placed, bool startsLine, SourceText source)
    {
        if (!text.Any(char.IsDigit)) { return; }
        if (placed.IsDeclared)
        {
            if (AmountPattern().IsMatch(text))
            {
                Report(text, placed.Offset, text.Length, source, "An amount, a percentage or a dollar figure cannot be declared as a name.");
            }
            return;
        }

        var covered = Covered(text, startsLine, placed.Offset, source);
        foreach (var token in TokenPattern().Matches(text).Where(t => t.Value.Any(char.IsDigit)))
        {
            var word = token.Value.TrimEnd('.', ',', ';', ':', '/', '-');
            if (covered.Exists(c => c.Start <= token.Index && token.Index + word.Length <= c.End) || IsName(word)) { continue; }
            Report(word, placed.Offset + token.Index, word.Length, source, Advice(word));
        }
    }

    private List<(int Start, int End)> Covered(string text, bool startsLine, int offset, SourceText source)
    {
        List<(int Start, int End)> covered = [];
        foreach (Match date in DatePattern().Matches(text))
        {
            covered.Add((date.Index, date.Index + date.Length));
            if (date.Groups["day"].Success
                && !DateOnly.TryParseExact(date.Value, ["MMMM d, yyyy", "MMM. d, yyyy"], System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.DateTimeStyles.None, out _))
            {
                findings.Add(DocumentRule.WrongDate, source.PlaceAt(offset + date.Index, date.Length), $"'{date.Value}' is no day of the calendar.",
                    printed: date.Value);
            }
        }

        foreach (Match date in JapaneseDatePattern().Matches(text))
        {
            covered.Add((date.Index, date.Index + date.Length));
            CheckJapanese(date, offset, source);
        }
        covered.AddRange(JapaneseNamePattern().Matches(text).Select(m => (m.Index, m.Index + m.Length)));
        covered.AddRange(LengthPattern().Matches(text).Select(m => (m.Index, m.Index + m.Length)));
        if (startsLine && NumberingPattern().Match(text) is { Success: true } numbering) { covered.Add((0, numbering.Length)); }
        foreach (var literal in literals)
        {
            for (var at = text.IndexOf(literal, StringComparison.Ordinal); at >= 0; at = text.IndexOf(literal, at + 1, StringComparison.Ordinal))
            {
                covered.Add((at, at + literal.Length));
            }
        }

        return covered;
    }

    /// <summary>A western date must be a day of the calendar; in a year of an era, of a leap year.</summary>
    private void CheckJapanese(Match date, int offset, SourceText source)
    {
        if (!date.Groups["day"].Success) { return; }
        var year = date.Groups["western"].Success ? int.Parse(date.Groups["western"].Value, System.Globalization.CultureInfo.InvariantCulture) : 2000;
        if (DateOnly.TryParseExact($"{year}-{date.Groups["month"].Value}-{date.Groups["day"].Value}", "yyyy-M-d",
            System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _))
        {
            return;
        }
        findings.Add(DocumentRule.WrongDate, source.PlaceAt(offset + date.Index, date.Length), $"'{date.Value}' is no day of the calendar.",
            printed: date.Value);
    }

    private bool IsName(string word) =>
        calendar.Parse(word) is not null || YearPattern().IsMatch(word) || OrdinalPattern().IsMatch(word)
            || (char.IsLetter(word[0]) && !CurrencyPattern().IsMatch(word));

    private static string Advice(string token) => LabelLike().IsMatch(token)
        ? "It looks like a period, but the fiscal calendar has none of that name."
        : "Bind it to its fact, as in {{Revenues 1H08 | jpy million}}, or declare a name in a code span.";

    private void Report(string text, int offset, int length, SourceText source, string advice) =>
        findings.Add(DocumentRule.TypedNumber, source.PlaceAt(offset, length), $"'{text}' is typed, not bound. {advice}", printed: text);

    /// <summary>平成20年9月30日, 2008年9月, 3月期, 9月30日.</summary>
    [GeneratedRegex("((平成|令和|昭和)([0-9]{1,2}|元)年|(?<western>(19|20)[0-9]{2})年|(?<!([0-9]|年))(?=[0-9]{1,2}月))((?<month>[0-9]{1,2})月((?<day>[0-9]{1,2})日)?)?(期|度)?", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex JapaneseDatePattern();

    /// <summary>第2四半期, 第156条, 1株当たり, 6ヶ月間: digits that count no amount.</summary>
    [GeneratedRegex("第[0-9]{1,3}(四半期|期|条|項|号|回)|[0-9]{1,2}株(当たり|につき|当り)|[0-9]{1,2}(ヶ月|か月|カ月|ヵ月|四半期|年間)", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex JapaneseNamePattern();

    // Ideographs and kana stand without blanks around a number: they part it from its neighbours.
    [GeneratedRegex(@"[\p{L}\p{N}¥$€£-[\u3005-\u3007\u3041-\u30FF\u3400-\u9FFF]][\p{L}\p{N}.,:/%'\--[\u3005-\u3007\u3041-\u30FF\u3400-\u9FFF]]*",
        RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Oct\.|Nov\.|Dec\.) ((?<day>[0-9]{1,2}), [0-9]{4}|[0-9]{4}|[0-9]{1,2}(?![0-9,.]))", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^\s*([(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}(\.[0-9]{1,2})*[.)．、])(\s|$|(?<=[)）．、]))", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex NumberingPattern();

    [GeneratedRegex(@"\b[0-9]{1,2} ([Mm]onths?|[Yy]ears?|[Qq]uarters?)\b", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex LengthPattern();

    [GeneratedRegex("^(19|20)[0-9]{2}$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex YearPattern();

    [GeneratedRegex("^[0-9]{1,2}(st|nd|rd|th)$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex("^(JPY|USD|EUR|US)[0-9]", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex("^([0-9][QHM]|FY)[0-9]", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex LabelLike();

    [GeneratedRegex(@"[%$¥€£]\s?[0-9]|[0-9]\s?%|(JPY|USD|EUR)\s?[0-9]|[0-9]\s(thousand|million|billion|yen|dollars?|points?|shares)\b|[0-9](千|百万|億|十億)?(円|株|ドル|ポイント|銭)", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex AmountPattern();
}
