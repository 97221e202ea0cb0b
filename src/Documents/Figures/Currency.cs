namespace Kessan.Documents;

/// <summary>What documents need to know of currencies (ISO 4217): codes apart from other units, the sign before an amount, minor digits.</summary>
internal static class Currency
{
    private static readonly Dictionary<string, (string Sign, int MinorDigits)> Known = new(StringComparer.Ordinal)
    {
        ["JPY"] = ("JPY", 0), ["USD"] = ("$", 2), ["EUR"] = ("EUR ", 2), ["GBP"] = ("GBP ", 2), ["CNY"] = ("CNY ", 2), ["KRW"] = ("KRW ", 0),
        ["HKD"] = ("HKD ", 2), ["SGD"] = ("SGD ", 2), ["TWD"] = ("TWD ", 2), ["CHF"] = ("CHF ", 2), ["AUD"] = ("AUD ", 2), ["CAD"] = ("CAD ", 2),
        ["NZD"] = ("NZD ", 2), ["MXN"] = ("MXN ", 2), ["ZAR"] = ("ZAR ", 2), ["PLN"] = ("PLN ", 2), ["CZK"] = ("CZK ", 2), ["HUF"] = ("HUF ", 2),
        ["RON"] = ("RON ", 2),
        ["ILS"] = ("ILS ", 2), ["TRY"] = ("TRY ", 2), ["AED"] = ("AED ", 2), ["SAR"] = ("SAR ", 2), ["QAR"] = ("QAR ", 2), ["KWD"] = ("KWD ", 3),
        ["BHD"] = ("BHD ", 3),
        ["IDR"] = ("IDR ", 2), ["MYR"] = ("MYR ", 2), ["PHP"] = ("PHP ", 2), ["VND"] = ("VND ", 0), ["CLP"] = ("CLP ", 0), ["COP"] = ("COP ", 2),
        ["ARS"] = ("ARS ", 2),
        ["PEN"] = ("PEN ", 2), ["EGP"] = ("EGP ", 2), ["NGN"] = ("NGN ", 2), ["KES"] = ("KES ", 2), ["MAD"] = ("MAD ", 2), ["PKR"] = ("PKR ", 2),
        ["ISK"] = ("ISK ", 0),
        ["THB"] = ("THB ", 2), ["INR"] = ("INR ", 2), ["BRL"] = ("BRL ", 2), ["SEK"] = ("SEK ", 2), ["NOK"] = ("NOK ", 2), ["DKK"] = ("DKK ", 2),
    };

    public static bool Is(string? unit) => unit is not null && Known.ContainsKey(unit);

    public static string Sign(string? unit) => unit is not null && Known.TryGetValue(unit, out var currency) ? currency.Sign : "";

    /// <summary>The word behind an amount in Japanese: 円, 米ドル.</summary>
    public static string Japanese(string? unit) => unit is not null && InJapanese.TryGetValue(unit, out var word) ? word : unit ?? "";

    private static readonly Dictionary<string, string> InJapanese = new(StringComparer.Ordinal)
    {
        ["JPY"] = "円", ["USD"] = "米ドル", ["EUR"] = "ユーロ", ["GBP"] = "英ポンド", ["CNY"] = "人民元", ["KRW"] = "ウォン", ["HKD"] = "香港ドル",
        ["SGD"] = "シンガポールドル", ["TWD"] = "台湾ドル", ["CHF"] = "スイスフラン", ["AUD"] = "豪ドル", ["CAD"] = "カナダドル", ["NZD"] = "ニュージーランドドル",
        ["SEK"] = "スウェーデンクローナ", ["NOK"] = "ノルウェークローネ", ["DKK"] = "デンマーククローネ", ["INR"] = "インドルピー", ["THB"] = "タイバーツ",
        ["IDR"] = "インドネシアルピア", ["MYR"] = "マレーシアリンギット", ["PHP"] = "フィリピンペソ", ["VND"] = "ベトナムドン", ["BRL"] = "ブラジルレアル",
        ["MXN"] = "メキシコペソ", ["ZAR"] = "南アフリカランド", ["PLN"] = "ポーランドズロチ", ["CZK"] = "チェココルナ", ["HUF"] = "ハンガリーフォリント",
        ["ILS"] = "イスラエルシェケル", ["TRY"] = "トルコリラ", ["SAR"] = "サウジアラビアリヤル",
    };

    public static int MinorDigits(string? unit) => unit is not null && Known.TryGetValue(unit, out var currency) ? currency.MinorDigits : 2;
}
