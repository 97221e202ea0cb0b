using System.Globalization;

namespace Kessan.Ledgers.Journals.Generation;

/// <summary>A company of the made-up group.</summary>
/// <param name="Weight">Its share of all documents: few are large.</param>
internal sealed record MadeCompany(string Code, string Currency, int Decimals, int Weight);

/// <summary>The companies and the chart of the made-up group.</summary>
internal static class MadeGroup
{
    private static readonly (string Country, string Currency, int Decimals)[] Countries =
    [
        ("JP", "JPY", 0), ("JP", "JPY", 0), ("JP", "JPY", 0), ("US", "USD", 2), ("DE", "EUR", 2), ("GB", "GBP", 2), ("FR", "EUR", 2), ("SG", "SGD", 2),
        ("TH", "THB", 2), ("ID", "IDR", 2), ("VN", "VND", 0), ("CN", "CNY", 2), ("IN", "INR", 2), ("BH", "BHD", 3), ("HK", "HKD", 2), ("KR", "KRW", 0),
    ];

    public static IReadOnlyList<string> Segments { get; } = ["NET", "SYS", "ATM", "EQP", "HQ"];

    /// <summary>Trade receivables and payables, by kind of customer and supplier.</summary>
    public static IReadOnlyList<string> Receivables { get; } = Codes(1210, 20);

    public static IReadOnlyList<string> Payables { get; } = Codes(3010, 20);

    public static IReadOnlyList<string> Revenues { get; } = Codes(5000, 40);

    public static IReadOnlyList<string> Costs { get; } = Codes(6000, 60);

    public static IReadOnlyList<string> Expenses { get; } = Codes(7000, 80);

    public static IReadOnlyList<string> FixedAssets { get; } = Codes(2100, 15);

    public static List<MadeCompany> Companies(int count) =>
        [.. Enumerable.Range(1, count).Select(i => Company(i, Countries[(i - 1) % Countries.Length]))];

    /// <summary>All accounts the documents use.</summary>
    public static IEnumerable<string> Accounts() =>
        [.. Receivables, .. Payables, .. Revenues, .. Costs, .. Expenses, .. FixedAssets, "1110", "1390", "3150", "3190", "3300", "3410", "3420", "2190"];

    private static MadeCompany Company(int number, (string Country, string Currency, int Decimals) country) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{country.Country}{number:000}"), country.Currency, country.Decimals, Math.Max(1, 400 / (number + 3)));

    private static string[] Codes(int first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (first + (i * 5)).ToString(CultureInfo.InvariantCulture))];
}
