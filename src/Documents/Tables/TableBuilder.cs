using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Makes a table of the tree from its definition (docs/reference/documents.md).</summary>
internal sealed class TableBuilder(TableDefinitions definitions, PeriodWords periods, Func<SourceText, RowReader> rowReaderOf, StatementRows statements,
    CellMaker cells, HouseStyle style, FindingList findings)
{
    public Table? Build(string id, Core.Place place)
    {
        if (definitions.Find(id) is not var (definition, source))
        {
            if (!definitions.IsWhole) { return null; }
            var nearest = NearestName.Several(id, definitions.Ids);
            findings.Add(DocumentRule.UnknownTable, place, $"There is no table '{id}'.", printed: id, expected: string.Join(", ", nearest),
                remedy: nearest.Count > 0 ? $"Perhaps {string.Join(" or ", nearest)}." : null);
            return null;
        }

        var rows = rowReaderOf(source);
        var columns = new ColumnReader(periods, style.IsJapanese, findings).Read(definitions.ColumnsOf(definition));
        var specs = Ruled(definition.Text("rules"),
            definition.Has("statement") ? [.. statements.Read(definition, columns, rows), .. rows.Read(definition)] : rows.Read(definition));
        var table = new Table(
            id, [.. definition.Texts("title").Select(t => periods.Dates.Fill(t.Text, TitlePeriod(definition)))], definition.Number("width") ?? 70,
            [.. columns.Select(c => c.Column)], [.. specs.Select(r => Row(r, columns))], Sums(specs), Notes(definition, rows));
        definition.CheckKeys();
        return table;
    }

    /// <summary>The period that the title speaks of, where it is not the document's.</summary>
    private Core.Period TitlePeriod(Definition definition) =>
        definition.Text("period") is { } word && periods.Parse(word) is { } period ? period : periods.Current;

    private TableRow Row(RowSpec row, IReadOnlyList<ColumnSpec> columns) =>
        new(row.Kind, row.Id, row.Indent, row.IsTotal, row.Caption, [.. columns.Select((c, i) => cells.Make(row, c, i))]);

    /// <summary><c>rows</c> draws a line under every row; <c>totals</c> one under the amounts before each total; without either the rows say it.</summary>
    private static IReadOnlyList<RowSpec> Ruled(string? rules, IReadOnlyList<RowSpec> rows)
    {
        if (rules is null or "none") { return rows; }
        var rule = new RowSpec(RowKind.Rule, "", rows.Count > 0 ? rows[0].Place : new(""));
        if (rules == "rows") { return [.. rows.SelectMany(r => r.Kind == RowKind.Figures ? new[] { r, rule } : [r])]; }
        var amounts = rule with { Kind = RowKind.AmountRule };
        return [.. rows.SelectMany(r => r.RuleAbove ? new[] { amounts, r } : [r]), rule];
    }

    private IReadOnlyList<RowSum> Sums(IReadOnlyList<RowSpec> rows)
    {
        var ids = rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var (missing, _) in row.Sum.Where(s => !ids.Contains(s.Row)))
            {
                findings.Add(DocumentRule.UnknownRow, row.Place, $"{row.Id} adds the row '{missing}', which the table does not have.", printed: missing,
                    expected: string.Join(", ", NearestName.Several(missing, ids)));
            }
        }

        return [.. rows.Where(r => r.Sum.Count > 0).Select(r => new RowSum(r.Id, r.Sum))];
    }

    private IReadOnlyList<TableNote> Notes(Definition definition, RowReader rows) =>
        [.. definition.Entries("notes").Select(e => e.Map).OfType<Definition>().Select(n =>
        {
            var note = new TableNote(n.Text("label") ?? style.Words.Note, n.Placed("text") is var (text, offset) ? rows.Sentence(text, offset) : []);
            n.CheckKeys();
            return note;
        })];
}
