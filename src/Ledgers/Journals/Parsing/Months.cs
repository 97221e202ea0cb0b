using System.Globalization;

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>Months as whole numbers (yyyymm) and as the text balances are asked and shown by (2008-09).</summary>
internal static class Months
{
    public static string Text(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}");
}
