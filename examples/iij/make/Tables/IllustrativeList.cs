namespace Kessan.Examples.Iij;

/// <summary>illustrative.csv: the figures that were chosen so that the books balance and roll, and were announced nowhere.</summary>
internal static class IllustrativeList
{
    private const string Balances = "closing balances follow from the opening, the cash flow statement and the cells chosen in make/group";

    public static void Write(string workspace, GroupTables tables)
    {
        var chosen = tables.Chosen.Select(c => (c.Period, c.Concept, Note: c.Members.Length == 0 ? "" : $"member {c.Members}")).Concat(WholeDates()).Distinct()
            .OrderBy(c => MonthEnds.Calendar.Parse(c.Period)!.Value.End).ThenBy(c => c.Period, StringComparer.Ordinal).ThenBy(c => c.Concept, StringComparer.Ordinal).ThenBy(c => c.Note, StringComparer.Ordinal);
        Csv.Write(Path.Combine(workspace, "illustrative.csv"), "period,concept,note", chosen.Select(c => $"{c.Period},{c.Concept},\"{c.Note}\""));
    }

    // Dates of which no balance sheet was printed, and nine months of which only a summary was.
    private static IEnumerable<(string Period, string Concept, string Note)> WholeDates() =>
        new[] { "2006-03-31", "2006-06-30", "2006-12-31", "2007-06-30", "2008-06-30" }.Select(d => (d, "*", Balances));
}
