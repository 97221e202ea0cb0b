using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// The ratios that sentences name and tables seldom print: the size of a line as a part of the revenues of its table (EBIT margin, "10.0% of net sales"),
/// equity as a part of total assets, and by how many points a ratio moved between two periods.
/// </summary>
internal sealed class DerivedRatios
{
    /// <summary>Words for revenues.</summary>
    internal static readonly string[] Revenues = ["revenue", "sale", "turnover", "\u58F2\u4E0A\u9AD8", "\u58F2\u4E0A\u53CE\u76CA", "\u55B6\u696D\u53CE\u76CA"];
    /// <summary>Words that may stand beside them in their name.</summary>
    internal static readonly string[] BesideRevenues = ["net", "total", "group", "operating", "consolidated", "operation"];
    private static readonly string[] Equities = ["equity", "net", "asset", "\u7D14\u8CC7\u7523", "\u81EA\u5DF1\u8CC7\u672C"];
    private static readonly string[] BesideEquity = ["total", "shareholder", "stockholder", "owner", "parent", "company", "attributable", "group", "including",
        "noncontrolling", "interest"];
    private static readonly string[] Assets = ["asset", "\u7DCF\u8CC7\u7523", "\u8CC7\u7523\u5408\u8A08"];

    private readonly Subjects subjects;
    private readonly HashSet<int> revenues;
    private readonly HashSet<int> revenueWords;
    private readonly HashSet<int> equities;
    private readonly HashSet<int> equityWords;
    private readonly HashSet<int> assets;
    private readonly int total;
    private readonly int[] margin;
    private readonly int[] ratio;

    public DerivedRatios(DocumentFigures document, Subjects subjects)
    {
        var vocabulary = document.Vocabulary;
        this.subjects = subjects;
        revenues = Known(vocabulary, Revenues);
        revenueWords = [.. revenues, .. Known(vocabulary, BesideRevenues)];
        equities = Known(vocabulary, Equities[..1]);
        equityWords = [.. Known(vocabulary, Equities), .. Known(vocabulary, BesideEquity)];
        assets = Known(vocabulary, Assets);
        total = vocabulary.Find("total");
        margin = [.. Known(vocabulary, ["margin"])];
        ratio = [.. Known(vocabulary, ["ratio"])];
    }

    public IEnumerable<Fact> All()
    {
        foreach (var table in subjects.Lines.GroupBy(l => l.Table))
        {
            var lines = table.ToList();
            var revenue = lines.FindAll(l => l.Core.Overlaps(revenues) && l.Core.IsSubsetOf(revenueWords));
            if (revenue.Count > 0)
            {
                var parts = lines.Where(l => l.Around.Overlaps(revenues)).ToLookup(l => LabelKey.Of(l.Label), StringComparer.Ordinal);
                foreach (var fact in lines.Where(l => !revenue.Contains(l) && !CellReader.IsRatio(l.Label))
                    .SelectMany(l => Of(l, Wholes(l, revenue, parts), margin)))
                {
                    yield return fact;
                }
            }
            if (ratio.Length == 0) { continue; }
            var all = lines.FindAll(l => l.Core.Overlaps(assets) && (l.Core.Count == 1 || (l.Core.Count == 2 && l.Core.Contains(total))));
            if (all.Count > 0)
            {
                foreach (var fact in lines.Where(l => l.Core.Overlaps(equities) && l.Core.IsSubsetOf(equityWords)).SelectMany(l => Of(l, all, ratio)))
                {
                    yield return fact;
                }
            }
        }
    }

    /// <summary>The margin of a part of the business is measured on its own revenues, where the table has them under their heading and the same name.</summary>
    private List<FactLine> Wholes(FactLine line, List<FactLine> revenue, ILookup<string, FactLine> parts) =>
        !line.Around.Overlaps(revenues) && parts[LabelKey.Of(line.Label)].Take(1).ToList() is [var own] ? [own] : revenue;

    private sealed record Ratio(Interval Value, CellFigure Part, CellFigure Whole);

    private static IEnumerable<Fact> Of(FactLine line, List<FactLine> wholes, int[] extra)
    {
        var found = new List<Ratio>();
        foreach (var part in line.Cells)
        {
            if (part.Figure is not { Kind: FigureKind.Amount, Digits: >= 2, Value: not 0m } || part.ColumnView.IsChange
                || Largest(wholes, part) is not { } whole || Math.Abs(part.Figure.Value) > whole.Figure.Value)
            {
                continue;
            }
            var value = part.Figure.Possible.Abs() / whole.Figure.Possible;
            found.Add(new(value, part, whole));
            yield return new(line, value, "pure", FigureKind.Margin, part.Figure.Period, [part.Figure, whole.Figure], extra) { Second = wholes[0] };
        }

        foreach (var now in found)
        {
            foreach (var then in found.Where(t => Math.Sign(t.Part.Figure.Value) == Math.Sign(now.Part.Figure.Value) && t.Part.Figure.Period is { } p
                && now.Part.Figure.Period is { } q && p.End < q.End && p.Months == q.Months))
            {
                yield return new(line, now.Value - then.Value, "pure", FigureKind.Points, now.Part.Figure.Period,
                    [now.Part.Figure, now.Whole.Figure, then.Part.Figure, then.Whole.Figure], extra)
                {
                    Second = wholes[0]
                };
            }
        }
    }

    /// <summary>The largest of the lines in the column of a cell: total revenues, where several lines are called revenues.</summary>
    private static CellFigure? Largest(List<FactLine> lines, CellFigure part)
    {
        CellFigure? best = null;
        foreach (var line in lines)
        {
            foreach (var cell in line.Cells)
            {
                if (cell.Column == part.Column && cell.Figure is { Kind: FigureKind.Amount, Value: > 0m } && cell.Figure.Unit == part.Figure.Unit
                    && (best is null || cell.Figure.Value > best.Figure.Value))
                {
                    best = cell;
                }
            }
        }

        return best;
    }

    internal static HashSet<int> Known(Vocabulary vocabulary, IEnumerable<string> words) => [.. words.Select(vocabulary.Find).Where(w => w >= 0)];
}
