using System.Text.RegularExpressions;

namespace Kessan.Documents;

/// <summary>English and Japanese words that say on which side of nothing, or of an earlier amount, a number lies.</summary>
internal static partial class DirectionWords
{
    private static readonly HashSet<string> Down = new(StringComparer.OrdinalIgnoreCase)
    {
        "decrease", "decreased", "decreases", "down", "fell", "fall", "falls", "declined", "decline", "declines", "lower", "loss", "losses", "used in",
        "reduced", "reduction", "shrank", "contracted", "dropped", "drop", "narrowed", "worsened", "slipped", "less", "deficit", "below",
        "spent", "paid", "repaid", "payment", "payments", "repayment", "repayments", "outflow", "lost",
    };

    private static readonly HashSet<string> Up = new(StringComparer.OrdinalIgnoreCase)
    {
        "increase", "increased", "increases", "up", "rose", "rise", "rises", "grew", "grow", "higher", "gain", "gains", "provided by",
        "expanded", "added", "widened", "climbed", "improved", "gained", "more", "surplus", "above",
        "received", "proceeds", "inflow", "earned",
    };

    private static readonly HashSet<string> JapaneseDown = new(StringComparer.Ordinal)
    {
        "減収", "減益", "減少", "減", "低下", "下落", "縮小", "悪化", "下回", "赤字", "損失", "支出", "使用", "減額"
    };

    private static readonly HashSet<string> JapaneseUp = new(StringComparer.Ordinal)
    {
        "増収", "増益", "増加", "増", "上昇", "拡大", "改善", "上回", "黒字", "収入", "獲得", "増額", "伸長"
    };

    /// <summary>The words of a text in order, each with its index and its sign.</summary>
    public static IEnumerable<(int Index, string Word, int Sign)> In(string text) =>
        WordPattern().Matches(text).Select(m => (m.Index, m.Value, SignOf(m.Value))).Where(w => w.Item3 != 0);

    private static int SignOf(string word) => Down.Contains(word) || JapaneseDown.Contains(word) ? -1 : Up.Contains(word) || JapaneseUp.Contains(word) ? 1 : 0;

    // Words that hold a direction and mean none come first: 増減, 減価償却, 営業収入 would be taken for one.
    [GeneratedRegex(@"used in|provided by|[A-Za-z]+|増減|減価償却|減損|増資|減資|減収|減益|減少|減額|増収|増益|増加|増額|低下|下落|縮小|悪化|下回|赤字|損失|支出|使用|上昇|拡大|改善|上回|黒字|収入|獲得|伸長|減|増",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Timeout.Infinite)]
    private static partial Regex WordPattern();
}
