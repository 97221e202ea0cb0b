using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Words of Japanese captions, labels and sentences that say what a number is.</summary>
internal static class JapaneseWords
{
    private static readonly string[] Changes = ["増減", "前年同期比", "前年比", "前期比", "前年同四半期", "伸び率", "増加率", "減少率", "成長率"];
    private static readonly string[] Ups = ["増", "上回", "伸長", "上昇", "拡大", "プラス", "改善"];
    private static readonly string[] Downs = ["減", "下回", "下落", "低下", "縮小", "マイナス", "落ち込"];
    private static readonly string[] Others = ["減価", "減損", "減資", "増資", "減税", "増税", "減免", "増設", "増床", "増員"];
    private static readonly string[] Places = ["第", "注", "※", "図", "表", "号", "No"];
    private static readonly string[] PartsOfText = ["条", "頁", "ページ", "丁目", "番地", "号室"];
    private const int LongestPlace = 4;
    private static readonly string[] NoUnits = ["四半期", "年", "月", "日", "期", "時", "分", "条", "項", "号", "章", "頁", "ページ", "階", "丁目", "番", "回", "種", "次", "級", "つ",
        "株当", "株につき", "ヶ月", "か月", "カ月", "ヵ月", "ヶ国", "カ国", "Q"];
    private static readonly string[] Totals = ["合計", "小計", "総計", "総利益", "営業利益", "経常利益", "純利益", "包括利益", "営業損失(△)", "経常損失(△)", "純損失(△)", "期末残高", "利益合計"];

    /// <summary>Characters of "(1,234.5%)" up to its end.</summary>
    private const int LongestPercentage = 10;

    /// <summary>前年同期の100,000百万円, 前期末は48.0%: the number that follows is the base, not what is reported.</summary>
    private static readonly string[] Bases = ["前年同期", "前年同四半期", "前年度", "前年", "前期", "前期末", "前年度末", "前連結会計年度", "前連結会計年度末", "前事業年度", "前事業年度末", "前四半期", "前回予想"];

    /// <summary>48.0%から, 1,000億円に対し: the number is what the other is compared with.</summary>
    private static readonly string[] Comparing = ["から", "に対し", "に比べ", "と比べ", "と比較"];

    private static readonly Phrases SmallAmounts = new("less than", "fractions");
    private static readonly Phrases CutOff = new("are truncated", "rounded down", "are discarded", "are omitted");

    public static bool IsChange(string text) => ContainsAny(text, Changes);

    public static bool IsShareOf(string text) =>
        text.Contains("構成比", StringComparison.Ordinal) || text.Contains("売上高比", StringComparison.Ordinal) || text.Contains("売上比", StringComparison.Ordinal)
            || text.Contains("百分比", StringComparison.Ordinal);

    /// <summary>増減率, 進捗率, 利益率: a column of that name holds percentages, whether it prints the sign or not; 倍率 and 換算率 are none.</summary>
    public static bool IsPercentage(string header) =>
        header.Length > 1 && header.EndsWith('率') && !header.EndsWith("倍率", StringComparison.Ordinal) && !header.EndsWith("換算率", StringComparison.Ordinal);

    public static bool IsRatio(string label) =>
        label.EndsWith('率') || label.Contains("比率", StringComparison.Ordinal) || label.Contains("利益率", StringComparison.Ordinal);

    public static bool IsPerShare(string text) =>
        text.Contains("株当たり", StringComparison.Ordinal) || text.Contains("株当り", StringComparison.Ordinal) || text.Contains("株につき", StringComparison.Ordinal);

    public static bool IsShareCount(string label) => label.Contains("株式数", StringComparison.Ordinal) || label.Contains("株式総数", StringComparison.Ordinal);

    public static bool IsTotal(string label) => label.EndsWith('計') || ContainsAny(label, Totals);

    /// <summary>"百万円未満切捨て", "amounts of less than one million yen are truncated": amounts are cut off at the last digit printed.</summary>
    public static bool SaysTruncated(string text) =>
        (text.Contains("切捨", StringComparison.Ordinal) || text.Contains("切り捨て", StringComparison.Ordinal)) && !text.Contains("四捨五入", StringComparison.Ordinal)
        || (SmallAmounts.In(text) && CutOff.In(text));

    /// <summary>Behind "ポイント", perhaps with a per cent sign before it, or −1: the difference of two percentages.</summary>
    public static int EndOfPoints(string text, int start)
    {
        var rest = text.AsSpan(start);
        var sign = rest.StartsWith("%", StringComparison.Ordinal) ? 1 : 0;
        return rest[sign..].StartsWith("ポイント", StringComparison.Ordinal) ? start + sign + "ポイント".Length : -1;
    }

    /// <summary>"コード番号", however its letters are set apart: the number of a share, not an amount.</summary>
    public static bool IsCode(string label) =>
        label.Replace(" ", "", StringComparison.Ordinal) is var close
            && (close.Contains("コード", StringComparison.Ordinal) || close.Contains("電話", StringComparison.Ordinal)
                || close.Equals("TEL", StringComparison.OrdinalIgnoreCase));

    /// <summary>+1 up, −1 down, 0 neither, for the words directly behind a number: 10.9%増, 5億円の減少, 20億円(22.2%)増加.</summary>
    public static int DirectionOf(ReadOnlySpan<char> rest)
    {
        rest = BehindPercentage(rest).TrimStart("(の)、 ".AsSpan());
        foreach (var word in Others) { if (rest.StartsWith(word, StringComparison.Ordinal)) { return 0; } }
        foreach (var word in Ups) { if (rest.StartsWith(word, StringComparison.Ordinal)) { return 1; } }
        foreach (var word in Downs) { if (rest.StartsWith(word, StringComparison.Ordinal)) { return -1; } }
        return 0;
    }

    /// <summary>Behind "(22.2%)": what a change is in per cent stands between it and its word.</summary>
    private static ReadOnlySpan<char> BehindPercentage(ReadOnlySpan<char> rest)
    {
        var close = rest.StartsWith("(") ? rest.IndexOf(')') : -1;
        return close is > 1 and <= LongestPercentage && rest[close - 1] == '%' ? rest[(close + 1)..] : rest;
    }

    /// <summary>The number behind the text is that of an earlier time.</summary>
    public static bool EndsInBase(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.Length == 0 || text[^1] is not ('の' or 'は')) { return false; }
        foreach (var word in Bases) { if (text[..^1].EndsWith(word, StringComparison.Ordinal)) { return true; } }
        return false;
    }

    /// <summary>The number before the text is what another is compared with.</summary>
    public static bool StartsInComparison(ReadOnlySpan<char> text)
    {
        foreach (var word in Comparing) { if (text.StartsWith(word, StringComparison.Ordinal)) { return true; } }
        return false;
    }

    /// <summary>第1, 注2, 3月, 4ページ: the number names a place or a time.</summary>
    /// <param name="small">One or two digits: with more, only what names a place of a law or a paper counts.</param>
    public static bool IsNoFigure(string text, int start, int end, bool small)
    {
        var before = text.AsSpan(0, start).TrimEnd("( ".AsSpan());
        var rest = text.AsSpan(end).TrimStart(' ');
        if (end - start > LongestPlace || IsGrouped(text.AsSpan(start, end - start))) { return false; }
        if (StartsWithAny(rest, PartsOfText)) { return true; }
        return small && (EndsWithAny(before, Places) || StartsWithAny(rest, NoUnits) || IsItemQuoted(before, rest));
    }

    /// <summary>「1.経営成績に関する分析」, [1]: the number of a part of the paper, quoted.</summary>
    private static bool IsItemQuoted(ReadOnlySpan<char> before, ReadOnlySpan<char> rest) =>
        (before.EndsWith("\u300C") || before.EndsWith("\u300E")) && rest.Length > 1 && rest[0] is '.' or '\uFF0E' or '\u3001' && Script.IsCjk(rest[1]);

    private static bool IsGrouped(ReadOnlySpan<char> number) => number.IndexOfAny(',', '.') >= 0;

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) { if (text.EndsWith(word, StringComparison.Ordinal)) { return true; } }
        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) { if (text.StartsWith(word, StringComparison.Ordinal)) { return true; } }
        return false;
    }

    private static bool ContainsAny(string text, string[] words)
    {
        foreach (var word in words) { if (text.Contains(word, StringComparison.Ordinal)) { return true; } }
        return false;
    }
}
