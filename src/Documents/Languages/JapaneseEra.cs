using System.Globalization;

namespace Kessan.Documents;

/// <summary>Years as eras count them (元号): each begins on the day of its proclamation in force, and its first year is 元年.</summary>
internal static class JapaneseEra
{
    private static readonly (DateOnly First, string Name)[] Eras =
    [
        (new(2019, 5, 1), "令和"), (new(1989, 1, 8), "平成"), (new(1926, 12, 25), "昭和"), (new(1912, 7, 30), "大正"), (new(1873, 1, 1), "明治"),
    ];

    /// <returns>平成20年; 令和元年; a western year before the calendar was taken over.</returns>
    public static string Year(DateOnly date)
    {
        foreach (var (first, name) in Eras)
        {
            if (date < first) { continue; }
            var year = date.Year - (name == "明治" ? 1867 : first.Year - 1);
            return year == 1 ? $"{name}元年" : string.Create(CultureInfo.InvariantCulture, $"{name}{year}年");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{date.Year}年");
    }
}
