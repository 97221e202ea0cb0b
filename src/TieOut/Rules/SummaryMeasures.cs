using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO304 and TO306 in the summary form of the Tokyo Stock Exchange, which says what each of its ratios is made of (決算短信・四半期決算短信作成要領): equity over
/// assets, operating income over revenue, income over the mean of two years' equity or assets, earnings and equity per share, the payout. The amounts stand
/// in the form's other tables under their own names, in the row of the same period; the nearest are meant, since the parent company's form follows the
/// group's.
/// </summary>
internal static class SummaryMeasures
{
    /// <param name="Whole">What the first part is divided by.</param>
    private sealed record Measured(CellFigure Result, IReadOnlyList<CellFigure> Parts, Interval Whole)
    {
        public Interval Expected { get; } = Parts[0].Figure.Possible / Whole;

        public bool Holds => Expected.Intersects(Result.Figure.Possible);

        /// <summary>Other lines by which it comes out as well: a slip in a figure that is not among theirs would pass.</summary>
        public IReadOnlyList<Measured> Besides { get; init; } = [];
    }

    private sealed record Divisor(IReadOnlyList<CellFigure> Cells, Interval Value);

    public static IEnumerable<Relation> Find(TableLinks tables)
    {
        var entries = new Dictionary<SummaryItem, List<CellFigure>>();
        foreach (var line in tables.Subjects.Lines)
        {
            if (SummaryItems.Of(line.Label) is var item && item == SummaryItem.None) { continue; }
            if (!entries.TryGetValue(item, out var list)) { entries.Add(item, list = []); }
            list.AddRange(line.Cells.Where(c => c.Figure.Period is not null));
        }

        for (var item = SummaryItem.EquityRatio; item <= SummaryItem.ForecastPerShare; item++)
        {
            var results = entries.GetValueOrDefault(item == SummaryItem.ForecastPerShare ? SummaryItem.EarningsPerShare : item, []);
            foreach (var relation in Judged(item,
                Chosen([.. results.Select(c => Candidates(item, c, entries).Where(m => m.Expected is { Low: not null, High: not null }).ToList())
                    .Where(c => c.Count > 0)])))
            {
                yield return relation;
            }
        }
    }

    /// <summary>
    /// Of several lines of one name the one by which a measure comes out, the nearest first. Where it comes out by none, that by which another period of the
    /// table does.
    /// </summary>
    private static List<Measured> Chosen(List<List<Measured>> candidates)
    {
        var holding = candidates.ConvertAll(c => c.Find(m => m.Holds)).OfType<Measured>().ToList();
        return candidates.ConvertAll(c => c.Find(m => m.Holds) is { } first
            ? first with { Besides = c.FindAll(m => m != first && m.Holds) }
            : c.Find(m => holding.Exists(h => h.Result.Table == m.Result.Table && IsSameLine(h.Parts[0], m.Parts[0]))) ?? c.Find(IsSlip) ?? c[0]);
    }

    private static bool IsSameLine(CellFigure a, CellFigure b) => a.Table == b.Table && (a.RowView.IsTime ? a.Column == b.Column : a.Row == b.Row);

    /// <summary>
    /// The measure is read rightly where it comes out in another period, or for the parent company: then one that a slip explains is wrong. The periods of one
    /// table are enough: the form of the parent company may leave out what its own is made of.
    /// </summary>
    private static IEnumerable<Relation> Judged(SummaryItem item, List<Measured> measured)
    {
        var (holding, failing) = (measured.Count(m => m.Holds), measured.Count(m => !m.Holds));
        foreach (var one in measured)
        {
            var beside = measured.FindAll(m => m != one && m.Result.Table == one.Result.Table);
            var isKnownHere = beside.Count > 0 && beside.TrueForAll(m => m.Holds);
            if (one.Holds) { yield return Make(item, one, isKnownHere || (holding > 1 && failing <= 1)); }
            else if ((isKnownHere || (holding > 0 && failing <= 2)) && IsSlip(one)) { yield return Make(item, one, false); }
        }
    }

    private static IEnumerable<Measured> Candidates(SummaryItem item, CellFigure result, Dictionary<SummaryItem, List<CellFigure>> entries)
    {
        var (own, before) = (result.Figure.Period!, new ReportingPeriod(result.Figure.Period!.End.AddYears(-1), result.Figure.Period.Months));
        return item switch
        {
            SummaryItem.EquityRatio => Over(SummaryItem.Equity, SummaryItem.Assets),
            SummaryItem.OperatingMargin => Over(SummaryItem.OperatingIncome, SummaryItem.Revenue),
            SummaryItem.EarningsPerShare => Over(SummaryItem.NetIncome, SummaryItem.AverageShares),
            SummaryItem.ForecastPerShare => OverLatest(),
            SummaryItem.Payout => Over(SummaryItem.Dividend, SummaryItem.EarningsPerShare),
            SummaryItem.ReturnOnAssets => OverMean(SummaryItem.OrdinaryIncome, SummaryItem.Assets),
            SummaryItem.ReturnOnEquity => OverMean(SummaryItem.NetIncome, SummaryItem.Equity),
            SummaryItem.EquityPerShare => PerShare(),
            _ => [],
        };

        // Several lines bear one name: equity before and after the part of others.
        IEnumerable<CellFigure> Of(SummaryItem part, ReportingPeriod period) =>
            entries.GetValueOrDefault(part, [])
                .Where(c => c != result && c.Figure.Period!.End == period.End && c.Figure.Period.Months == period.Months && c.Figure.Value != 0m)
            .OrderBy(c => Math.Abs(c.Table.Index - result.Table.Index)).ThenBy(c => c.Figure.Span.Start).Take(3);

        IEnumerable<Measured> Over(SummaryItem part, SummaryItem whole) =>
            from w in Of(whole, own).Take(2) from p in Of(part, own) select new Measured(result, [p, w], w.Figure.Possible);

        // A forecast is divided by the shares at the end of the period reported on, without those held by the company, or by the mean of that period.
        IEnumerable<Measured> OverLatest()
        {
            if (Of(SummaryItem.AverageShares, own).Any()) { return []; }
            var latest = entries.GetValueOrDefault(SummaryItem.AverageShares,
                []).Where(c => c.Figure.Period!.End < own.End).MaxBy(c => c.Figure.Period!.End)?.Figure.Period;
            if (latest is null) { return []; }
            return OverAny(SummaryItem.NetIncome,
                Shares(latest).Concat(Of(SummaryItem.AverageShares, latest).Select(a => new Divisor([a], a.Figure.Possible))));
        }

        IEnumerable<Divisor> Shares(ReportingPeriod period) =>
            from issued in Of(SummaryItem.IssuedShares, period).Take(1) from treasury in Of(SummaryItem.TreasuryShares, period)
                .Where(t => t.Table == issued.Table)
                .Take(1)
                .DefaultIfEmpty()
                                                               select treasury is null
                                                                   ? new Divisor([issued], issued.Figure.Possible)
                                                                   : new([issued, treasury], issued.Figure.Possible - treasury.Figure.Possible);

        IEnumerable<Measured> OverAny(SummaryItem part, IEnumerable<Divisor> divisors) =>
            from d in divisors from p in Of(part, own) select new Measured(result, [p, .. d.Cells], d.Value);

        IEnumerable<Measured> OverMean(SummaryItem part, SummaryItem whole) =>
            from w in Of(whole, own) from old in Of(whole, before).Where(o => o.Column == w.Column && o.Table == w.Table) from p in Of(part, own)
                                                           select new Measured(result, [p, w, old],
                                                               (w.Figure.Possible + old.Figure.Possible) * Interval.Point(0.5m));

        IEnumerable<Measured> PerShare() => OverAny(SummaryItem.Equity, Shares(own));
    }

    private static bool IsSlip(Measured measured)
    {
        if (measured.Result.Figure.Digits < 3 || ShareDoesNotRecompute.OneOff(measured.Result.Figure, measured.Expected)) { return false; }
        return measured.Parts.Select(p => p.Figure).Prepend(measured.Result.Figure).Any(f => Asked(measured, f) is { } asked && Slips.Repair(f, asked));
    }

    /// <summary>What a figure of a quotient must be, given the others.</summary>
    private static Interval? Asked(Measured measured, Figure figure)
    {
        var (result, part, whole) = (measured.Result.Figure, measured.Parts[0].Figure, measured.Parts[1].Figure);
        if (figure == result) { return measured.Expected; }
        if (figure == part) { return measured.Whole * result.Possible; }
        return figure == whole && measured.Parts.Count == 2 && result.Value > 0m ? part.Possible / result.Possible : null;
    }

    /// <param name="survives">Where one of the figures had a slip, the measure would still be known.</param>
    private static Relation Make(SummaryItem item, Measured measured, bool survives)
    {
        var (result, part, expected) = (measured.Result.Figure, measured.Parts[0].Figure, measured.Expected);
        return new()
        {
            Rule = item is SummaryItem.EarningsPerShare or SummaryItem.EquityPerShare or SummaryItem.ForecastPerShare
                ? RuleCatalog.PerShareDoesNotRecompute
                : RuleCatalog.RatioDoesNotRecompute,
            Result = result,
            Inputs = [.. measured.Parts.Select(p => p.Figure)],
            Verdict = Weakness.Judge(result, expected),
            Expected = expected,
            Implied = figure => Asked(measured, figure),
            Unnoticed = figure => !survives || result.Digits < 3 || (figure != result && measured.Besides.Any(b => !b.Parts.Any(p => p.Figure == figure)))
                ? null
                : Asked(measured, figure) is { } asked ? Relation.Around(asked, figure.Precision * (figure == result ? 1.5m : 0.5m)) : null,
            Because = _ => $"{part.Text} by {string.Join(" and ", measured.Parts.Skip(1).Select(p => p.Figure.Text))} is {Wording.Percent(expected, result)}",
        };
    }
}
