using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// Which of several numbers that would each repair a sum is the wrong one: how many slips of its kind the number offers, of which one is the slip that
/// explains it, and how well the number that was meant and the one printed fit those beside it. In decimal digits; 0 is the most suspect.
/// <example>1,250 for 1,205 is one of three exchanges in four digits; 1,305 for 1,205 one of thirty-six other digits.</example>
/// </summary>
internal sealed class Suspicion(IEnumerable<CellFigure> cells)
{
    /// <summary>No usual slip explains the number.</summary>
    private const decimal NoSlip = 4m;

    /// <summary>A figure lost or doubled is rarer than a wrong one.</summary>
    private const decimal Rarer = 0.7m;

    /// <summary>Digits that a number without zeros of its own is less suspect of a wrong scale.</summary>
    private const decimal ScaleLost = 1m;

    /// <summary>Numbers of one line differ from each other by this part as a rule.</summary>
    private const decimal Spread = 0.05m;

    /// <summary>Digits that a number equal to one beside it is less suspect, and one that would have been equal more: capital that did not change.</summary>
    private const decimal Unchanged = 1.5m;

    /// <summary>Numbers of fewer digits are equal by chance.</summary>
    private const int DigitsOfUnchanged = 3;

    /// <summary>Made where a slip is weighed: most documents have none.</summary>
    private Dictionary<Figure, CellFigure> CellOf => field ??= cells.ToDictionary(c => c.Figure);

    /// <summary>0 or less for the slip, and more or less for the neighbours.</summary>
    public decimal Of(Figure figure, Diagnosis diagnosis) => Fit(figure, diagnosis.Likely) - Slip(figure, diagnosis);

    private static decimal Slip(Figure figure, Diagnosis diagnosis) => diagnosis.Kind switch
    {
        SlipKind.Sign => 0m,
        SlipKind.Scale => Magnitude.Log10(2m) + (Math.Abs(figure.Value) < Math.Abs(diagnosis.Likely ?? 0m) ? ScaleLost : 0m),
        SlipKind.DigitsExchanged => Magnitude.Log10(figure.Digits - 1),
        SlipKind.OneDigit => Magnitude.Log10(9 * figure.Digits),
        SlipKind.DigitLost => Magnitude.Log10(10 * figure.Digits) + Rarer,
        _ => NoSlip,
    };

    private decimal Fit(Figure figure, decimal? meant)
    {
        if (meant is not { } value || !CellOf.TryGetValue(figure, out var cell)) { return 0m; }
        var (asMeant, asPrinted, equal) = (0m, 0m, 0);
        foreach (var other in Beside(cell))
        {
            asMeant += Nearness(value, other.Figure.Value);
            asPrinted += Nearness(figure.Value, other.Figure.Value);
            if (figure.Digits >= DigitsOfUnchanged) { equal += (value == other.Figure.Value ? 1 : 0) - (figure.Value == other.Figure.Value ? 1 : 0); }
        }

        if (asPrinted == 0m || asMeant == 0m) { return 0m; }
        return (Math.Sign(equal) * Unchanged) + (asMeant >= asPrinted ? Magnitude.Log10(asMeant / asPrinted) : -Magnitude.Log10(asPrinted / asMeant));
    }

    /// <summary>The numbers of the same line: of its row, and of its column where the rows are periods.</summary>
    private static IEnumerable<CellFigure> Beside(CellFigure cell)
    {
        var table = cell.Table;
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (c != cell.Column && table.Cells[cell.Row, c] is { } other && IsLike(other, cell)) { yield return other; }
        }
        if (!cell.RowView.IsTime) { yield break; }
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (r != cell.Row && table.Rows[r].IsTime && table.Cells[r, cell.Column] is { } other && IsLike(other, cell)) { yield return other; }
        }
    }

    private static bool IsLike(CellFigure other, CellFigure cell) =>
        other.Figure.Unit == cell.Figure.Unit && other.Figure.Kind == cell.Figure.Kind && other.Figure.Value != 0m;

    /// <summary>Large where two numbers are nearly equal, about 1 where one is nothing beside the other or their signs differ.</summary>
    private static decimal Nearness(decimal a, decimal b)
    {
        var (small, large) = (Math.Min(Math.Abs(a), Math.Abs(b)), Math.Max(Math.Abs(a), Math.Abs(b)));
        var apart = Math.Sign(a) != Math.Sign(b) || large == 0m ? 1m : 1m - (small / large);
        return 1m / ((Spread * Spread) + (apart * apart));
    }
}
