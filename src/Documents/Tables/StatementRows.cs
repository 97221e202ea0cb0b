using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents;

/// <summary>
/// Rows from a statement definition: <c>statement: balance-sheet</c>, with <c>part: assets</c> where the statement is printed in parts. Lines
/// that have no number in any column are left out, unless the definition always shows them. <c>with</c> says more of
/// single rows: <c>{ row: "Revenues[ATMOperation]", note: atm, show: percent full, empty: [current-usd] }</c>, or calls it otherwise (<c>caption</c>).
/// </summary>
internal sealed class StatementRows(
    IReadOnlyList<StatementDefinition> statements, string presentation, HouseStyle style, string currency, FactFinder facts, FigureFactory factory,
    PeriodWords periods, NoteNumbers notes, FindingList findings)
{
    /// <param name="words">Reads the captions and notes that the table itself writes.</param>
    public IReadOnlyList<RowSpec> Read(Definition table, IReadOnlyList<ColumnSpec> columns, RowReader words)
    {
        var name = table.Text("statement")!;
        if (statements.FirstOrDefault(s => s.Name == name)?.Under(presentation) is not { } form)
        {
            findings.Add(DocumentRule.UnknownName, table.PlaceOf("statement"), $"There is no statement '{name}' under the presentation {presentation}.",
                printed: name, expected: string.Join(", ", NearestName.Several(name, statements.Select(s => s.Name))));
            return [];
        }

        var part = table.Text("part");
        var reader = new LineReader(columns, new CaptionText(style, columns, facts, factory, periods, currency, table.Place), periods, table.Place);
        var more = table.Entries("with").Select(e => e.Map).OfType<Definition>().Select(m => (Row: m.Text("row") ?? "", More: m)).ToList();
        var shown = form.Shown(n => reader.Values(n, facts).Any()).Where(l => part is null || l.Part == part).ToList();
        var rows = shown.Select(l => reader.Row(l, facts)).ToList();
        var ids = rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var hidden = form.Lines.Where(l => (part is null || l.Part == part) && l.Value is not null)
            .Select(l => LineReader.IdOf(l.Value!))
            .ToHashSet(StringComparer.Ordinal);
        CheckRows(more, ids);
        return [.. rows.Select(r => More(r with { Sum = Present(r.Sum, ids, hidden) }, more.Where(m => m.Row == r.Id).Select(m => m.More), words))];
    }

    /// <summary>A sum over rows of another part is none of this table; rows left out because they are nil add nothing.</summary>
    private static IReadOnlyList<(string Row, int Weight)> Present(IReadOnlyList<(string Row, int Weight)> sum, HashSet<string> ids, HashSet<string> hidden) =>
        sum.All(s => ids.Contains(s.Row) || hidden.Contains(s.Row)) ? [.. sum.Where(s => ids.Contains(s.Row))] : [];

    private RowSpec More(RowSpec row, IEnumerable<Definition> more, RowReader words)
    {
        foreach (var definition in more)
        {
            var caption = definition.Placed("caption") is var (text, offset) ? words.Caption(periods.Dates.Fill(text, periods.Current), offset) : row.Caption;
            row = row with
            {
                Show = definition.Text("show") ?? row.Show,
                Empty = definition.Has("empty") ? [.. definition.Texts("empty").Select(t => t.Text)] : row.Empty,
                NotStated = definition.Has("not-stated") ? [.. definition.Texts("not-stated").Select(t => t.Text)] : row.NotStated,
                Caption = definition.Text("note") is { } note ? [.. caption, notes.Mark(note, definition.Place)] : caption,
            };
            definition.CheckKeys();
        }

        return row;
    }

    private void CheckRows(IReadOnlyList<(string Row, Definition More)> more, HashSet<string> ids)
    {
        foreach (var (row, definition) in more.Where(m => !ids.Contains(m.Row)))
        {
            findings.Add(DocumentRule.UnknownRow, definition.Place, $"The table has no row '{row}'.", printed: row,
                expected: string.Join(", ", NearestName.Several(row, ids)));
        }
    }

    /// <summary>Turns the lines of one form into rows.</summary>
    private sealed class LineReader(IReadOnlyList<ColumnSpec> columns, CaptionText captions, PeriodWords periods, Place place)
    {
        public static string IdOf(Formula.Name name) =>
            name.Concept + (name.Members is { IsNone: false } members ? $"[{members}]" : "")
                + name.Time switch { OperandTime.Opening => "@opening", OperandTime.Closing => "@closing", _ => "" };

        public IEnumerable<decimal> Values(Formula.Name name, FactFinder facts) =>
            from column in columns
            where column.Show is { Kind: FigureKind.Value }
            from fact in facts
                .Find(name.Concept, name.Members ?? Members.None, PeriodWords.At(column.Period ?? periods.Current, TimeOf(name)), column.Scenario ?? "actual")
                .Take(1)
            where fact.Number is not null
            select fact.Number!.Value;

        public RowSpec Row(StatementLine line, FactFinder facts)
        {
            var id = line.Value is null ? "" : IdOf(line.Value);
            IReadOnlyList<Inline> caption = line.Caption is null ? [] : captions.Of(line.Caption, line.Value, n => Values(n, facts));
            return new(line.IsHeading ? RowKind.Heading : RowKind.Figures, id, place)
            {
                Concept = line.IsHeading ? null : id,
                Indent = line.Depth,
                IsTotal = line.IsTotal,
                RuleAbove = line.Rule,
                Share = line.Percent,
                NeverTranslated = !line.Translate,
                Caption = caption,
                Sum = line.Formula is { } formula && !line.Memo ? Addends(formula, 1) ?? [] : [],
            };
        }

        private static string? TimeOf(Formula.Name name) => name.Time switch { OperandTime.Opening => "opening", OperandTime.Closing => "closing", _ => null };

        /// <summary>The names that a formula adds and subtracts; null where it does something else.</summary>
        private static IReadOnlyList<(string Row, int Weight)>? Addends(Formula formula, int weight) => formula switch
        {
            Formula.Name name => [(IdOf(name), weight)],
            Formula.Negated negated => Addends(negated.Of, -weight),
            Formula.Binary { Operator: '+' or '-' } sum when Addends(sum.Left, weight) is { } left
                && Addends(sum.Right, sum.Operator == '+' ? weight : -weight) is { } right =>
                [.. left, .. right],
            _ => null,
        };
    }
}
