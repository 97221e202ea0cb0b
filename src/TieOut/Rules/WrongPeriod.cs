using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501: a label that the values refute. A row "Six months ended September 30, 2007" that holds the total assets and the equity of
/// March 31, 2008; a sentence that gives the half year's number "in 2Q08".
/// </summary>
internal static class WrongPeriod
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document, TableLinks tables, ProseLinks prose) =>
        InRows(document, tables).Concat(InProse(document, tables, prose));

    private static IEnumerable<TieFinding> InRows(DocumentFigures document, TableLinks tables)
    {
        var matches = new Dictionary<CellFigure, (HashSet<ReportingPeriod> Same, Dictionary<(int Table, int Column), CellFigure> Other)>();
        foreach (var pair in tables.Pairs)
        {
            foreach (var (a, b) in pair.Same) { Entry(a).Same.Add(b.Figure.Period ?? default); Entry(b).Same.Add(a.Figure.Period ?? default); }
            foreach (var (a, b) in pair.OtherPeriod.Where(m => LinePair.Digits(m) >= 4))
            {
                Entry(a).Other.TryAdd((b.Table.Index, b.Column), b);
                Entry(b).Other.TryAdd((a.Table.Index, a.Column), a);
            }
        }

        foreach (var row in document.Tables.SelectMany(t => t.Rows.Where(r => r is { IsTime: true, Period: not null }).Select(r => (Table: t, Row: r))))
        {
            var cells = row.Table.Figures.Where(f => f.Row == row.Row.Index && matches.ContainsKey(f)).ToList();
            if (cells.Any(c => matches[c].Same.Count > 0)) { continue; }
            var other = cells.SelectMany(c => matches[c].Other.Select(o => (Cell: c, Place: o.Key, Found: o.Value))).GroupBy(o => o.Place).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Table).FirstOrDefault();
            if (other is not null && other.Count() >= 2) { yield return Report(document, row.Table.Table.Rows[row.Row.Index].Label, [.. other.Select(o => (o.Cell, o.Found))]); }
        }

        (HashSet<ReportingPeriod> Same, Dictionary<(int Table, int Column), CellFigure> Other) Entry(CellFigure cell)
        {
            if (!matches.TryGetValue(cell, out var entry)) { matches.Add(cell, entry = ([], [])); }
            return entry;
        }
    }

    private static TieFinding Report(DocumentFigures document, Passage label, List<(CellFigure Cell, CellFigure Found)> proof)
    {
        var source = document.Document.Source;
        var period = proof[0].Found.Figure.Period!.Value;
        var numbers = string.Join(" and ", proof.Take(3).Select(p => $"{p.Cell.Figure.Text} (line {source.PlaceOf(p.Found.Figure.Span).Line}: {p.Found.Figure.Text})"));
        return Make(source, label.Whole, label.Text, proof[0].Cell.Figure, [.. proof.Take(3).Select(p => p.Found.Figure)], period.ToString(),
            $"the label says \"{label.Text}\", but {numbers} are the numbers of {period} (another period).");
    }

    private static IEnumerable<TieFinding> InProse(DocumentFigures document, TableLinks tables, ProseLinks prose)
    {
        foreach (var link in prose.Found.Values.Where(l => l is { PeriodAgrees: false, Figure.Said: not null, Score: >= 0.85m, IsWeak: false } && l.Figure.Figure.Digits >= 3 && !l.Fact.IsDerived))
        {
            if (link.Figure.Figure.Period is not { } said || document.Calendar.IsAmbiguous(link.Figure.Said!.Value)) { continue; }
            var subject = Named(tables, link.Fact.Line).SelectMany(l => l.Cells).Where(c => c.Figure.Unit == link.Fact.Unit && c.Figure.Kind == link.Fact.Kind && c.Figure.Period is { } p && p == said).ToList();
            if (subject.Count == 0 || subject.Any(c => c.Figure.Possible.Abs().Intersects(link.Figure.Figure.Possible.Abs()))) { continue; }
            yield return Report(document, link, subject[0].Figure);
        }
    }

    /// <summary>The lines of this subject, and those of other tables with exactly the same name.</summary>
    private static IEnumerable<FactLine> Named(TableLinks tables, FactLine line)
    {
        var same = tables.Subjects.SameAs(line);
        return tables.Subjects.Lines.Where(l => same.Contains(l) || same.Any(s => s.Core.Count > 1 && s.Core.SetEquals(l.Core)));
    }

    private static TieFinding Report(DocumentFigures document, ProseLink link, Figure right)
    {
        var (figure, time, found) = (link.Figure.Figure, link.Figure.Said!.Value, link.Fact.Sources[0]);
        var passage = link.Figure.Sentence.Passage;
        var words = passage.Text[time.Start..time.End];
        var source = document.Document.Source;
        return Make(source, passage.SourceSpan(time.Start, time.End), words, figure, [found, right], found.Period.ToString()!,
            $"the sentence gives {figure.Text} for {words}, but line {source.PlaceOf(found.Span).Line} prints it for {found.Period}, and line {source.PlaceOf(right.Span).Line} prints {right.Text} for {words} (another period).");
    }

    private static TieFinding Make(SourceText source, Span span, string printed, Figure figure, List<Figure> proof, string expected, string message)
    {
        var rule = RuleCatalog.WrongPeriod;
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(span), message)
        {
            Printed = printed,
            Expected = expected,
            Evidence = [.. proof.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text))],
        };
        return new(finding, figure, proof);
    }
}
