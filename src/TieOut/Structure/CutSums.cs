using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// Sums of amounts that were cut off at their last digit (百万円未満切捨て): what is added was never too much, so that rows fall short of their total and do not exceed
/// it.
/// <example>1.9 and 2.8 make 4.7: 1 and 2 are one less than 4. Three added rows miss their total by -2 to 0; two, and one taken off, by -1 to 1.</example>
/// </summary>
internal static class CutSums
{
    /// <summary>
    /// So many sums must miss their total on the side that cutting off leaves, and not on the other, where the document does not say that it cuts off: by
    /// chance one document in 4,096 does.
    /// </summary>
    private const int Unsaid = 12;

    /// <summary>The same where it says so.</summary>
    private const int Said = 2;

    /// <summary>By how many units of the last digit the terms together may lie from the total, less to more.</summary>
    public static (int Low, int High) Room(SumColumn column, SumPattern pattern)
    {
        var (more, less) = (0, 0);
        foreach (var (row, sign) in pattern.Terms)
        {
            if (!column.IsNumber(row)) { continue; }
            if (sign * column[row] >= 0) { more++; }
            if (sign * column[row] <= 0) { less++; }
        }

        return column[pattern.Total] switch
        {
            > 0 => (-Math.Max(more - 1, 0), less),
            < 0 => (-more, Math.Max(less - 1, 0)),
            _ => (-more, less),
        };
    }

    /// <summary>Whether sums lie as amounts that are cut off leave them.</summary>
    /// <param name="telling">Sums that would not lie there, were their difference turned.</param>
    /// <param name="isSaid">The document says that it cuts off.</param>
    public static bool IsHabit(int telling, bool isSaid) => telling >= (isSaid ? Said : Unsaid);

    public static bool IsSaid(CellFigure cell) => cell.Figure.Rounding == RoundingMode.Truncate;
}
