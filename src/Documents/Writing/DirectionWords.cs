using System.Text.RegularExpressions;

namespace Kessan.Documents;

/// <summary>English words that say on which side of nothing, or of an earlier amount, a number lies.</summary>
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

    /// <summary>The words of a text in order, each with its index and its sign.</summary>
    public static IEnumerable<(int Index, string Word, int Sign)> In(string text) =>
        WordPattern().Matches(text).Select(m => (m.Index, m.Value, Down.Contains(m.Value) ? -1 : Up.Contains(m.Value) ? 1 : 0)).Where(w => w.Item3 != 0);

    [GeneratedRegex(@"used in|provided by|[A-Za-z]+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex WordPattern();
}
