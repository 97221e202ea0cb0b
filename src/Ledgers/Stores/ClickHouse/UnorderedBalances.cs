using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// Reads balances that come in no order, and sorts them: their texts are numbered as they come, so that whole numbers are sorted and not texts.
/// </summary>
internal sealed class UnorderedBalances
{
    private readonly IReadOnlyList<string> keys;
    private readonly int month;
    private readonly TextCodes[] texts;
    private readonly List<int>[] codes;
    private readonly List<Int128> debits = [];
    private readonly List<Int128> credits = [];
    private readonly List<long> lines = [];
    private readonly Dictionary<uint, int> monthCodes = [];

    private UnorderedBalances(IReadOnlyList<string> keys)
    {
        this.keys = keys;
        month = keys.Index().Where(k => k.Item == Dimension.Month).Select(k => k.Index).DefaultIfEmpty(-1).First();
        texts = [.. keys.Select(_ => new TextCodes(null, null))];
        codes = [.. keys.Select(_ => new List<int>())];
    }

    /// <param name="keys">What each row begins with; two sums and the number of lines follow.</param>
    /// <param name="most">Rows that may be held.</param>
    /// <returns>The balances in order; null where there are too many of them, or too many different texts in too many dimensions.</returns>
    public static CellSet? Read(RowBinaryReader reader, IReadOnlyList<string> keys, int most, CancellationToken cancellation)
    {
        var balances = new UnorderedBalances(keys);
        while (!reader.AtEnd)
        {
            if (balances.lines.Count == most) { return null; }
            if (balances.lines.Count % 4096 == 0) { cancellation.ThrowIfCancellationRequested(); }
            balances.Add(reader);
        }

        return balances.InOrder();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(RowBinaryReader reader)
    {
        for (var d = 0; d < codes.Length; d++) { codes[d].Add(d == month ? MonthCode(reader.UInt32()) : reader.Code(texts[d])); }
        debits.Add(reader.Amount128());
        credits.Add(reader.Amount128());
        lines.Add((long)reader.UInt64());
    }

    private int MonthCode(uint number)
    {
        if (!monthCodes.TryGetValue(number, out var code)) { monthCodes.Add(number, code = texts[month].CodeOf(MonthNumber.ToText(number))); }
        return code;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CellSet? InOrder()
    {
        var values = texts.Select(t => CellMerge.Sorted(t.Texts)).ToArray();
        if (KeyLayout.InOrder(CellMerge.BitsOf(values)) is not { } layout) { return null; }
        var rankOf = texts.Select((t, d) => RanksOf(t, values[d])).ToArray();
        var (highs, lows, ranks) = (new ulong[lines.Count], new ulong[lines.Count], new int[codes.Length]);
        for (var i = 0; i < highs.Length; i++)
        {
            for (var d = 0; d < ranks.Length; d++) { ranks[d] = rankOf[d][codes[d][i]]; }
            (lows[i], highs[i]) = layout.Pack(ranks);
        }

        var order = CellMerge.Order(highs, lows);
        var columns = codes.Select((column, d) => Array.ConvertAll(order, i => rankOf[d][column[i]])).ToArray();
        return new(keys, values, columns, Array.ConvertAll(order, i => debits[i]), Array.ConvertAll(order, i => credits[i]),
            Array.ConvertAll(order, i => lines[i]));
    }

    private static int[] RanksOf(TextCodes texts, string[] sorted)
    {
        var ranks = CellMerge.RankOf(sorted);
        return [.. texts.Texts.Select(text => ranks[text])];
    }
}
