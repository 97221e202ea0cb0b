using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut;

/// <summary>
/// What tables prove and contradict by themselves. It needs neither the sentences nor the words of the document, so that it is worked out on another core while those are read.
/// </summary>
/// <param name="Footing">Columns, rows and breakdowns that add up or do not.</param>
/// <param name="Proportions">Growth and shares beside the amounts they come from.</param>
/// <param name="Percentages">Rows of percentages: of another row, margins, growth.</param>
/// <param name="Unsigned">Deductions without a sign.</param>
/// <param name="Missed">Rows left out, or there twice.</param>
internal sealed record WithinTables(TableSums Sums, List<Relation> Footing, List<Relation> Proportions, List<Relation> Percentages, List<TieFinding> Unsigned, List<TieFinding> Missed)
{
    /// <param name="byHabit">Whether last digits that were moved are told from slips by the habit of the document.</param>
    public static WithinTables Of(IReadOnlyList<TableView> tables, SourceText source, bool byHabit)
    {
        var sums = TableSums.Of(tables);
        return new(
            sums,
            [.. ColumnDoesNotFoot.Find(sums, byHabit), .. RowDoesNotCrossFoot.Find(sums), .. BreakdownDoesNotFoot.Find(sums)],
            [.. GrowthDoesNotRecompute.Find(sums), .. ShareDoesNotRecompute.Find(sums)],
            [.. PercentageRows.Find(sums), .. MarginsUnderHeading.Find(sums), .. GrowthRows.Find(sums)],
            [.. DeductionWithoutSign.Find(source, sums)],
            [.. RowLeftOutOrTwice.Find(source, sums)]);
    }
}
