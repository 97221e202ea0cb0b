using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>A tie that the neighbouring number would survive too proves nothing about the last digit and is not called one.</summary>
internal static class Weakness
{
    /// <summary>Whether the figure one unit up or down would be possible as well.</summary>
    public static bool IsWeak(Figure figure, Interval expected) =>
        Neighbour(figure, figure.Precision, expected) || Neighbour(figure, -figure.Precision, expected);

    /// <summary>How a figure stands to what it should be.</summary>
    public static Verdict Judge(Figure figure, Interval expected) =>
        !expected.Intersects(figure.Possible) ? Verdict.Violated : IsWeak(figure, expected) ? Verdict.Weak : Verdict.Holds;

    /// <summary>Only numbers strictly within the neighbour's rounding count: a shared border proves nothing against it.</summary>
    private static bool Neighbour(Figure figure, decimal step, Interval expected)
    {
        var half = figure.Precision / 2m;
        return expected.Intersects(Interval.Open(figure.Value + step - half, figure.Value + step + half));
    }
}
