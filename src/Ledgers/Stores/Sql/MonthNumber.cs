using System.Globalization;

namespace Kessan.Ledgers.Stores.Sql;

/// <summary>Months are whole numbers in a store, 200809, and texts in a balance, 2008-09. Both sort alike.</summary>
internal static class MonthNumber
{
    private const string Shape = "0000-00";

    public static string ToText(long month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:D4}-{month % 100:D2}");

    /// <summary>The months whose text is this one, or begins with it.</summary>
    /// <returns>The first and the last number; null where there is no such month.</returns>
    public static (int First, int Last)? Matching(string text, bool asPrefix)
    {
        if (text.Length > Shape.Length || (!asPrefix && text.Length < Shape.Length)) { return null; }
        for (var i = 0; i < text.Length; i++)
        {
            if (Shape[i] == '-' ? text[i] != '-' : !char.IsAsciiDigit(text[i])) { return null; }
        }

        return (Number(text + Shape[text.Length..]), Number(text + "9999-99"[text.Length..]));
    }

    private static int Number(string text) => int.Parse(text.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
