using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Documents.Workbooks;
using Kessan.Statements;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// A restatement as its readers see it: line by line of the statements that account for everything, with a column for each cause (IAS 8 ¶28f, ¶49b: for each
/// financial statement line item affected; ASC 250-10-50-7). The signs are those of the statements. The bridge by account (<see cref="RestatementBridge"/>) is
/// the same in debits and credits.
/// </summary>
public static class CaptionBridge
{
    /// <param name="versions">The statements without any cause, then with one cause more each time.</param>
    /// <returns>Null where the workspace has no such statement.</returns>
    public static Sheet? Of(StatementsInput input, IReadOnlyList<StatementsResult> versions, IReadOnlyList<Restatement> causes, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(causes);
        if (input.Presentations.Count == 0) { return null; }
        var presentation = input.Presentations[^1];
        var sheet = new Sheet("Restated lines", "captions.csv", ["statement", "line", "as published", .. causes.Select(c => c.Cause), "as restated"]);
        foreach (var definition in input.Definitions.Where(d => d.Covers != StatementCoverage.None))
        {
            foreach (var line in definition.Under(presentation)?.Lines ?? [])
            {
                Add(sheet, definition, line, [.. versions.Select(v => Value(input, v, line, presentation, end))]);
            }
        }

        return sheet.Rows.Count == 0 ? null : sheet;
    }

    private static void Add(Sheet sheet, StatementDefinition definition, StatementLine line, decimal?[] values)
    {
        if (line.Value is null || values.All(v => v is null)) { return; }
        var amounts = values.Select(v => v ?? 0m).ToArray();
        Cell[] cells = [new Cell.Text(definition.Name), new Cell.Text(Words(line)), new Cell.Number(amounts[0]),
            .. Enumerable.Range(1, amounts.Length - 1).Select(i => new Cell.Number(amounts[i] - amounts[i - 1]))];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
    }

    // A balance of the day, or else a flow of the fiscal year up to it.
    private static decimal? Value(StatementsInput input, StatementsResult stated, StatementLine line, string presentation, DateOnly end) =>
        line.Value is not { Members: { } members } name ? null
        : (stated.Index.Find(name.Concept, members, Period.Instant(end), presentation)
            ?? stated.Index.Find(name.Concept, members, input.Calendar.CumulativeTo(end), presentation))?.Number;

    private static string Words(StatementLine line) => line.Caption is { } caption
        ? string.Concat(caption.Resolve("en", line.Value, _ => []).OfType<CaptionPart.Text>().Select(t => t.Value)).Trim() : line.Value!.ToString();
}
