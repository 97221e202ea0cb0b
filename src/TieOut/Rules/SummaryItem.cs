using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// What a row or column of the summary form of the Tokyo Stock Exchange stands for (決算短信・四半期決算短信作成要領): first what is measured, then the measures.
/// </summary>
internal enum SummaryItem
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
    ForecastPerShare,
}

/// <summary>Reads the names of the form.</summary>
internal static class SummaryItems
{
    /// <summary>By the words of the form, without blanks, units and what stands in parentheses.</summary>
    public static SummaryItem Of(string label)
    {
        if (!label.AsSpan().ContainsAnyInRange('\u3040', '\u9FFF')) { return SummaryItem.None; }
        var name = label.AsSpan().TrimStart();
        // "(参考) 自己資本": what stands in parentheses before the name is a remark too.
        if (name.StartsWith("(", StringComparison.Ordinal) && name.IndexOf(')') is > 0 and var close) { name = name[(close + 1)..]; }
        var key = LabelKey.Of((name.IndexOf('(') is >= 0 and var open ? name[..open] : name).ToString());
        foreach (var unit in (ReadOnlySpan<string>)["百万円", "円銭", "千円", "株"])
        {
            if (key.EndsWith(unit, StringComparison.Ordinal)) { key = key[..^unit.Length]; }
        }
        if (key.Contains("潜在", StringComparison.Ordinal) || key.Contains("希薄化", StringComparison.Ordinal)) { return SummaryItem.None; }
        if (key.Contains("株式数", StringComparison.Ordinal))
        {
            return key.Contains("平均", StringComparison.Ordinal)
                ? SummaryItem.AverageShares
                : key.Contains("自己", StringComparison.Ordinal)
                    ? SummaryItem.TreasuryShares
                    : key.Contains("発行済", StringComparison.Ordinal) ? SummaryItem.IssuedShares : SummaryItem.None;
        }
        if (key.Contains("株当たり", StringComparison.Ordinal))
        {
            return key.EndsWith("利益", StringComparison.Ordinal)
                ? SummaryItem.EarningsPerShare
                : IsEquity(key[(key.IndexOf("たり", StringComparison.Ordinal) + 2)..]) ? SummaryItem.EquityPerShare : SummaryItem.None;
        }
        if (key.Contains("配当性向", StringComparison.Ordinal)) { return SummaryItem.Payout; }
        if (key.EndsWith('率')) { return RatioOf(key); }
        if (key is "売上高" or "営業収益" or "売上収益" or "経常収益") { return SummaryItem.Revenue; }
        if (key.EndsWith("営業利益", StringComparison.Ordinal)) { return SummaryItem.OperatingIncome; }
        if (key.EndsWith("経常利益", StringComparison.Ordinal) || key.EndsWith("税引前利益", StringComparison.Ordinal)
            || key.EndsWith("税引前当期純利益", StringComparison.Ordinal))
        {
            return SummaryItem.OrdinaryIncome;
        }
        if ((key.EndsWith("純利益", StringComparison.Ordinal) || key.EndsWith("当期利益", StringComparison.Ordinal) || key.EndsWith("四半期利益", StringComparison.Ordinal))
            && !key.Contains("包括", StringComparison.Ordinal))
        {
            return SummaryItem.NetIncome;
        }
        if (key is "総資産" or "資産合計") { return SummaryItem.Assets; }
        return IsEquity(key)
            ? SummaryItem.Equity
            : key.StartsWith("年間配当金", StringComparison.Ordinal) && key.EndsWith("合計", StringComparison.Ordinal) ? SummaryItem.Dividend : SummaryItem.None;
    }

    private static bool IsEquity(string key) => key is "純資産" or "純資産合計" or "自己資本" or "株主資本" or "資本合計" || key.EndsWith("持分", StringComparison.Ordinal);

    private static SummaryItem RatioOf(string key)
    {
        if (key.EndsWith("比率", StringComparison.Ordinal)) { return IsEquity(key[..^2]) ? SummaryItem.EquityRatio : SummaryItem.None; }
        if (key.Contains("売上高営業利益", StringComparison.Ordinal) || key.Contains("営業収益営業利益", StringComparison.Ordinal)) { return SummaryItem.OperatingMargin; }
        if (key.StartsWith("総資産", StringComparison.Ordinal) || key.StartsWith("資産合計", StringComparison.Ordinal)) { return SummaryItem.ReturnOnAssets; }
        return key.EndsWith("利益率", StringComparison.Ordinal) && (key.Contains("資本", StringComparison.Ordinal) || key.Contains("持分", StringComparison.Ordinal))
            ? SummaryItem.ReturnOnEquity
            : SummaryItem.None;
    }
}
