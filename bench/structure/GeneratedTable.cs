using System.Globalization;

namespace Kessan.Bench.Structure;

/// <summary>A long table: items in groups of six with a subtotal after each, five columns of amounts, their total along the row, and a share.</summary>
internal static class GeneratedTable
{
    private const int Group = 7;
    private const int Columns = 5;

    public static void Write(TextWriter output, int rows)
    {
        var state = 88172645463325252UL;
        var subtotal = new long[Columns];
        output.WriteLine("Item,A,B,C,D,E,Total,Share of A (%)");
        for (var row = 0; row < rows; row++)
        {
            var isSubtotal = row % Group == Group - 1;
            var amounts = isSubtotal ? subtotal : [.. Enumerable.Range(0, Columns).Select(_ => Next(ref state))];
            if (!isSubtotal) { subtotal = [.. subtotal.Zip(amounts, (a, b) => a + b)]; }
            var total = amounts.Sum();
            var share = decimal.Round(100m * amounts[0] / total, 1, MidpointRounding.AwayFromZero);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(isSubtotal ? "Subtotal" : "Item")} {row},{string.Join(',', amounts)},{total},{share:0.0}"));
            if (isSubtotal) { subtotal = new long[Columns]; }
        }
    }

    /// <summary>Marsaglia's xorshift: the same table on every machine.</summary>
    private static long Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return 100 + (long)(state % 99_900);
    }
}
