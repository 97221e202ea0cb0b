using System.Globalization;

namespace Kessan.Documents;

/// <summary>Reads the words of a <see cref="Rendering"/>.</summary>
internal static class RenderingParser
{
    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["thousand"] = 1_000m, ["million"] = 1_000_000m, ["oku"] = 100_000_000m, ["billion"] = 1_000_000_000m,
    };

    /// <param name="start">
    /// What holds without a word: the assumptions of the place, or the rendering of a column that a row's words override. Words that name another unit than it
    /// does begin anew: neither millions nor digits of a column of money hold for a ratio or an amount per share in it, and what it is then stands beside it.
    /// </param>
    /// <param name="problem">What is wrong with the words, as a sentence; null where they are understood.</param>
    public static Rendering Parse(string text, Rendering start, out string? problem)
    {
        var words = new Queue<string>(text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var result = words.Any(NamesUnit) && start.Unit is not null
            ? start with { Unit = null, UnitName = null, Per = null, Scale = 1m, Decimals = null, Bare = start.Bare && !NamesAnotherUnit(words, start) }
            : start;
        problem = words.Count == 0 && start == new Rendering() ? "No rendering is given." : null;
        while (words.Count > 0 && problem is null) { result = Next(result, words, out problem); }
        return result;
    }

    private static Rendering Next(Rendering so, Queue<string> words, out string? problem)
    {
        problem = null;
        var word = words.Dequeue();
        switch (word)
        {
            case "growth": return so with { Kind = FigureKind.Growth };
            case "change": return so with { Kind = FigureKind.Change };
            case "points": return so with { Kind = FigureKind.Points };
            case "percent" or "count":
                return so with { Unit = word, UnitName = word == "count" && words.TryPeek(out var n) && !IsKeyword(n) ? words.Dequeue() : null };
            case "abs": return so with { Abs = true };
            case "bare": return so with { Bare = true };
            case "full": return so with { Bare = false };
            case "spaced": return so with { Spaced = true };
            case "deducted": return so with { Deducted = true };
            case "sen": return so with { InSen = true };
            case "word": return so with { WordOnly = true };
            case "unit" when words.TryDequeue(out var unit): return so with { Unit = "unit", UnitName = unit };
            case "per" when words.TryDequeue(out var per): return so with { Per = per };
            case "decimals" when words.TryDequeue(out var d) && int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals)
                && decimals <= 6:
                return so with { Decimals = decimals };
            case "share" when words.TryDequeue(out var of) && of == "of" && words.TryDequeue(out var total):
                return so with { Kind = FigureKind.Share, ShareOf = total };
            case { } when Scales.TryGetValue(word, out var scale): return so with { Scale = scale };
            case { Length: 3 } when Currency.Is(word.ToUpperInvariant()): return so with { Unit = word.ToUpperInvariant() };
            case "contribution" when words.TryDequeue(out var to) && to == "to" && words.TryDequeue(out var whole):
                return so with { Kind = FigureKind.Contribution, ShareOf = whole };
            default:
                problem = $"'{word}' is no rendering.";
                return so;
        }
    }

    private static bool NamesUnit(string word) => word is "percent" or "count" or "unit" || (word.Length == 3 && Currency.Is(word.ToUpperInvariant()));

    private static bool NamesAnotherUnit(IEnumerable<string> words, Rendering start) =>
        words.Contains("per", StringComparer.Ordinal) || !words.Any(w => string.Equals(w, start.Unit, StringComparison.OrdinalIgnoreCase));

    private static bool IsKeyword(string word) =>
        word is "growth" or "change" or "points" or "percent" or "count" or "abs" or "bare" or "full" or "spaced" or "deducted" or "sen" or "word" or "unit"
            or "per" or "decimals" or "share" or "contribution"
        || Scales.ContainsKey(word);

    /// <summary>Shown in findings: every word that may stand in a rendering.</summary>
    public const string Known =
        "jpy, usd, thousand, million, oku, billion, growth, change, points, percent, share of X, contribution to X, count, unit X, per share, decimals N, abs, bare, spaced, deducted, sen, word";
}
