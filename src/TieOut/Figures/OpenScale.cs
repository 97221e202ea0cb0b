using Kessan.Core;

namespace Kessan.TieOut.Figures;

/// <summary>
/// A table that nowhere says whether it is in thousands or millions: the scale is the one under which its numbers agree with amounts
/// that the prose names with their scale, at least three of them and more than under any other.
/// </summary>
internal static class OpenScale
{
    private sealed record Said(decimal Value, decimal Half);

    public static decimal? Guess(TableView table, List<PrintedNumber> said)
    {
        var amounts = said.Select(n => new Said(n.Value * n.Scale!.Value, CellReader.Place(n.Decimals) * n.Scale!.Value / 2m)).ToList();
        amounts.Sort((a, b) => a.Value.CompareTo(b.Value));
        var cells = table.Figures.Where(f => f.Figure.Kind == FigureKind.Amount && f.Figure.Scale == 1m && f.Figure.Digits >= 3)
            .DistinctBy(f => f.Figure.Text, StringComparer.Ordinal)
            .ToList();
        decimal? best = null;
        var most = 2;
        foreach (var scale in (ReadOnlySpan<decimal>)[1_000m, 1_000_000m, 1_000_000_000m])
        {
            var agreeing = cells.Count(c => Agrees(amounts, Math.Abs(c.Printed) * scale, scale / 2m));
            if (agreeing > most) { (best, most) = (scale, agreeing); }
        }

        return best;
    }

    private static bool Agrees(List<Said> amounts, decimal value, decimal half)
    {
        var from = LowerBound(amounts, value * 0.9m);
        for (var i = from; i < amounts.Count && amounts[i].Value <= value * 1.1m; i++)
        {
            if (Interval.Closed(amounts[i].Value - amounts[i].Half, amounts[i].Value + amounts[i].Half).Intersects(Interval.Closed(value - half, value + half)))
            {
                return true;
            }
        }

        return false;
    }

    private static int LowerBound(List<Said> amounts, decimal value)
    {
        int low = 0, high = amounts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (amounts[middle].Value < value) { low = middle + 1; } else { high = middle; }
        }

        return low;
    }
}
