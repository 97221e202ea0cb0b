using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>Labels of the balances between which movements stand: "Balance at March 31", "Beginning balance", "\u671F\u9996\u6B8B\u9AD8".</summary>
internal static class BalanceName
{
    public static bool Is(string label)
    {
        var words = label.AsSpan().TrimStart();
        return words.StartsWith("balance", StringComparison.OrdinalIgnoreCase) && !words.StartsWith("balance sheet", StringComparison.OrdinalIgnoreCase)
            || (CellReader.HasWord(label, "balance")
                && (CellReader.HasWord(label, "beginning") || CellReader.HasWord(label, "ending") || CellReader.HasWord(label, "opening")
                    || CellReader.HasWord(label, "closing") || CellReader.HasWord(label, "accrued")))
            || label.EndsWith("\u671F\u9996\u6B8B\u9AD8", StringComparison.Ordinal) || label.EndsWith("\u671F\u672B\u6B8B\u9AD8", StringComparison.Ordinal);
    }
}
