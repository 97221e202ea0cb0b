using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Structure;

/// <summary>
/// Lines of a cash flow statement that every one has (IAS 7.10, ASC 230-10-45-10): the cash of its three activities, and the change of cash that these and the
/// effect of exchange rates make up.
/// </summary>
internal static class CashFlowName
{
    /// <summary>"Net cash used in investing activities", "営業活動によるキャッシュ・フロー".</summary>
    public static bool IsOfActivities(string label) =>
        (Has(label, "cash") && Has(label, "activit") && (Has(label, "operating") || Has(label, "investing") || Has(label, "financing")))
            || label.EndsWith("活動によるキャッシュ・フロー", StringComparison.Ordinal);

    /// <summary>"Net increase (decrease) in cash and cash equivalents", "現金及び現金同等物の増減額(△は減少)".</summary>
    public static bool IsChange(string label) =>
        (Has(label, "cash") && !Has(label, "activit") && !Has(label, "effect") && !Has(label, "provided") && !Has(label, "used")
            && (Begins(label, "net ") || Begins(label, "increase") || Begins(label, "decrease") || Begins(label, "change") || Begins(label, "total "))
            && (Has(label, "increase") || Has(label, "decrease") || Has(label, "change")))
        || (IsCash(label)
            && (label.Contains("増減額", StringComparison.Ordinal) || label.Contains("増加額", StringComparison.Ordinal)
                || label.Contains("減少額", StringComparison.Ordinal)));

    public static bool IsOpening(string label) =>
        (Has(label, "cash") && (Has(label, "beginning") || Has(label, "start of") || Begins(label, "opening")))
            || (IsCash(label) && label.EndsWith("期首残高", StringComparison.Ordinal));

    public static bool IsClosing(string label) =>
        (Has(label, "cash") && (Figures.CellReader.HasWord(label, "end") || Begins(label, "closing")))
            || (IsCash(label) && label.EndsWith("末残高", StringComparison.Ordinal));

    public static bool IsEffect(string label) =>
        (Has(label, "cash") && Has(label, "effect")) || (IsCash(label) && label.EndsWith("換算差額", StringComparison.Ordinal));

    private static bool IsCash(string label) => label.StartsWith("現金", StringComparison.Ordinal);

    private static bool Begins(string label, string word) => label.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string label, string word) => Phrases.Has(label, word);
}
