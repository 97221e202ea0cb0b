using System.Runtime.CompilerServices;

namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>Cells as balances, in the order of the cells.</summary>
internal static class CellBalances
{
    /// <summary>How many are put together before they are given out.</summary>
    private const int AtOnce = 4096;

    /// <param name="named">How many of the first dimensions are the balances' keys; the currency is one of these or the one behind them.</param>
    public static IEnumerable<Balance> Balances(this CellSet cells, int named)
    {
        var currency = cells.Dimensions.Index().First(d => d.Item == Dimension.Currency).Index;
        return PiecesInOrder.Give(PiecesInOrder.Ranges(cells.Count, AtOnce), Environment.ProcessorCount,
            (range, _) => Part(cells, named, currency, (int)range.From, range.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Balance[] Part(CellSet cells, int named, int currency, int from, int count)
    {
        var balances = new Balance[count];
        for (var i = 0; i < count; i++)
        {
            var cell = from + i;
            var texts = new string[named];
            for (var d = 0; d < texts.Length; d++) { texts[d] = cells.Values[d][cells.Ranks[d][cell]]; }
            balances[i] = new(texts, cells.Values[currency][cells.Ranks[currency][cell]], CellSet.InUnits(cells.Debits[cell]),
                CellSet.InUnits(cells.Credits[cell]), cells.Lines[cell]);
        }

        return balances;
    }
}
