using System.Globalization;

namespace Kessan.Ledgers;

/// <summary>Days as the workspace writes them, and what other ways of writing one probably mean.</summary>
public static class CsvDate
{
    private static readonly string[] Written = ["yyyy/M/d", "yyyy.M.d", "yyyy-M-d", "yyyyMMdd", "yyyy年M月d日"];

    /// <summary>
    /// How a day written otherwise would be written here: 2008/9/30, 20080930, 2008年9月30日, 30/09/2008 and 09/30/2008 (where only one of the two can be meant),
    /// 39721 (the number of a day in a spreadsheet). Null where it is no day or could be two.
    /// </summary>
    public static string? Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new string([.. text.Trim().Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)]);
        if (Exact(plain, Written) is { } day) { return Iso(day); }
        var (european, american) = (Exact(plain, "d/M/yyyy", "d.M.yyyy", "d-M-yyyy"), Exact(plain, "M/d/yyyy"));
        if (european is not null || american is not null)
        {
            return european is { } one && american is { } other && one != other ? null : Iso((european ?? american)!.Value);
        }
        return plain.Length == 5 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? Iso(new DateOnly(1899, 12, 30).AddDays(serial))
            : null;
    }

    private static DateOnly? Exact(string text, params string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
