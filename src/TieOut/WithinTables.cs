using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut;

/// <summary>
/// What tables prove and contradict by themselves and among each other. It needs no sentence, so that it is worked out on another core while those are linked.
/// </summary>
/// <param name="Relations">What tables claim, in the order in which it is weighed.</param>
/// <param name="Findings">What they show without a relation: deductions without a sign, rows left out or there twice, columns and rows under the wrong
/// period.</param>
internal sealed record WithinTables(TableSums Sums, List<Relation> Relations, List<TieFinding> Findings)
{
    /// <param name="byHabit">Whether last digits that were moved are told from slips by the habit of the document.</param>
    public static WithinTables Of(DocumentFigures figures, TableLinks tables, bool byHabit)
    {
        var sums = TableSums.Of(figures.Tables);
        var source = figures.Document.Source;
        return new(
            sums,
            [
                .. ColumnDoesNotFoot.Find(sums, byHabit),
                .. RowDoesNotCrossFoot.Find(sums),
                .. DividendTotals.Find(sums),
                .. BreakdownDoesNotFoot.Find(sums),
                .. BalanceSheetDoesNotBalance.Find(figures),
                .. CashDoesNotRoll.Find(figures),
                .. WrongSign.Find(sums, tables),
                .. GrowthDoesNotRecompute.Find(sums),
                .. ShareDoesNotRecompute.Find(sums),
                .. RatioDoesNotRecompute.Find(figures),
                .. PercentageRows.Find(sums),
                .. MarginsUnderHeading.Find(sums),
                .. MarginColumns.Find(sums),
                .. GrowthRows.Find(sums),
                .. SummaryMeasures.Find(tables),
                .. TranslationDoesNotRecompute.Find(figures, sums),
                .. PerShareDoesNotRecompute.Find(tables),
                .. TablesDisagree.Find(tables, sums),
            ],
            [
                .. DeductionWithoutSign.Find(source, sums),
                .. RowLeftOutOrTwice.Find(source, sums),
                .. FormRowLeftOut.Find(source, figures.Tables),
                .. TotalLeftOut.Find(source, figures.Tables),
                .. ColumnPeriods.Find(figures).Concat(NamedDays.Find(figures)).DistinctBy(f => f.Finding.Place),
                .. YearRows.Find(figures),
                .. ReversedPeriods.Find(figures),
            ]);
    }
}
