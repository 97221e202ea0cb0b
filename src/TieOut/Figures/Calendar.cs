namespace Kessan.TieOut.Figures;

/// <summary>The English words of the calendar.</summary>
internal static class Calendar
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
            "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty"];

    /// <summary>1 to 12 for a month or its usual abbreviation (Sept, Sep, Jan); null for any other word.</summary>
    public static int? MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) { return null; }
        for (var m = 0; m < Months.Length; m++)
        {
            if (word.Length <= 4 ? IsAbbreviation(word, Months[m]) : word.Equals(Months[m], StringComparison.OrdinalIgnoreCase)) { return m + 1; }
        }

        return null;
    }

    /// <summary>1 to 4 for first to fourth and 1st to 4th; 0 for anything else.</summary>
    public static int OrdinalOf(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<string> words = ["first", "second", "third", "fourth"];
        ReadOnlySpan<string> codes = ["1st", "2nd", "3rd", "4th"];
        for (var i = 0; i < 4; i++)
        {
            if (word.Equals(words[i], StringComparison.OrdinalIgnoreCase) || word.Equals(codes[i], StringComparison.OrdinalIgnoreCase)) { return i + 1; }
        }

        return 0;
    }

    public static int NumberOf(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Numbers.Length; i++) { if (word.Equals(Numbers[i], StringComparison.OrdinalIgnoreCase)) { return i + 1; } }
        // Twenty-six, thirty-nine, fifty-two: weeks of a year of retailers.
        for (var i = 0; i < Tens.Length; i++)
        {
            if (!word.StartsWith(Tens[i], StringComparison.OrdinalIgnoreCase)) { continue; }
            var rest = word[Tens[i].Length..];
            if (rest.IsEmpty) { return (i + 2) * 10; }
            return rest[0] == '-' && NumberOf(rest[1..]) is > 0 and < 10 and var ones ? ((i + 2) * 10) + ones : 0;
        }

        return 0;
    }

    /// <summary>Weeks of a 52- or 53-week year, as months: 13 or 14 make a quarter.</summary>
    public static int MonthsOfWeeks(int weeks) => weeks switch
    {
        12 or 13 or 14 => 3,
        24 or 25 or 26 or 27 or 28 => 6,
        36 or 38 or 39 or 40 => 9,
        >= 51 and <= 53 => 12,
        >= 4 and <= 60 => ((weeks * 12) + 26) / 52,
        _ => 0,
    };

    private static bool IsAbbreviation(ReadOnlySpan<char> word, string month) =>
        month.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (word.Length == 3 || word.Length == month.Length || word.Equals("sept", StringComparison.OrdinalIgnoreCase));
}
