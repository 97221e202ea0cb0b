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
    public static IEnumerable<TieFinding> Find(DocumentFigures document, TableLinks tables, ProseLinks prose, CalendarSlips slips) =>
        InRows(document, tables)
            .Concat(InProse(document, tables, prose))
            .Concat(MislabelledSentences.Find(document, prose))
            .Concat(MislabelledHeadings.Find(document, prose))
            .DistinctBy(f => f.Figure)
            .Concat(slips.Findings)
            .DistinctBy(f => f.Finding.Place);

    private static IEnumerable<TieFinding> InRows(DocumentFigures document, TableLinks tables)
    {
        var matches = new Dictionary<CellFigure, Matches>();
        foreach (var pair in tables.Pairs)
        {
            foreach (var (a, b) in pair.Same) { Entry(a).HasSame = true; Entry(b).HasSame = true; }
            foreach (var (a, b) in pair.OtherPeriod.Where(m => LinePair.Digits(m) >= 4))
            {
                Entry(a).AddOther(b);
                Entry(b).AddOther(a);
            }
        }

        foreach (var table in document.Tables)
        {
            foreach (var row in table.Rows.Where(r => r is { IsTime: true, Period: not null }))
            {
                var cells = table.Figures.Where(f => f.Row == row.Index && matches.ContainsKey(f)).ToList();
                if (cells.Any(c => matches[c].HasSame)) { continue; }
                if (SameColumn([.. cells.Where(c => !StandsStill(table, c))
                    .SelectMany(c => matches[c].Other)
                    .Where(o => !IsDayBefore(o.B.Figure.Period, row.Period!))]) is { Count: >= 2 } other
                    && other.Exists(o => o.A.Figure.Value != other[0].A.Figure.Value))
                {
                    yield return Report(document, table.Table.Rows[row.Index].Label, other);
                }
            }
        }

        Matches Entry(CellFigure cell)
        {
            if (!matches.TryGetValue(cell, out var entry)) { matches.Add(cell, entry = new(cell)); }
            return entry;
        }
    }

    /// <summary>A balance that the column prints at another date too belongs to no date alone.</summary>
    private static bool StandsStill(TableView table, CellFigure cell) =>
        table.Figures.Any(f => f.Column == cell.Column && f.Row != cell.Row && f.Printed == cell.Printed && table.Rows[f.Row].IsTime);

    /// <summary>What opens on April 1 closed on March 31.</summary>
    private static bool IsDayBefore(ReportingPeriod? other, ReportingPeriod label) =>
        other is { Months: 0 } && label.Months == 0 && other.End.AddDays(1) == label.End;

    /// <summary>The pairs whose second cells stand in one column: that with the most of them, the first table of equals.</summary>
    private static List<CellPair> SameColumn(List<CellPair> pairs)
    {
        List<CellPair> best = [];
        foreach (var first in pairs)
        {
            var own = pairs.Where(p => p.B.Table == first.B.Table && p.B.Column == first.B.Column).ToList();
            if (own.Count > best.Count || (own.Count == best.Count && first.B.Table.Index < best[0].B.Table.Index)) { best = own; }
        }

        return best;
    }

    /// <summary>Where else a cell's number is printed: for the same period somewhere, for other periods once a column.</summary>
    private sealed class Matches(CellFigure cell)
    {
        public bool HasSame { get; set; }

        public List<CellPair> Other { get; } = [];

        public void AddOther(CellFigure found)
        {
            if (!Other.Any(o => o.B.Table == found.Table && o.B.Column == found.Column)) { Other.Add(new(cell, found)); }
        }
    }

    private static TieFinding Report(DocumentFigures document, Passage label, List<CellPair> proof)
    {
        var source = document.Document.Source;
        var period = proof[0].B.Figure.Period!;
        var numbers = string.Join(" and ", proof.Take(3).Select(p => $"{p.A.Figure.Text} (line {source.PlaceOf(p.B.Figure.Span).Line}: {p.B.Figure.Text})"));
        return Make(source, label.Whole, label.Text, proof[0].A.Figure, [.. proof.Take(3).Select(p => p.B.Figure)], period.ToString(),
            $"the label says \"{label.Text}\", but {numbers} are the numbers of {period} (another period).");
    }

    private static IEnumerable<TieFinding> InProse(DocumentFigures document, TableLinks tables, ProseLinks prose)
    {
        foreach (var link in prose.Found.Values.Where(l => l is { PeriodAgrees: false, Figure.Said: { IsRelative: false }, Score: >= 0.85m, IsWeak: false }
            && l.Figure.Figure.Digits >= 3 && !l.Fact.IsDerived))
        {
            // "206,478 and 204,300 shares at September 30 and March 31, respectively": which number belongs to which date is not read here.
            if (link.Figure.Figure.Period is not { } said || document.Calendar.IsAmbiguous(link.Figure.Said!)
                || link.Figure.Sentence.Text.Contains("respectively", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var subject = Named(tables, link.Fact.Line)
                .SelectMany(l => l.Cells)
                .Where(c => c.Figure.Unit == link.Fact.Unit && c.Figure.Kind == link.Fact.Kind && c.Figure.Period is { } p && p == said)
                .ToList();
            if (subject.Count == 0 || subject.Any(c => c.Figure.Possible.Abs().Intersects(link.Figure.Figure.Possible.Abs()))) { continue; }
            yield return Report(document, link.Figure, link.Figure.Said!, link.Fact, subject[0].Figure);
        }
    }

    /// <summary>The lines of this subject, and those of other tables with exactly the same name.</summary>
    private static IEnumerable<FactLine> Named(TableLinks tables, FactLine line)
    {
        var same = tables.Subjects.SameAs(line);
        return tables.Subjects.Lines.Where(l => same.Contains(l) || same.Any(s => s.Core.Count > 1 && s.Core.SetEquals(l.Core)));
    }

    /// <param name="meant">What is printed for the period that the sentence names; null where nothing is.</param>
    internal static TieFinding Report(DocumentFigures document, ProseFigure said, TimeExpression time, Linking.Fact fact, Figure? meant)
    {
        var (figure, found) = (said.Figure, fact.Sources[0]);
        var passage = said.Sentence.Passage;
        var words = passage.Text[time.Start..time.End];
        var source = document.Document.Source;
        var other = meant is null ? "no table prints a number for" : $"line {source.PlaceOf(meant.Span).Line} prints {meant.Text} for";
        return Make(source, passage.SourceSpan(time.Start, time.End), words, figure, meant is null ? [found] : [found, meant], fact.Period!.ToString(),
            $"the sentence gives {figure.Text} for {words}, but line {source.PlaceOf(found.Span).Line} prints it for {fact.Period}, and {other} {words} (another period).");
    }

    internal static TieFinding Make(SourceText source, Span span, string printed, Figure? figure, List<Figure> proof, string expected, string message)
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
