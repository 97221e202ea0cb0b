namespace Kessan.TieOut.Figures;

/// <summary>A unit behind a number: 百万円 is a million yen, 億 a hundred million of what is named later.</summary>
/// <param name="Length">Characters that the unit takes.</param>
/// <param name="Currency">ISO code; null for what is counted and for a bare 億 or 万.</param>
internal readonly record struct JapaneseUnit(int Length, decimal Scale, string? Currency, string? Noun)
{
    /// <summary>A number may go on behind it: 12億3,456万円, 12円50銭.</summary>
    public bool MayGoOn => (Currency is null && Noun is null) || (Currency == "JPY" && Scale == 1m);
}

/// <summary>Units as Japanese releases write them, directly behind the digits or alone in a header.</summary>
internal static class JapaneseUnits
{
    private static readonly (string Text, decimal Scale)[] Scales =
        [("兆", 1_000_000_000_000m), ("千億", 100_000_000_000m), ("百億", 10_000_000_000m), ("十億", 1_000_000_000m), ("億", 100_000_000m), ("千万", 10_000_000m),
            ("百万", 1_000_000m), ("十万", 100_000m), ("万", 10_000m), ("千", 1_000m)];

    private static readonly (string Text, string? Currency, string? Noun)[] Units =
        [("円", "JPY", null), ("米ドル", "USD", null), ("ドル", "USD", null), ("ユーロ", "EUR", null), ("元", "CNY", null), ("ウォン", "KRW", null),
            ("人民元", "CNY", null), ("英ポンド", "GBP", null), ("ポンド", "GBP", null), ("香港ドル", "HKD", null), ("シンガポールドル", "SGD", null),
            ("台湾ドル", "TWD", null), ("豪ドル", "AUD", null), ("カナダドル", "CAD", null), ("ニュージーランドドル", "NZD", null), ("スイスフラン", "CHF", null),
            ("スウェーデンクローナ", "SEK", null), ("ノルウェークローネ", "NOK", null), ("デンマーククローネ", "DKK", null), ("インドルピー", "INR", null),
            ("タイバーツ", "THB", null), ("バーツ", "THB", null), ("インドネシアルピア", "IDR", null), ("マレーシアリンギット", "MYR", null),
            ("フィリピンペソ", "PHP", null), ("ブラジルレアル", "BRL", null), ("メキシコペソ", "MXN", null), ("南アフリカランド", "ZAR", null),
            ("ポーランドズロチ", "PLN", null), ("チェココルナ", "CZK", null), ("ハンガリーフォリント", "HUF", null), ("トルコリラ", "TRY", null),
            ("株", null, "shares"),
            ("名", null, "employees"), ("人", null, "employees"),
         ("社", null, "companies"), ("店舗", null, "stores"), ("店", null, "stores"), ("件", null, "contracts"), ("台", null, "units"), ("個", null, "units"),
         ("倍", null, "times"), ("契約", null, "contracts")];

    /// <summary>The unit that begins at a place, or null. A heading may be broken between its scale and its currency (百万 ノルウェークローネ).</summary>
    public static JapaneseUnit? At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !Reading.Script.IsCjk(text[0])) { return null; }
        if (text[0] == '銭') { return new(1, 0.01m, "JPY", null); }
        var (scaleLength, scale) = ScaleOf(text);
        var named = scaleLength > 0 && text[scaleLength..].StartsWith(" ", StringComparison.Ordinal) ? scaleLength + 1 : scaleLength;
        foreach (var (word, currency, noun) in Units)
        {
            if (!text[named..].StartsWith(word, StringComparison.Ordinal)) { continue; }
            var length = named + word.Length;
            return noun == "shares" && IsPartOfWord(text[length..]) ? null : new(length, scale, currency, noun);
        }

        return scaleLength > 0 ? new(scaleLength, scale, null, null) : null;
    }

    /// <summary>The first unit named in a caption: (単位:百万円), 百万円, 円 銭, (千株); behind 単位 also a scale of what has no name here (単位:千クローネ).</summary>
    public static JapaneseUnit? In(string caption)
    {
        for (var i = 0; i < caption.Length; i++)
        {
            if (!Reading.Script.IsCjk(caption[i]) || At(caption.AsSpan(i)) is not { } unit) { continue; }
            if (unit.Currency is null && unit.Noun is not "shares")
            {
                if (unit.Noun is null && caption.AsSpan(0, i).TrimEnd(" :：".AsSpan()).EndsWith("単位", StringComparison.Ordinal)) { return unit; }
                continue;
            }

            var end = i + unit.Length;
            var alone = end == caption.Length || !Reading.Script.IsHan(caption[end]) || caption.AsSpan(end).StartsWith("未満", StringComparison.Ordinal)
                || caption[end] == '銭';
            if (alone && (i == 0 || !Reading.Script.IsHan(caption[i - 1]) || caption[i - 1] is '位')) { return unit; }
        }

        return null;
    }

    private static (int Length, decimal Scale) ScaleOf(ReadOnlySpan<char> text)
    {
        foreach (var (word, scale) in Scales) { if (text.StartsWith(word, StringComparison.Ordinal)) { return (word.Length, scale); } }
        return (0, 1m);
    }

    /// <summary>株式, 株主, 株当たり, 株につき: no count of shares.</summary>
    private static bool IsPartOfWord(ReadOnlySpan<char> rest) =>
        !rest.IsEmpty && rest[0] is '式' or '主' or '当' or '価' or '券' || rest.StartsWith("につき", StringComparison.Ordinal);
}
