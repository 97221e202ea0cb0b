namespace Kessan.TieOut.Reading;

/// <summary>Blocks that were read from a text made of another one, with their places in that other one.</summary>
internal static class BlockPlaces
{
    public static Block Within(Block block, Passage origin) => block switch
    {
        Paragraph paragraph => new Paragraph(paragraph.Passage.Within(origin), paragraph.IsHeading),
        Table table => new Table
        {
            Title = Within(table.Title, origin),
            Columns = [.. table.Columns.Select(c => c with { Headers = Within(c.Headers, origin) })],
            Rows = [.. table.Rows.Select(r => Within(r, origin))],
            MayBeDamaged = table.MayBeDamaged,
        },
        _ => block,
    };

    private static Row Within(Row row, Passage origin) => new()
    {
        Label = row.Label.Within(origin),
        Indent = row.Indent,
        Headings = Within(row.Headings, origin),
        Cells = [.. row.Cells.Select(c => c is null ? null : c with { Passage = c.Passage.Within(origin) })],
        RuleAbove = row.RuleAbove,
    };

    private static IReadOnlyList<Passage> Within(IReadOnlyList<Passage> passages, Passage origin) => [.. passages.Select(p => p.Within(origin))];
}
