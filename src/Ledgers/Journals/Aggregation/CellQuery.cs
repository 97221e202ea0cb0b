namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>Answers queries from a finer set of cells.</summary>
internal static class CellQuery
{
    /// <summary>Whether the cells hold every dimension the query names, and were made of all the lines it wants.</summary>
    public static bool CanAnswer(BalanceQuery query, CellSet cells, Selection made)
    {
        if (!query.By.All(d => Holds(cells, d))) { return false; }
        if (ReferenceEquals(query.Selection, made)) { return true; }
        if (made is not { From: null, To: null, Conditions.Count: 0 } || !query.Selection.Conditions.All(c => Holds(cells, c.Dimension))) { return false; }
        return MonthRange(query.Selection) is { } range && (range.IsAll || Holds(cells, Dimension.Month));
    }

    private static bool Holds(CellSet cells, string dimension) => cells.Dimensions.Contains(dimension, StringComparer.Ordinal);

    public static IEnumerable<Balance> Answer(BalanceQuery query, CellSet cells, Selection made)
    {
        var currency = IndexOf(cells, Dimension.Currency);
        var key = query.By.Select(d => IndexOf(cells, d)).ToArray();
        var grouped = key.Contains(currency) ? key : [.. key, currency];
        var (selected, all) = ReferenceEquals(query.Selection, made) ? ([], true) : Selected(query.Selection, cells);
        if (all && IsPrefix(grouped, cells)) { return cells.Balances(key.Length); }
        var values = grouped.Select(d => cells.Values[d]).ToArray();
        using var merge = new CellMerge([.. grouped.Select(d => cells.Dimensions[d])], values, Math.Min(cells.Count * 2, 1 << 16));
        for (var i = 0; i < cells.Count; i++)
        {
            if (!all && !IsSelected(selected, cells, i)) { continue; }
            for (var d = 0; d < grouped.Length; d++) { merge.Ranks[d] = cells.Ranks[grouped[d]][i]; }
            merge.Add(cells.Debits[i], cells.Credits[i], cells.Lines[i]);
        }

        return merge.Finish().Balances(key.Length);
    }

    /// <summary>The cells themselves are the answer.</summary>
    private static bool IsPrefix(int[] grouped, CellSet cells) =>
        grouped.Length == cells.Dimensions.Count && grouped.Index().All(d => d.Index == d.Item);

    private static bool IsSelected((int Dimension, bool[] Values)[] selected, CellSet cells, int i)
    {
        foreach (var (dimension, values) in selected)
        {
            if (!values[cells.Ranks[dimension][i]]) { return false; }
        }

        return true;
    }

    private static ((int Dimension, bool[] Values)[] Selected, bool All) Selected(Selection selection, CellSet cells)
    {
        var selected = selection.Conditions
            .Select(c => (Dimension: IndexOf(cells, c.Dimension), Values: cells.Values[IndexOf(cells, c.Dimension)].Select(c.Holds).ToArray()))
            .ToList();
        if (MonthRange(selection) is { IsAll: false } range)
        {
            var month = IndexOf(cells, Dimension.Month);
            selected.Add((month, [.. cells.Values[month].Select(m => range.Holds(m))]));
        }

        return ([.. selected], selected.Count == 0);
    }

    private static int IndexOf(CellSet cells, string dimension) => cells.Dimensions.Index().First(d => d.Item == dimension).Index;

    /// <returns>Null where the period begins or ends inside a month, which cells cannot tell apart.</returns>
    private static Range? MonthRange(Selection selection)
    {
        if (selection.From is { Day: not 1 } || (selection.To is { } to && to.AddDays(1).Day != 1)) { return null; }
        return new(Text(selection.From), Text(selection.To));
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Range(string? From, string? To)
    {
        public bool IsAll => From is null && To is null;

        public bool Holds(string month) =>
            (From is null || string.CompareOrdinal(month, From) >= 0) && (To is null || string.CompareOrdinal(month, To) <= 0);
    }
}
