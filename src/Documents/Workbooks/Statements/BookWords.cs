namespace Kessan.Documents.Workbooks;

/// <summary>The few words that a workbook says itself, in the language of its document.</summary>
internal sealed record BookWords(
    string Change, string Growth, string ShareOf, string Target, string Unit, string Rate, string OtherFigures, string Concept, string Period, string Value,
    string Typed, string Printed, string Precision, string NotItsParts, string Shown, string Amount, string Level)
{
    public bool IsJapanese => ReferenceEquals(this, Japanese);

    /// <summary>Between a heading and what its column shows.</summary>
    public string Comma => DocumentWords.Of(IsJapanese ? "ja" : "en").Comma;

    public static BookWords Of(string language) => language == "ja" ? Japanese : English;

    // Shown: {0} is the period.
    private static readonly BookWords English = new(
        "Change", "Growth", "% of {0}", "Target {0}", "Unit", "Convenience rate", "Other figures", "Concept", "Period", "Value",
        "Blue numbers are typed once in this workbook; black ones are formulas.",
        "Printed as {0} in {1} ({2}, {3}): {4}. This cell holds the exact figure.", "Known to the nearest {0} only.",
        "Announced as such: what the lines above come to is {0}.", "{0}. Lines and columns say in what they are shown; the cells hold single units.", "Amount",
        "Level");

    private static readonly BookWords Japanese = new(
        "増減", "増減率", "{0}に対する比率", "予想 {0}", "単位", "換算レート", "その他の数値", "項目", "期間", "値",
        "青字は入力値、黒字は計算式です。",
        "{1}（{2}、{3}）では{0}と表示：{4}。このセルは正確な値です。", "{0}単位までの数値です。",
        "公表値です。上の行の計算結果は{0}です。", "{0}。表示は各行・各列のとおりで、セルには端数処理前の値が入っています。", "金額", "累計");
}
