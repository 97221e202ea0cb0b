using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Structure;

/// <summary>Labels of amounts that statements take off without a sign: costs, taxes, eliminations.</summary>
internal static class Deductions
{
    private static readonly Phrases Words =
        new("cost", "expense", "tax", "less", "eliminat", "deduct", "depreciation", "amortization", "amortisation", "allowance", "minority", "noncontrolling",
            "non-controlling", "dividend", "provision", "interest", "impairment", "loss", "charges",
         "\u975E\u652F\u914D", "\u5C11\u6570\u682A\u4E3B", "\u539F\u4FA1", "\u8CBB", "\u7A0E", "\u640D\u5931", "\u914D\u5F53", "\u7D2F\u8A08\u984D",
         "\u5F15\u5F53\u91D1");

    public static bool IsNatural(string label) => Words.In(label);

    /// <summary>
    /// The row or the heading nearest above it begins with "Less": it is taken off, whatever sign is printed. A row over it that stands a little to the left is
    /// none.
    /// </summary>
    public static bool IsSaid(string label, IReadOnlyList<Passage> headings) =>
        BeginsWithLess(label)
            || (headings.Count > 0
                && (BeginsWithLess(headings[^1].Text) || (headings.LastOrDefault(h => h.Text.EndsWith(':')) is { } nearest && BeginsWithLess(nearest.Text))));

    private static bool BeginsWithLess(string text) =>
        text.StartsWith("Less", StringComparison.OrdinalIgnoreCase) && (text.Length == 4 || !char.IsLetter(text[4]));

    public static bool IsElimination(string label) => label.Contains("eliminat", StringComparison.OrdinalIgnoreCase);
}
