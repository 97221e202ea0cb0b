using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Reads the rows of a table: <c>{ concept: "Revenues[SystemsConstruction]", caption: Systems Construction, indent: 1 }</c>, headings
/// (<c>{ heading: "REVENUES:" }</c>), and the bare words <c>rule</c>, <c>amount-rule</c>, <c>blank</c>.
/// </summary>
internal sealed class RowReader(SourceText source, PeriodWords periods, CaptionReader captions, SentenceChecks checks, NoteNumbers notes, FindingList findings)
{
    public IReadOnlyList<RowSpec> Read(Definition table) => [.. table.Entries("rows").Select(e => e.Map is { } map ? Row(map) : Word(e.Word ?? "", e.Place))];

    /// <summary>The nodes of a caption, its notes numbered.</summary>
    public IReadOnlyList<Inline> Caption(string text, int offset) =>
        Numbered(checks.Caption(captions.Read(text, offset, source), source), source.PlaceAt(offset));

    public IReadOnlyList<Inline> Sentence(string text, int offset) =>
        Numbered(checks.Sentence(captions.Read(text, offset, source), source), source.PlaceAt(offset));

    private IReadOnlyList<Inline> Numbered(IReadOnlyList<Inline> nodes, Place place) =>
        [.. nodes.Select(n => n is NoteMark mark ? notes.Mark(mark.Id, place) : n)];

    private RowSpec Word(string word, Place place)
    {
        RowKind? kind = word switch { "rule" => RowKind.Rule, "amount-rule" => RowKind.AmountRule, "blank" => RowKind.Blank, _ => null };
        if (kind is null)
        {
            findings.Add(DocumentRule.UnusableDefinition, place, $"'{word}' is no row; there are rule, amount-rule and blank.", printed: word);
        }
        return new(kind ?? RowKind.Blank, "", place);
    }

    private RowSpec Row(Definition row)
    {
        var concept = row.Text("concept");
        var caption = row.Placed("caption") ?? row.Placed("heading");
        var period = PeriodOf(row);
        var spec = new RowSpec(row.Has("heading") ? RowKind.Heading : RowKind.Figures, row.Text("id") ?? Canonical(concept, row), row.Place)
        {
            Concept = concept,
            Period = period,
            Scenario = row.Text("scenario"),
            Show = row.Text("show"),
            Indent = row.Number("indent") ?? 0,
            IsTotal = row.Flag("total"),
            RuleAbove = row.Flag("total"),
            Share = row.Flag("share"),
            Caption = caption is var (text, offset) ? Caption(periods.Dates.Fill(text, period ?? periods.Current), offset) : [],
            NotStated = [.. row.Texts("not-stated").Select(t => t.Text)],
            Empty = [.. row.Texts("empty").Select(t => t.Text)],
            Sum = [.. row.Texts("sum").Select(t => Addend(t.Text))],
            Written = [.. row.Texts("cells").Select(t => Caption(t.Text, t.Offset))],
        };
        row.CheckKeys();
        return spec;
    }

    private Period? PeriodOf(Definition row)
    {
        if (row.Text("period") is not { } word) { return null; }
        if (periods.Parse(word) is { } period) { return period; }
        findings.Add(DocumentRule.WrongPeriodLabel, row.PlaceOf("period"), $"'{word}' is no period.", printed: word);
        return null;
    }

    private static (string, int) Addend(string text) => text.StartsWith('-') ? (text[1..].Trim(), -1) : (text, 1);

    private static string Canonical(string? concept, Definition row) => concept is null ? row.Text("period") ?? ""
        : BindingSyntax.Name(concept) is var (name, members, time)
            ? (members.IsNone ? name : $"{name}[{members}]") + (time is null ? "" : "@" + time)
            : concept;
}
