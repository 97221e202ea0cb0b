namespace Kessan.TieOut.Structure;

/// <summary>
/// A sum that one slip of a hand repairs: a wrong digit, two neighbours exchanged, a sign, the scale or a lost digit of one of its cells. So few
/// differences are of this kind that one which is speaks for the sum nearly as loudly as a sum that holds.
/// <example>Six rows and a total of 5,000,000: about 500 differences can be repaired so, of some five million: four of its seven digits still speak.</example>
/// </summary>
internal static class SumSlip
{
    /// <summary>So far from the exact sum a slip is looked for.</summary>
    private const int MostSlack = 8;

    /// <summary>
    /// What remains of a column's evidence for a sum that it breaks, as a decimal logarithm; null where no one slip in the total or a term explains the miss.
    /// </summary>
    /// <param name="miss">The sum of the terms less the total, in units of the last digit.</param>
    public static decimal? Evidence(SumColumn column, SumPattern pattern, long miss)
    {
        if (Explains(column, pattern.Total, pattern.Terms, miss)) { return Remaining(column, pattern.Total, pattern.Terms); }
        var slack = Rounded(column, pattern);
        for (var off = 1; off <= slack; off++)
        {
            if (Explains(column, pattern.Total, pattern.Terms, miss + off) || Explains(column, pattern.Total, pattern.Terms, miss - off))
            {
                return Remaining(column, pattern.Total, pattern.Terms, slack);
            }
        }

        return null;
    }

    /// <summary>
    /// How far the cells of a broken sum may lie from it, in units of the last digit: by rounding, where other columns leave the sum to it or no slip explains
    /// the miss otherwise.
    /// </summary>
    public static int Slack(IReadOnlyList<SumColumn> columns, SumColumn column, SumPattern pattern, long miss)
    {
        foreach (var other in columns)
        {
            if (other != column && other.Test(pattern.Total, pattern.Terms).Footing == Footing.Rounding) { return Rounded(column, pattern); }
        }
        return Explains(column, pattern.Total, pattern.Terms, miss) ? 0 : Rounded(column, pattern);
    }

    /// <summary>So far may rounded terms miss their rounded sum.</summary>
    public static int Rounded(SumColumn column, SumPattern pattern)
    {
        var numbers = 0;
        foreach (var (row, _) in pattern.Terms) { if (column.IsNumber(row)) { numbers++; } }
        return Math.Min(MostSlack, (numbers + 1) / 2);
    }

    /// <summary>One slip in the total or a term explains the miss.</summary>
    public static bool Explains(SumColumn column, int total, IReadOnlyList<SumTerm> terms, long miss)
    {
        if (!column.IsNumber(total)) { return false; }
        if (Repairs(column[total], column[total] + miss)) { return true; }
        foreach (var (row, sign) in terms) { if (column.IsNumber(row) && Repairs(column[row], column[row] - (sign * miss))) { return true; } }
        return false;
    }

    /// <summary>What remains of a column's evidence for a sum that one slip in it breaks, as a decimal logarithm.</summary>
    public static decimal Remaining(SumColumn column, int total, IReadOnlyList<SumTerm> terms, int slack = 0)
    {
        if (!column.IsNumber(total)) { return 0m; }
        var ways = Ways(column[total]);
        var size = Math.Abs(column[total]);
        foreach (var (row, _) in terms)
        {
            if (!column.IsNumber(row)) { continue; }
            ways += Ways(column[row]);
            size = Math.Max(size, Math.Abs(column[row]));
        }

        return Math.Max(0m, Magnitude.Log10(size) - Magnitude.Log10(ways * ((2 * slack) + 1)));
    }

    public static bool Repairs(long printed, long meant) => meant != printed && Diagnosis.Compare(printed, meant) is not SlipKind.Unknown;

    /// <summary>Nine other digits at each place, an exchange, a lost or a doubled digit; a sign and three scales.</summary>
    private static int Ways(long number)
    {
        var digits = 1;
        for (var rest = Math.Abs(number); rest >= 10; rest /= 10) { digits++; }
        return (12 * digits) + 4;
    }
}
