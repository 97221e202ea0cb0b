using Kessan.Consolidation;
using Kessan.Documents.Workbooks;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// The figures of segments and other members as published and as restated, a column for each cause: where segments are drawn anew, earlier periods are too (ASC
/// 280-10-50-34; IFRS 8 ¶29), though no account of the group changes.
/// </summary>
public static class SegmentBridge
{
    /// <param name="workspaces">The workspace without any cause, then with one cause more each time.</param>
    /// <param name="versions">The period of each.</param>
    /// <returns>One sheet for each analytical column; none where the workspace has none.</returns>
    public static IEnumerable<Sheet> Of(IReadOnlyList<LoadedWorkspace> workspaces, IReadOnlyList<ConsolidatedPeriod> versions,
        IReadOnlyList<Restatement> causes)
    {
        ArgumentNullException.ThrowIfNull(workspaces);
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(causes);
        foreach (var dimension in workspaces.Where(w => w.GroupFiles is not null).SelectMany(MemberLines.Dimensions).Distinct(StringComparer.Ordinal).ToArray())
        {
            yield return Of(dimension, [.. workspaces.Select((w, i) => Figures(SegmentTable.Of(w, versions[i], dimension)))], causes);
        }
    }

    private static Sheet Of(string dimension, Dictionary<string, Figure>[] versions, IReadOnlyList<Restatement> causes)
    {
        var sheet = new Sheet($"Restatement by {dimension}", $"bridge-by-{dimension}.csv",
            ["line", "name", dimension, "as published", .. causes.Select(c => c.Cause), "as restated"]);
        foreach (var key in versions.SelectMany(v => v)
            .DistinctBy(f => f.Key, StringComparer.Ordinal)
            .OrderBy(f => f.Value.Row)
            .ThenBy(f => f.Value.Member, StringComparer.Ordinal)
            .Select(f => f.Key))
        {
            var amounts = versions.Select(v => v.TryGetValue(key, out var found) ? found.Amount : 0m).ToArray();
            if (amounts.All(a => a == 0m)) { continue; }
            var of = versions.First(v => v.ContainsKey(key))[key];
            Cell[] cells = [new Cell.Text(of.Line), Sheet.Text(of.Name), new Cell.Text(of.Member), new Cell.Number(amounts[0]),
                .. Enumerable.Range(1, amounts.Length - 1).Select(i => new Cell.Number(amounts[i] - amounts[i - 1]))];
            sheet.Add([.. cells, sheet.SumOfRow(cells, 3, cells.Length - 1)]);
        }

        return sheet;
    }

    private sealed record Figure(int Row, string Line, string Name, string Member, decimal Amount);

    private static Dictionary<string, Figure> Figures(Sheet table)
    {
        var found = new Dictionary<string, Figure>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row];
            for (var column = 2; column < cells.Count; column++)
            {
                if (cells[column] is Cell.Text) { continue; }
                found[$"{cells[0].Shown}\n{table.Header[column]}"] = new(row, cells[0].Shown, cells[1].Shown, table.Header[column], cells[column].Amount);
            }
        }

        return found;
    }
}
