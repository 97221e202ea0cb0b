using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// The results of a statement: lines that are always reached by adding and taking off the lines above them, whatever those are called (IAS 1 ¶85, Regulation
/// S-X 5-03, the form of the Tokyo Stock Exchange).
/// </summary>
internal static class ResultName
{
    private static readonly string[] Beginnings =
    [
        "grossprofit", "grossmargin", "operatingincome", "operatingprofit", "operatingloss", "incomefromoperations", "lossfromoperations",
        "profitfromoperations", "incomebefore", "lossbefore", "profitbefore",
        "earningsbefore", "incomelossbefore", "profitlossbefore", "netincome", "netloss", "netearnings", "profitfortheyear", "profitfortheperiod",
        "comprehensiveincome", "comprehensiveloss", "freecashflow", "netoperatingincome",
        "incomefromcontinuingoperations", "lossfromcontinuingoperations", "incomelossfromcontinuingoperations", "incomelossfromoperations", "netcash",
        "netincrease", "netdecrease",
    ];

    private static readonly string[] AfterTax =
    [
        "netincome", "netloss", "netearnings", "netincomeloss", "netlossincome", "netearningsloss", "profitfortheyear", "profitfortheperiod",
        "consolidatednetincome", "incomefromcontinuingoperations", "incomelossfromcontinuingoperations", "lossfromcontinuingoperations",
        "当期純利益", "四半期純利益", "中間純利益",
    ];

    private static readonly string[] Endings = ["\u7DCF\u5229\u76CA", "\u55B6\u696D\u5229\u76CA", "\u7D4C\u5E38\u5229\u76CA", "\u7D14\u5229\u76CA",
        "\u5305\u62EC\u5229\u76CA", "\u5F35\u6570", "\u5897\u6E1B\u984D", "\u671F\u672B\u6B8B\u9AD8"];

    /// <summary>"Income before income taxes".</summary>
    public static bool IsBeforeTax(RowView row) =>
        (row.Key.Contains("before", StringComparison.Ordinal) && row.Key.Contains("tax", StringComparison.Ordinal))
            || row.Key.StartsWith("税引前", StringComparison.Ordinal) || row.Key.StartsWith("税金等調整前", StringComparison.Ordinal);

    /// <summary>"Net income", "四半期純利益"; not that of owners alone, to which the part of others leads.</summary>
    public static bool IsAfterTax(RowView row) => Array.IndexOf(AfterTax, row.Key) >= 0;

    public static bool Is(RowView row)
    {
        foreach (var name in Beginnings) { if (row.Key.StartsWith(name, StringComparison.Ordinal)) { return true; } }
        foreach (var name in Endings) { if (row.Key.EndsWith(name, StringComparison.Ordinal)) { return true; } }
        return false;
    }
}
