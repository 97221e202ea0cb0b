namespace Kessan.TieOut.Reading;

/// <summary>
/// Gives every column the header texts that stand over it. A date over a group of columns also counts for a column of percentages to
/// the right of an amount, even where it is not over it.
/// </summary>
internal sealed class HeaderReader(string text, IReadOnlyList<ColumnPlace> places, IReadOnlyList<bool> isPercent)
{
    private static readonly Phrases Times =
        new("ended", "ending", "month", "quarter", "year", "week", " 19", " 20", "january", "february", "march", "april", "june", "july", "august", "sept",
            "october", "november", "december");

    private readonly List<Passage>[] headers = [.. places.Select(_ => new List<Passage>())];

    /// <summary>Headers of a period that stood alone in their lines, without a year.</summary>
    private readonly List<Passage> alone = [];

    private readonly List<Passage> bareYears = [];

    public IReadOnlyList<Column> Columns => [.. headers.Select((h, i) => new Column(i, Whole(h)))];

    /// <summary>"Three months ended March 31," in the middle over 2017 and 2016 may stand over neither, or over one of them: it is of both.</summary>
    private List<Passage> Whole(List<Passage> over) =>
        over.Except(alone).ToList() is [{ } year] && bareYears.Contains(year) ? [.. alone, year] : over;

    /// <param name="rule">A rule line below or above that parts the groups of columns, if there is one.</param>
    public void Add(TextLine line, TextLine? rule)
    {
        var over = new Segment?[places.Count];
        var segments = line.Segments.Where(s => line.ColumnOf(s.End) > places[0].Start - 6).SelectMany(s => Split(line, s)).ToList();
        if (segments.Count == 0) { return; }
        for (var c = 0; c < places.Count; c++) { over[c] = Overlapping(line, segments, places[c]); }
        if (NamesTime(line)) { Spread(line, segments, rule, over); }
        if (segments is [{ } unit] && line.Segments.Count == 1 && IsUnit(unit)) { SpreadUnit(unit, over); }
        AddUnplaced(line, segments, over);
        if (!NamesTime(line) && HasNoGroups(rule)) { SpreadEvenly(segments, over); }
        ShareWithAmount(line, over);
        var passages = segments.ToDictionary(s => s, s => Passage.Of(text, new Span(s.Start, s.End)));
        for (var c = 0; c < places.Count; c++) { if (over[c] is { } segment) { headers[c].Add(passages[segment]); } }
        if (segments is [{ } only] && NamesTime(line) && !HasYear(only)) { alone.Add(passages[only]); }
        bareYears.AddRange(segments.Where(s => CellScanner.IsYear(text.AsSpan(s.Start, s.Length).Trim())).Select(s => passages[s]));
    }

    /// <summary>Not over percentages beside amounts; where all columns look like percentages, they are amounts with a decimal.</summary>
    private void SpreadUnit(Segment unit, Segment?[] over)
    {
        for (var c = 0; c < places.Count; c++) { if (!isPercent[c] || !isPercent.Contains(false)) { over[c] ??= unit; } }
    }

    /// <summary>"EUR million" alone in the middle over several columns is the unit of all of them, however far it reaches.</summary>
    private bool IsUnit(Segment segment) =>
        segment.Length < 30 && !text.AsSpan(segment.Start, segment.Length).ContainsAnyInRange('0', '9')
            && Figures.Caption.Read(text[segment.Start..segment.End]) is { Scale: not null, IsPercent: false, IsChange: false };

    private bool HasYear(Segment segment)
    {
        for (var i = segment.Start; i + 4 <= segment.End; i++) { if (CellScanner.IsYear(text.AsSpan(i, 4))) { return true; } }
        return false;
    }

    /// <summary>A word over a column of percentages is also a word of the amounts to its left: they are one pair.</summary>
    private void ShareWithAmount(TextLine line, Segment?[] over)
    {
        for (var c = 1; c < places.Count; c++)
        {
            if (isPercent[c] && !isPercent[c - 1] && over[c - 1] is null && over[c] is { } s && line.ColumnOf(s.Start) <= places[c - 1].End + 1
                && !text.AsSpan(s.Start, s.Length).Contains('%'))
            {
                over[c - 1] = s;
            }
        }
    }

    /// <summary>Two headers with one blank between them: "June 28, January 3," over two columns, or "millions %".</summary>
    private IEnumerable<Segment> Split(TextLine line, Segment segment)
    {
        var over = places.Count(p => p.Overlaps(line.ColumnOf(segment.Start), line.ColumnOf(segment.End)));
        var cut = over < 2 ? -1 : PlaceToCut(segment);
        if (cut < 0) { return [segment]; }
        return [segment with { End = cut }, .. Split(line, segment with { Start = cut + 1 })];
    }

    private int PlaceToCut(Segment segment)
    {
        for (var i = segment.Start + 1; i < segment.End - 1; i++)
        {
            if (text[i] != ' ') { continue; }
            if (text[i + 1] == '%' && i + 2 == segment.End) { return i; }
            if (char.IsUpper(text[i + 1]) && i > 4 && ((text[i - 1] == ',' && char.IsAsciiDigit(text[i - 2])) || CellScanner.IsYear(text.AsSpan(i - 4, 4))))
            {
                return i;
            }
        }

        return -1;
    }

    private static Segment? Overlapping(TextLine line, List<Segment> segments, ColumnPlace place)
    {
        Segment? best = null;
        var most = 0;
        foreach (var s in segments)
        {
            var overlap = Math.Min(line.ColumnOf(s.End), place.End) - Math.Max(line.ColumnOf(s.Start), place.Start);
            if (overlap > most && overlap >= Math.Min(3, Math.Min(s.Length, place.End - place.Start))) { (best, most) = (s, overlap); }
        }

        return best;
    }

    /// <summary>A header that is over no column belongs to the nearest one without a text.</summary>
    private void AddUnplaced(TextLine line, List<Segment> segments, Segment?[] over)
    {
        foreach (var s in segments.Where(s => !over.Contains(s)))
        {
            var nearest = -1;
            var least = 9;
            for (var c = 0; c < places.Count; c++)
            {
                var distance = Math.Max(line.ColumnOf(s.Start) - places[c].End, places[c].Start - line.ColumnOf(s.End));
                if (over[c] is null && distance < least) { (nearest, least) = (c, distance); }
            }

            if (nearest >= 0) { over[nearest] = s; }
        }
    }

    private static bool HasNoGroups(TextLine? rule) => rule is null || rule.Segments.Count < 2;

    private void Spread(TextLine line, List<Segment> segments, TextLine? rule, Segment?[] over)
    {
        if (HasNoGroups(rule)) { SpreadEvenly(segments, over); }
        for (var c = 0; c < places.Count; c++)
        {
            if (over[c] is not null) { continue; }
            over[c] = UnderSameRule(line, segments, rule, places[c]) ?? (isPercent[c] && c > 0 ? over[c - 1] : null) ?? Between(over, c);
        }
    }

    /// <summary>
    /// Two headers of periods or of names, each in the middle over two columns or more: as many columns belong to the one as to the other, where those
    /// that stand under a header already stand under that one.
    /// </summary>
    private void SpreadEvenly(List<Segment> segments, Segment?[] over)
    {
        var each = segments.Count < 2 || places.Count % segments.Count != 0 ? 0 : places.Count / segments.Count;
        if (each < 2 || isPercent.Contains(true)) { return; }
        for (var c = 0; c < places.Count; c++) { if (over[c] is { } own && own != segments[c / each]) { return; } }
        for (var g = 0; g < segments.Count; g++) { if (!over.AsSpan(g * each, each).Contains(segments[g])) { return; } }
        for (var c = 0; c < places.Count; c++) { over[c] = segments[c / each]; }
    }

    /// <summary>A column between two columns of the same header has that header too.</summary>
    private static Segment? Between(Segment?[] over, int c)
    {
        var left = over[..c].LastOrDefault(s => s is not null);
        return left is not null && over[(c + 1)..].FirstOrDefault(s => s is not null) == left ? left : null;
    }

    private static Segment? UnderSameRule(TextLine line, List<Segment> segments, TextLine? rule, ColumnPlace place)
    {
        if (rule is null || rule.Segments.Count < 2) { return null; }
        foreach (var r in rule.Segments)
        {
            int start = rule.ColumnOf(r.Start), end = rule.ColumnOf(r.End);
            if (!place.Overlaps(start, end)) { continue; }
            foreach (var s in segments) { if (line.ColumnOf(s.Start) < end + 1 && start - 1 < line.ColumnOf(s.End)) { return s; } }
        }

        return null;
    }

    private bool NamesTime(TextLine line) => Times.In(text.AsSpan(line.Span.Start, line.Span.Length));
}
