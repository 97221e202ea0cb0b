using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO208: a table of a form whose rows are periods (決算短信・四半期決算短信作成要領: each shows the period and the one it is compared with) that has one of
/// them alone, while all others of the document have two or more.
/// </summary>
internal static class FormRowLeftOut
{
    /// <summary>Fewer tables of periods are no form.</summary>
    private const int FewestTables = 3;

    public static IEnumerable<TieFinding> Find(SourceText source, IReadOnlyList<TableView> tables)
    {
        List<TableView> ofPeriods = [.. tables.Where(IsOfPeriods)];
        List<RowView> rows = [.. ofPeriods.Where(t => t.Rows.Count > 1).SelectMany(t => t.Rows)];
        if (ofPeriods.Count(t => t.Rows.Count > 1) < FewestTables || Current(rows) is not { } current) { yield break; }
        List<TableView> alone = [.. ofPeriods.Where(t => t.Rows is [var row] && row.Period?.End <= current && rows.Exists(r => r.Key == row.Key))];
        if (alone is [var table])
        {
            yield return RowLeftOutOrTwice.Make(source, table.Figures[0].Figure,
                $"\"{table.Rows[0].Label}\" stands alone in this table, and every other table of periods has two or more; a row seems left out",
                [.. table.Figures.Skip(1).Take(4).Select(f => f.Figure)]);
        }
    }

    private static bool IsOfPeriods(TableView table) =>
        !table.Table.MayBeDamaged && table.Figures.Length > 0 && table.Rows.All(r => r is { IsTime: true, Key.Length: > 0 });

    /// <summary>The end of the period that most rows are of; forecasts end later.</summary>
    private static DateOnly? Current(List<RowView> rows) =>
        rows.Where(r => r.Period is not null)
            .GroupBy(r => r.Key, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.First().Period!.End)
            .FirstOrDefault()?.First().Period!.End;
}
