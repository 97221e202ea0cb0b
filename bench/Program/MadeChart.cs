using System.Globalization;

namespace Kessan.Bench;

/// <summary>The 200 accounts of a made-up group, and what they are mapped to.</summary>
internal static class MadeChart
{
    public const string Receivable = "1100", Payable = "2010", Sales = "4000", Purchases = "5000", Investment = "1900", Cash = "1000", Stock = "3000",
        Retained = "3100";

    public static readonly string[] Assets = Range(1101, 80);
    public static readonly string[] Liabilities = Range(2011, 50);
    public static readonly string[] Income = Range(4001, 25);
    public static readonly string[] Expenses = Range(5001, 34);

    private static readonly (string Code, string Class, string Role)[] Others =
    [
        (Cash, "asset", "cash"), (Receivable, "asset", ""), (Investment, "asset", "investment-in-subsidiaries"), (Payable, "liability", ""),
        ("2900", "minority", "minority-interest"), (Stock, "equity", "common-stock"),
        (Retained, "equity", "retained-earnings"), ("3300", "equity", "translation-adjustment"), (Sales, "income", ""), (Purchases, "expense", ""),
        ("5999", "expense", "minority-result"),
    ];

    private static IEnumerable<(string Code, string Class, string Role)> All =>
        Others.Concat(Assets.Select(a => (a, "asset", "")))
            .Concat(Liabilities.Select(a => (a, "liability", "")))
            .Concat(Income.Select(a => (a, "income", "")))
            .Concat(Expenses.Select(a => (a, "expense", "")))
            .OrderBy(a => a.Item1, StringComparer.Ordinal);

    public static string Chart => "account,name,name_ja,class,role\n" + string.Concat(All.Select(a => $"{a.Code},Account {a.Code},,{a.Class},{a.Role}\n"));

    public static string Movements =>
        "movement,name,name_ja,kind\nOPN,Opening,,opening\nNET,Result,,result\nCHG,Change,,cash\nADD,Additions,,cash\nDEP,Depreciation,,cash\nDIV,Dividends,,cash\nMIN,Minority,,cash\nRCL,Transfer,,noncash\nFXT,Exchange rates,,noncash\n";

    public static string Mapping => "account,movement,statement,concept,members,sign\n" + string.Concat(All.Select(a => a.Class switch
    {
        "asset" => $"{a.Code},,BS,Assets,,1\n",
        "liability" => $"{a.Code},,BS,Liabilities,,-1\n",
        "minority" => $"{a.Code},,BS,MinorityInterest,,-1\n",
        "equity" => $"{a.Code},,BS,StockholdersEquity,,-1\n",
        _ => $"{a.Code},,IS,NetIncomeLoss,,-1\n",
    }));

    public const string BalanceSheet =
        "format: 1\nstatement: BS\ntitle: { en: Balance Sheet }\ncovers: closings\nforms:\n  - presentations: [\"made\"]\n    lines:\n"
        + "      - { concept: Assets, caption: { en: Assets } }\n      - { concept: Liabilities, caption: { en: Liabilities } }\n      - { concept: MinorityInterest, caption: { en: Minority interest } }\n      - { concept: StockholdersEquity, caption: { en: Equity } }\n"
        + "    proofs:\n      - { name: Assets equal liabilities and equity, left: Assets, right: Liabilities + MinorityInterest + StockholdersEquity }\n";

    private static string[] Range(int first, int count) => [.. Enumerable.Range(first, count).Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
