using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Stores;

/// <summary>Ten-thousandths and decimals, exactly, and without zeros at the end: the same amount is the same text whichever store it came from.</summary>
internal static class Units
{
    /// <exception cref="OverflowException">Beyond what a decimal holds.</exception>
    public static decimal ToDecimal(Int128 units) => CellSet.InUnits(units);

    public static Int128 Of(decimal amount) => (Int128)(amount * AmountScale.UnitsPerOne);

    /// <summary>5.0000 becomes 5.</summary>
    public static decimal WithoutZeros(decimal amount) => amount / 1.0000000000000000000000000000m;
}
