using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Columns of two tables that print the same thing, row for row, as several of their rows show: then a row of one name that does not agree
/// has a slip in one of the two.
/// </summary>
internal sealed class ColumnPairs
{
    private const int Fewest = 3;

    /// <summary>For numbers of three digits; shorter ones are near too many others.</summary>
    private const int FewestForShort = 8;

    private readonly Dictionary<long, Columns> pairs = [];
    private readonly Dictionary<TableView, Dictionary<string, FactLine?>> names = [];

    private sealed class Columns(CellFigure a, CellFigure b)
    {
        public CellFigure A { get; } = a;

        public CellFigure B { get; } = b;

        public HashSet<int> Rows { get; } = [];
    }

    public ColumnPairs(TableLinks links)
    {
        foreach (var pair in links.Pairs.Where(p => p.Similarity >= 0.5m))
        {
            foreach (var match in pair.Same)
            {
                if (LinePair.Digits(match) < 3) { continue; }
                if (!pairs.TryGetValue(Key(match.A, match.B), out var columns)) { pairs.Add(Key(match.A, match.B), columns = new(match.A, match.B)); }
                columns.Rows.Add(match.A.Row);
            }
        }

        foreach (var table in links.Subjects.Lines.GroupBy(l => l.Table)) { names.Add(table.Key, Named(table)); }
    }

    /// <summary>Other rows show that the columns of the two cells are one, and the rows of the cells have one name.</summary>
    public bool Prove(TableLinks links, CellFigure a, CellFigure b) =>
        pairs.TryGetValue(Key(a, b), out var columns) && IsEnough(columns.Rows.Count - (columns.Rows.Contains(a.Row) ? 1 : 0), a, b)
        && links.LineOf(a) is { } line && links.LineOf(b) is { } other && Counterpart(line, b.Table) == other;

    /// <summary>Cells of rows with one name, in columns that are one, that do not print the same amount.</summary>
    public IEnumerable<CellPair> Differing(TableLinks links)
    {
        foreach (var columns in pairs.Values.Where(c => c.Rows.Count >= Fewest))
        {
            for (var row = 0; row < columns.A.Table.Rows.Count; row++)
            {
                if (columns.Rows.Contains(row) || columns.A.Table.Cells[row, columns.A.Column] is not { } a || links.LineOf(a) is not { } line) { continue; }
                if (Counterpart(line, columns.B.Table) is { } other && other.Cells.Find(c => c.Column == columns.B.Column) is { } b
                    && IsEnough(columns.Rows.Count, a, b) && b.Figure.Unit == a.Figure.Unit && b.Figure.Kind == a.Figure.Kind
                    && !a.Figure.Possible.Abs().Intersects(b.Figure.Possible.Abs()))
                {
                    yield return new(a, b);
                }
            }
        }
    }

    private static bool IsEnough(int rows, CellFigure a, CellFigure b) => Math.Min(a.Figure.Digits, b.Figure.Digits) switch
    {
        >= 4 => rows >= Fewest,
        3 => rows >= FewestForShort,
        _ => false
    };

    /// <summary>The only line of the other table with the same name, where the name is that of one line only in its own table too.</summary>
    private FactLine? Counterpart(FactLine line, TableView table)
    {
        var key = LabelKey.Of(line.Label);
        return key.Length > 2 && names[line.Table].GetValueOrDefault(key) == line && names[table].GetValueOrDefault(key) is { } other
            && other.Core.SetEquals(line.Core)
            ? other
            : null;
    }

    /// <summary>Null for a name that several lines have.</summary>
    private static Dictionary<string, FactLine?> Named(IEnumerable<FactLine> lines)
    {
        var named = new Dictionary<string, FactLine?>(StringComparer.Ordinal);
        foreach (var line in lines) { if (!named.TryAdd(LabelKey.Of(line.Label), line)) { named[LabelKey.Of(line.Label)] = null; } }
        return named;
    }

    private static long Key(CellFigure a, CellFigure b) =>
        ((long)a.Table.Index << 48) | ((long)(ushort)a.Column << 32) | ((long)(ushort)b.Table.Index << 16) | (ushort)b.Column;
}
