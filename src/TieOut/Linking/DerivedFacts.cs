using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>
/// The facts that sentences derive from the lines of tables: growth and change between two periods, gross margin as revenues less cost
/// of the same name, its ratio and growth, and a line as a share of the table's total.
/// </summary>
internal sealed class DerivedFacts(DocumentFigures document, Subjects subjects)
{
    private static readonly string[] RevenueWords = ["revenue", "sale", "net", "total"];

    private readonly int cost = document.Vocabulary.Find("cost");
    private readonly HashSet<int> revenueWords = [.. RevenueWords.Select(document.Vocabulary.Find).Where(w => w >= 0)];
    private readonly int[] marginWords = [.. new[] { "gross", "margin" }.Select(document.Vocabulary.Find).Where(w => w >= 0)];

    public IEnumerable<Fact> All() =>
        Printed().Concat(subjects.Lines.SelectMany(Changes)).Concat(GrossMargins()).Concat(new DerivedRatios(document, subjects).All());

    private IEnumerable<Fact> Printed() =>
        from line in subjects.Lines
        from cell in line.Cells
        select new Fact(line, cell.Figure.Possible, cell.Figure.Unit, cell.Figure.Kind, cell.Figure.Period, [cell.Figure], []);

    private static IEnumerable<Fact> Changes(FactLine line) =>
        from pair in Pairs(line.Cells)
        from fact in Changes(line, pair.Now.Figure.Possible, pair.Then.Figure.Possible, pair.Now.Figure.Unit, pair.Now.Figure.Period,
            [pair.Now.Figure, pair.Then.Figure], [])
        select fact;

    /// <summary>Two cells of one line, the later period first: only neighbours and the same period of the year before.</summary>
    private static IEnumerable<TwoPeriods> Pairs(List<CellFigure> cells)
    {
        var amounts = cells
            .Where(c => c.Figure.Kind is FigureKind.Amount or FigureKind.Count or FigureKind.PerShare && c.Figure.Period is not null && !c.ColumnView.IsChange)
            .ToList();
        for (var i = 0; i < amounts.Count; i++)
        {
            for (var j = 0; j < Math.Min(amounts.Count, i + 6); j++)
            {
                var (now, then) = (amounts[i], amounts[j]);
                if (now.Figure.Unit == then.Figure.Unit && now.Figure.Kind == then.Figure.Kind && now.Figure.Period!.End > then.Figure.Period!.End
                    && now.Figure.Period.Months == then.Figure.Period.Months)
                {
                    yield return new(now, then);
                }
            }
        }
    }

    private static IEnumerable<Fact> Changes(FactLine line, Interval now, Interval then, string? unit, ReportingPeriod? period, Figure[] sources, int[] extra)
    {
        yield return new(line, now - then, unit, FigureKind.Change, period, sources, extra);
        // A cost in parentheses that rose is further below zero: what sentences measure is how large it is.
        var growth = now.High < 0m && then.High < 0m ? Interval.Growth(then.Abs(), now.Abs()) : Interval.Growth(then, now);
        if (growth.Low is not null && growth.High is not null) { yield return new(line, growth, "pure", FigureKind.Growth, period, sources, extra); }
    }

    private IEnumerable<Fact> GrossMargins()
    {
        if (cost < 0) { yield break; }
        foreach (var table in subjects.Lines.GroupBy(l => l.Table))
        {
            var costs = table.Where(l => l.Core.Contains(cost)).ToList();
            if (costs.Count == 0) { continue; }
            var subjectsOfCosts = costs.ConvertAll(l => Without(l.Core, cost));
            foreach (var revenue in table.Where(l => !l.Core.Contains(cost)))
            {
                var subject = Without(revenue.Core, -1);
                if (subject.Count == 0 && !revenue.Core.Overlaps(revenueWords)) { continue; }
                for (var i = 0; i < costs.Count; i++)
                {
                    if (!subjectsOfCosts[i].SetEquals(subject)) { continue; }
                    foreach (var fact in Margin(revenue, costs[i])) { yield return fact; }
                }
            }
        }
    }

    private sealed record GrossMargin(Interval Value, CellFigure Revenue, CellFigure Cost);

    private HashSet<int> Without(IReadOnlySet<int> core, int word) => [.. core.Where(w => w != word && !revenueWords.Contains(w))];

    private IEnumerable<Fact> Margin(FactLine revenue, FactLine costs)
    {
        var margins = new List<GrossMargin>();
        foreach (var r in revenue.Cells.Where(c => c.Figure.Kind == FigureKind.Amount))
        {
            if (costs.Cells.FirstOrDefault(c => c.Column == r.Column && c.Row != r.Row && c.Figure.Kind == FigureKind.Amount
                && c.Figure.Unit == r.Figure.Unit) is not { } c)
            {
                continue;
            }
            var value = r.Figure.Possible - c.Figure.Possible;
            margins.Add(new(value, r, c));
            yield return new(revenue, value, r.Figure.Unit, FigureKind.Amount, r.Figure.Period, [r.Figure, c.Figure], marginWords) { Second = costs };
            if (r.Figure.Value > 0m)
            {
                yield return new(revenue, Interval.Point(1m) - (c.Figure.Possible / r.Figure.Possible), "pure", FigureKind.Margin, r.Figure.Period,
                    [r.Figure, c.Figure], marginWords)
                {
                    Second = costs
                };
            }
        }

        foreach (var now in margins)
        {
            foreach (var then in margins.Where(m => m.Revenue.Figure.Unit == now.Revenue.Figure.Unit && m.Revenue.Figure.Period is { } p
                && now.Revenue.Figure.Period is { } q && p.End < q.End && p.Months == q.Months))
            {
                foreach (var fact in Changes(revenue, now.Value, then.Value, now.Revenue.Figure.Unit, now.Revenue.Figure.Period,
                    [now.Revenue.Figure, now.Cost.Figure, then.Revenue.Figure, then.Cost.Figure], marginWords))
                {
                    yield return fact with { Second = costs };
                }
            }
        }
    }
}

/// <summary>Two cells of one line, the later period first.</summary>
internal sealed record TwoPeriods(CellFigure Now, CellFigure Then);
