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
    private enum Item
    {
        None,
        Revenue,
        OperatingIncome,
        OrdinaryIncome,
        NetIncome,
        Assets,
        Equity,
        AverageShares,
        IssuedShares,
        TreasuryShares,
        Dividend,
        EquityRatio,
        OperatingMargin,
        ReturnOnAssets,
        ReturnOnEquity,
        EarningsPerShare,
        EquityPerShare,
        Payout,
    }

    /// <param name="Whole">What the first part is divided by.</param>
    private sealed record Measured(CellFigure Result, IReadOnlyList<CellFigure> Parts, Interval Whole)
    {
        public Interval Expected { get; } = Parts[0].Figure.Possible / Whole;

        public bool Holds => Expected.Intersects(Result.Figure.Possible);
    }

    public static IEnumerable<Relation> Find(TableLinks tables)
    {
        var entries = new Dictionary<Item, List<CellFigure>>();
        foreach (var line in tables.Subjects.Lines)
        {
            if (ItemOf(line.Label) is var item && item == Item.None) { continue; }
            if (!entries.TryGetValue(item, out var list)) { entries.Add(item, list = []); }
            list.AddRange(line.Cells.Where(c => c.Figure.Period is not null));
        }

        for (var item = Item.EquityRatio; item <= Item.Payout; item++)
        {
            foreach (var relation in Judged(item, [.. entries.GetValueOrDefault(item, []).Select(c => Measure(item, c, entries)).OfType<Measured>()])) { yield return relation; }
        }
    }

    /// <summary>The measure is read rightly where it comes out in another period, or for the parent company: then one that a slip explains is wrong.</summary>
    private static IEnumerable<Relation> Judged(Item item, List<Measured> measured)
    {
        var (holding, failing) = (measured.FindAll(m => m.Holds), measured.FindAll(m => !m.Holds));
        foreach (var one in holding) { yield return Make(item, one, holding.Count > 1 && failing.Count <= 1); }
        if (holding.Count > 0 && failing.Count is 1 or 2) { foreach (var one in failing) { if (IsSlip(one)) { yield return Make(item, one, false); } } }
    }

    /// <summary>By the words of the form, without blanks, units and what stands in parentheses.</summary>
    private static Item ItemOf(string label)
    {
        if (!label.AsSpan().ContainsAnyInRange('\u3040', '\u9FFF')) { return Item.None; }
        var key = LabelKey.Of(label.Split('(')[0]);
        foreach (var unit in (ReadOnlySpan<string>)["百万円", "円銭", "千円", "株"]) { if (key.EndsWith(unit, StringComparison.Ordinal)) { key = key[..^unit.Length]; } }
        if (key.Contains("潜在", StringComparison.Ordinal) || key.Contains("希薄化", StringComparison.Ordinal)) { return Item.None; }
        if (key.Contains("株式数", StringComparison.Ordinal)) { return key.Contains("平均", StringComparison.Ordinal) ? Item.AverageShares : key.Contains("自己", StringComparison.Ordinal) ? Item.TreasuryShares : key.Contains("発行済", StringComparison.Ordinal) ? Item.IssuedShares : Item.None; }
        if (key.Contains("株当たり", StringComparison.Ordinal)) { return key.EndsWith("利益", StringComparison.Ordinal) ? Item.EarningsPerShare : IsEquity(key[(key.IndexOf("たり", StringComparison.Ordinal) + 2)..]) ? Item.EquityPerShare : Item.None; }
        if (key.Contains("配当性向", StringComparison.Ordinal)) { return Item.Payout; }
        if (key.EndsWith('率')) { return RatioOf(key); }
        if (key is "売上高" or "営業収益" or "売上収益" or "経常収益") { return Item.Revenue; }
        if (key.EndsWith("営業利益", StringComparison.Ordinal)) { return Item.OperatingIncome; }
        if (key.EndsWith("経常利益", StringComparison.Ordinal) || key.EndsWith("税引前利益", StringComparison.Ordinal) || key.EndsWith("税引前当期純利益", StringComparison.Ordinal)) { return Item.OrdinaryIncome; }
        if ((key.EndsWith("純利益", StringComparison.Ordinal) || key.EndsWith("当期利益", StringComparison.Ordinal) || key.EndsWith("四半期利益", StringComparison.Ordinal)) && !key.Contains("包括", StringComparison.Ordinal)) { return Item.NetIncome; }
        if (key is "総資産" or "資産合計") { return Item.Assets; }
        return IsEquity(key) ? Item.Equity : key.StartsWith("年間配当金", StringComparison.Ordinal) && key.EndsWith("合計", StringComparison.Ordinal) ? Item.Dividend : Item.None;
    }

    private static bool IsEquity(string key) => key is "純資産" or "純資産合計" or "自己資本" or "株主資本" or "資本合計" || key.EndsWith("持分", StringComparison.Ordinal);

    private static Item RatioOf(string key)
    {
        if (key.EndsWith("比率", StringComparison.Ordinal)) { return IsEquity(key[..^2]) ? Item.EquityRatio : Item.None; }
        if (key.Contains("売上高営業利益", StringComparison.Ordinal) || key.Contains("営業収益営業利益", StringComparison.Ordinal)) { return Item.OperatingMargin; }
        if (key.StartsWith("総資産", StringComparison.Ordinal) || key.StartsWith("資産合計", StringComparison.Ordinal)) { return Item.ReturnOnAssets; }
        return key.EndsWith("利益率", StringComparison.Ordinal) && (key.Contains("資本", StringComparison.Ordinal) || key.Contains("持分", StringComparison.Ordinal)) ? Item.ReturnOnEquity : Item.None;
    }

    private static Measured? Measure(Item item, CellFigure result, Dictionary<Item, List<CellFigure>> entries)
    {
        var (own, before) = (result.Figure.Period!, new ReportingPeriod(result.Figure.Period!.End.AddYears(-1), result.Figure.Period.Months));
        return item switch
        {
            Item.EquityRatio => Over(Item.Equity, Item.Assets),
            Item.OperatingMargin => Over(Item.OperatingIncome, Item.Revenue),
            Item.EarningsPerShare => Over(Item.NetIncome, Item.AverageShares),
            Item.Payout => Over(Item.Dividend, Item.EarningsPerShare),
            Item.ReturnOnAssets => OverMean(Item.OrdinaryIncome, Item.Assets),
            Item.ReturnOnEquity => OverMean(Item.NetIncome, Item.Equity),
            Item.EquityPerShare => PerShare(),
            _ => null,
        };

        // Of several lines of one name (before and after the part of others) the one by which it comes out, the nearest first.
        IEnumerable<CellFigure> Of(Item part, ReportingPeriod period) => entries.GetValueOrDefault(part, []).Where(c => c != result && c.Figure.Period!.End == period.End && c.Figure.Period.Months == period.Months && c.Figure.Value != 0m)
            .OrderBy(c => Math.Abs(c.Table.Index - result.Table.Index)).ThenBy(c => c.Figure.Span.Start).Take(3);

        Measured? Over(Item part, Item whole) => Choose(from w in Of(whole, own).Take(2) from p in Of(part, own) select new Measured(result, [p, w], w.Figure.Possible));

        Measured? OverMean(Item part, Item whole) => Choose(from w in Of(whole, own) from old in Of(whole, before).Where(o => o.Column == w.Column && o.Table == w.Table) from p in Of(part, own)
                                                           select new Measured(result, [p, w, old], (w.Figure.Possible + old.Figure.Possible) * Interval.Point(0.5m)));

        Measured? PerShare() => Choose(from issued in Of(Item.IssuedShares, own).Take(1) from treasury in Of(Item.TreasuryShares, own).Where(t => t.Table == issued.Table).Take(1).DefaultIfEmpty() from p in Of(Item.Equity, own)
                                       select new Measured(result, treasury is null ? [p, issued] : [p, issued, treasury], treasury is null ? issued.Figure.Possible : issued.Figure.Possible - treasury.Figure.Possible));
    }

    private static Measured? Choose(IEnumerable<Measured> candidates)
    {
        Measured? first = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Expected.Low is null || candidate.Expected.High is null) { continue; }
            if (candidate.Holds) { return candidate; }
            first ??= candidate;
        }

        return first;
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
    private static Relation Make(Item item, Measured measured, bool survives)
    {
        var (result, part, expected) = (measured.Result.Figure, measured.Parts[0].Figure, measured.Expected);
        return new()
        {
            Rule = item is Item.EarningsPerShare or Item.EquityPerShare ? RuleCatalog.PerShareDoesNotRecompute : RuleCatalog.RatioDoesNotRecompute,
            Result = result,
            Inputs = [.. measured.Parts.Select(p => p.Figure)],
            Verdict = !measured.Holds ? Verdict.Violated : Weakness.IsWeak(result, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => Asked(measured, figure),
            Unnoticed = figure => !survives || result.Digits < 3 ? null : Asked(measured, figure) is { } asked ? Relation.Around(asked, figure.Precision * (figure == result ? 1.5m : 0.5m)) : null,
            Because = _ => $"{part.Text} by {string.Join(" and ", measured.Parts.Skip(1).Select(p => p.Figure.Text))} is {Wording.Percent(expected, result)}",
        };
    }
}
