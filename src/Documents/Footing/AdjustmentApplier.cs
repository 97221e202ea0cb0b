namespace Kessan.Documents;

/// <summary>
/// Applies the accepted adjustments to a document, and reports those that do not fit: the cell is not there, rounding alone no longer gives
/// the number that was moved, the move is larger than one last digit, nobody accepted it.
/// </summary>
internal sealed class AdjustmentApplier(IReadOnlyList<Adjustment> adjustments, FindingList findings)
{
    private readonly HashSet<Adjustment> used = [];

    public Table Apply(Table table) => !adjustments.Any(a => a.Table == table.Id) ? table : table with
    {
        Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select((c, i) => (IReadOnlyList<Inline>)[.. c.Select(n => Apply(n, table.Id, r.Id,
            table.Columns[i].Id))])] })],
    };

    /// <summary>A sentence repeats an adjusted number where the row is the fact's name and the column its period and unit: 1H08 jpy million.</summary>
    public Figure Sentence(Figure figure, string name, string column) => Apply(figure, "text", name, column);

    public IReadOnlyList<Adjustment> Finish()
    {
        foreach (var unused in adjustments.Where(a => !used.Contains(a)))
        {
            findings.Add(DocumentRule.AdjustmentDoesNotApply, unused.Source,
                $"The document has no figure in table '{unused.Table}', row '{unused.Row}', column '{unused.Column}' that this adjustment could move.",
                remedy: "Remove the row, or correct it.");
        }

        return [.. adjustments.Where(a => used.Contains(a) && a.AcceptedBy.Length > 0)];
    }

    private Inline Apply(Inline node, string table, string row, string column) =>
        node is FigureRun run ? new FigureRun(Apply(run.Figure, table, row, column)) : node;

    private Figure Apply(Figure figure, string table, string row, string column)
    {
        var fitting = adjustments.Where(a => a.Table == table && a.Row == row && a.Column == column).ToList();
        if (fitting.Count == 0 || figure.Rounded is null) { return figure; }
        var adjustment = fitting[0];
        foreach (var a in fitting) { used.Add(a); }
        if (fitting.Count > 1) { findings.Add(DocumentRule.AdjustmentDoesNotApply, fitting[1].Source, "The cell is adjusted twice."); }
        return Fits(figure, adjustment) ? figure with { Adjustment = adjustment } : figure;
    }

    private bool Fits(Figure figure, Adjustment adjustment)
    {
        if (adjustment.From != figure.Rounded)
        {
            findings.Add(DocumentRule.AdjustmentDoesNotApply, adjustment.Source,
                $"The cell rounds to {figure.Rounded}, not to {adjustment.From}: the adjustment is of another time.", printed: Text(adjustment.From),
                expected: Text(figure.Rounded!.Value));
            return false;
        }

        if (Math.Abs(adjustment.To - adjustment.From) != figure.Format.LastDigit)
        {
            findings.Add(DocumentRule.AdjustmentTooLarge, adjustment.Source,
                $"An adjustment moves one last digit ({figure.Format.LastDigit}); this one moves {adjustment.To - adjustment.From}.",
                printed: Text(adjustment.To));
            return false;
        }

        if (adjustment.AcceptedBy.Length > 0) { return true; }
        findings.Add(DocumentRule.AdjustmentNotAccepted, adjustment.Source, "Nobody has accepted this adjustment; it is not applied.",
            remedy: "Write in accepted_by who agrees.");
        return false;
    }

    private static string Text(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
