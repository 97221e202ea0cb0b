using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO208: a part of a statement without its total, where its sisters have theirs: current assets and current liabilities (Regulation S-X 5-02, IAS 1 ¶60), the
/// three activities of a cash flow statement (IAS 7 ¶10). A total that is gone leaves its rows to the next one, so that no sum misses it.
/// </summary>
internal static class TotalLeftOut
{
    private const int FewestRows = 2;

    private static readonly string[][] Sisters =
    [
        ["currentassets", "currentliabilities"],
        ["流動資産", "固定資産", "流動負債", "固定負債"],
    ];

    private static readonly string[] Activities = ["operating", "investing", "financing"];

    private sealed record Part(Passage Heading, string Key, List<RowView> Rows);

    public static IEnumerable<TieFinding> Find(SourceText source, IReadOnlyList<TableView> tables)
    {
        foreach (var table in tables.Where(t => !t.Table.MayBeDamaged))
        {
            var parts = Parts(table);
            foreach (var sisters in Sisters.Select(s => parts.FindAll(p => s.Contains(p.Key, StringComparer.Ordinal))).Append(parts.FindAll(IsActivity)))
            {
                var without = sisters.FindAll(p => p.Rows.Count >= FewestRows && !HasTotal(table, p));
                if (sisters.Count > 1 && without is [var part] && !GoesOn(tables, table, part)
                    && Array.Find(table.Figures, f => f.Row == part.Rows[0].Index) is { } first)
                {
                    yield return Report(source, part, sisters.First(s => s != part), first);
                }
            }
        }
    }

    /// <summary>The rows under each heading, of those that have a number.</summary>
    private static List<Part> Parts(TableView table)
    {
        var parts = new List<Part>();
        foreach (var row in table.Rows)
        {
            foreach (var heading in table.Table.Rows[row.Index].Headings)
            {
                if (parts.Find(p => p.Heading == heading) is not { } part) { parts.Add(part = new(heading, LabelKey.Of(heading.Text), [])); }
                part.Rows.Add(row);
            }
        }

        return parts;
    }

    private static bool IsActivity(Part part) => part.Key.EndsWith("activities", StringComparison.Ordinal) && ActivityIn(part.Key) is not null;

    private static string? ActivityIn(string key) => Array.Find(Activities, a => key.Contains(a, StringComparison.Ordinal));

    private static bool HasTotal(TableView table, Part part) =>
        table.Rows.Any(r => TotalName.IsOf(part.Heading.Text, part.Key, r)
            || (IsActivity(part) && CashFlowName.IsOfActivities(r.Label) && ActivityIn(r.Key) == ActivityIn(part.Key)));

    /// <summary>The table is cut by a page: its total stands in the next one.</summary>
    private static bool GoesOn(IReadOnlyList<TableView> tables, TableView table, Part part) =>
        table.Index + 1 < tables.Count && HasTotal(tables[table.Index + 1], part);

    private static TieFinding Report(SourceText source, Part part, Part sister, CellFigure first) =>
        RowLeftOutOrTwice.Make(source, first.Figure,
            $"the {part.Rows.Count} rows under \"{ColumnDoesNotFoot.Short(part.Heading.Text)}\" have no total, and those under \"{ColumnDoesNotFoot.Short(sister.Heading.Text)}\" have theirs; a row seems left out",
            []);
}
