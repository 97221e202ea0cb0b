using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Whether a column holds percentages: by the signs in its cells, at its top and in its header, and by what its numbers look like.</summary>
/// <param name="IsPercent">A cell without a sign is a percentage too.</param>
/// <param name="HasOneLarge">Of many numbers only one is a thousand or more.</param>
internal sealed record PercentColumn(bool IsPercent, bool HasOneLarge)
{
    /// <summary>Numbers of a column below a thousand, beside which one that is not is still a percentage.</summary>
    private const int FewestBesideLarge = 4;

    private static readonly PercentColumn Not = new(false, false);

    public static PercentColumn Of(Table table, Column column, Caption caption)
    {
        var (signs, cells) = Signs(table, column.Index);
        if (signs == 0)
        {
            var said = SaysPercentLast(column) || (caption.IsPercent && caption.Scale is null && caption.Currency is null);
            return said && !SharesPercent(table, column) ? new(true, IsOneLarge(Numbers(table, column.Index))) : Not;
        }

        var numbers = Numbers(table, column.Index);
        var hasOneLarge = IsOneLarge(numbers);
        var isPercent = signs * 2 > cells ? !HasAmountsBetween(numbers) : IsPercentFromTheTop(numbers, hasOneLarge);
        return new(isPercent, isPercent && hasOneLarge);
    }

    /// <summary>How many cells bear a per cent sign, and how many there are.</summary>
    private static (int Signs, int Cells) Signs(Table table, int column)
    {
        var (signs, cells) = (0, 0);
        foreach (var row in table.Rows)
        {
            if (row.Cells[column] is not { IsNil: false } cell) { continue; }
            cells++;
            if (cell.Passage.Text.Contains('%')) { signs++; }
        }

        return (signs, cells);
    }

    /// <param name="IsAlone">The other cells of the row bear per cent signs too.</param>
    private sealed record Number(PrintedNumber Printed, bool IsAlone);

    private static List<Number> Numbers(Table table, int column)
    {
        var found = new List<Number>();
        foreach (var row in table.Rows)
        {
            if (row.Cells[column] is { IsNil: false } cell
                && NumberReader.Read(cell.Passage.Text, Lexer.Lex(cell.Passage.Text), [], isCell: true) is [var number, ..])
            {
                found.Add(new(number, row.Cells.All(c => c is null or { IsNil: true } || c.Passage.Text.Contains('%'))));
            }
        }

        return found;
    }

    /// <summary>The header nearest to the cells decides: "%" under "Revenues (JPY millions)" is a column of percentages.</summary>
    private static bool SaysPercentLast(Column column) =>
        column.Headers.Count > 0 && column.Headers[^1].Text.Trim() is var last && (last == "%" || JapaneseWords.IsPercentage(last));

    /// <summary>
    /// "2016  %" over an amount and a percentage is the header of both: the column to the right, with the signs in its cells, has the per cent sign of it.
    /// </summary>
    private static bool SharesPercent(Table table, Column column)
    {
        if (column.Index + 1 >= table.Columns.Count) { return false; }
        var next = table.Columns[column.Index + 1];
        if (!column.Headers.Any(h => h.Text.Contains('%') && (h.Text.Trim().Length > 1 || column.Headers.Count > 1)
            && next.Headers.Any(n => n.Whole.Start == h.Whole.Start)))
        {
            return false;
        }
        var (signs, cells) = Signs(table, next.Index);
        return signs * 2 > cells;
    }

    /// <summary>
    /// Signs stand at the first number of a column and at totals only, as the dollar sign does: the first has a per cent sign, the others have as many
    /// decimals, and the columns beside it are no percentages.
    /// </summary>
    private static bool IsPercentFromTheTop(List<Number> numbers, bool hasOneLarge)
    {
        if (numbers.Count == 0 || !numbers[0].Printed.IsPercent || numbers[0].IsAlone) { return false; }
        var decimals = numbers[0].Printed.Decimals;
        foreach (var (number, _) in numbers)
        {
            if (number.Decimals != decimals || (number.Currency is not null && !number.IsPercent) || (number.Value >= 1000m && !hasOneLarge)) { return false; }
        }

        return true;
    }

    /// <summary>
    /// Amounts and, below each, their percentage of the revenue: the numbers without a sign are whole or large, those with one have decimals.
    /// </summary>
    private static bool HasAmountsBetween(List<Number> numbers)
    {
        var (amounts, decimals) = (0, 0);
        foreach (var (number, _) in numbers)
        {
            if (number.IsPercent) { decimals += number.Decimals > 0 ? 1 : 0; }
            else if (number.Decimals == 0 || number.Value >= 1000m) { amounts++; }
            else { return false; }
        }

        return amounts > 1 && decimals > 1;
    }

    /// <summary>One number of a thousand or more among many that are not is a slip, or a line that has grown tenfold.</summary>
    private static bool IsOneLarge(List<Number> numbers)
    {
        var large = numbers.Count(n => n.Printed.Value >= 1000m);
        return large == 1 && numbers.Count - large >= FewestBesideLarge;
    }
}
