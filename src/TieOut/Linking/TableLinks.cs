using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>Two cells that print one number.</summary>
internal sealed record CellPair(CellFigure A, CellFigure B);

/// <summary>Two lines of different tables and the cells in which they agree.</summary>
internal sealed class LinePair(FactLine a, FactLine b)
{
    public FactLine A { get; } = a;

    public FactLine B { get; } = b;

    public decimal Similarity { get; } = a.Similarity(b);

    public List<CellPair> Same { get; } = [];

    public List<CellPair> OtherPeriod { get; } = [];

    /// <summary>The lines print the same thing: several numbers agree, or one does and the names say so too.</summary>
    public bool IsSame
    {
        get
        {
            var good = Same.Count(m => Digits(m) >= 3);
            return (good >= 2 && (Similarity > 0m || Same.Count(m => Digits(m) >= 4) >= 2))
                || (Same.Count > 0 && Similarity >= 0.5m && Same.Any(m => Digits(m) >= 2)) || Same.Any(m => Digits(m) >= 6);
        }
    }

    public static int Digits(CellPair match) => Math.Min(match.A.Figure.Digits, match.B.Figure.Digits);
}

/// <summary>
/// Links lines of tables that print the same facts, whatever their unit: by numbers that agree after rounding for the same period, and by
/// names.
/// </summary>
internal sealed class TableLinks
{
    /// <summary>A number that agrees with more cells than this says nothing about any of them.</summary>
    private const int MostNeighbours = 48;

    private sealed record Reach(CellFigure Cell, decimal Low, decimal High);

    private readonly Dictionary<long, LinePair> pairs = [];
    private readonly Dictionary<CellFigure, FactLine> lineOf = [];

    private TableLinks(IReadOnlyList<FactLine> lines) => Subjects = new(lines);

    public Subjects Subjects { get; }

    public IEnumerable<LinePair> Pairs => pairs.Values;

    public FactLine? LineOf(CellFigure cell) => lineOf.GetValueOrDefault(cell);

    public static TableLinks Find(DocumentFigures document)
    {
        var links = new TableLinks(FactLine.Of(document));
        foreach (var line in links.Subjects.Lines) { foreach (var cell in line.Cells) { links.lineOf[cell] = line; } }
        links.MatchValues();
        foreach (var pair in links.Pairs.Where(p => p.IsSame)) { links.Subjects.Join(pair.A, pair.B); }
        return links;
    }

    private void MatchValues()
    {
        var cells = lineOf.Keys.Where(c => (c.Figure.Kind is FigureKind.Amount or FigureKind.Count or FigureKind.PerShare
            || c.Figure is { Kind: FigureKind.Margin, Digits: >= 3 })
            && c.Figure is { Digits: >= 2, Value: not 0m, Unit: not null })
            .Select(c => new Reach(c, Math.Abs(c.Figure.Value) - (c.Figure.Precision / 2m), Math.Abs(c.Figure.Value) + (c.Figure.Precision / 2m))).ToList();
        cells.Sort(ByLow);
        for (var i = 0; i < cells.Count; i++)
        {
            var seen = 0;
            for (var j = i + 1; j < cells.Count && cells[j].Low <= cells[i].High && seen < MostNeighbours; j++, seen++) { Match(cells[i].Cell, cells[j].Cell); }
        }
    }

    private static int ByLow(Reach a, Reach b)
    {
        var order = a.Low.CompareTo(b.Low);
        return order != 0 ? order : a.Cell.Figure.Span.Start.CompareTo(b.Cell.Figure.Span.Start);
    }

    private void Match(CellFigure x, CellFigure y)
    {
        if (x.Table == y.Table || x.Figure.Unit != y.Figure.Unit || x.Figure.Kind == FigureKind.Margin != (y.Figure.Kind == FigureKind.Margin)
            || !x.Figure.Possible.Abs().Intersects(y.Figure.Possible.Abs()))
        {
            return;
        }
        var (a, b) = lineOf[x].Id < lineOf[y].Id ? (x, y) : (y, x);
        var key = ((long)lineOf[a].Id << 32) | (uint)lineOf[b].Id;
        if (!pairs.TryGetValue(key, out var pair)) { pairs.Add(key, pair = new(lineOf[a], lineOf[b])); }
        // Percentages are short: they say nothing about lines of different names.
        if (x.Figure.Kind == FigureKind.Margin && pair.Similarity < 0.6m) { return; }
        if (x.Figure.Period is { } p && y.Figure.Period is { } q)
        {
            if (p.IsCompatible(q)) { pair.Same.Add(new(a, b)); } else { pair.OtherPeriod.Add(new(a, b)); }
        }
        else if (pair.Similarity >= 0.6m) { pair.Same.Add(new(a, b)); }
    }
}
