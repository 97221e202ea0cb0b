namespace Kessan.TieOut.Figures;

/// <summary>The words and signs of currencies, scales and units in English releases.</summary>
internal static class UnitWords
{
    /// <summary>JPY, of JPY and of JPY/shares: what stands over the stroke.</summary>
    public static string Counted(string unit) => unit.IndexOf('/') is var stroke and >= 0 ? unit[..stroke] : unit;

    public static decimal? ScaleOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        if (word.Length > 12) { return null; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] switch
        {
            "thousand" or "thousands" or "k" => 1_000m,
            "million" or "millions" or "mn" or "mm" or "m" or "mio" or "mill" => 1_000_000m,
            "billion" or "billions" or "bn" or "b" or "mrd" => 1_000_000_000m,
            "trillion" or "trillions" or "tn" => 1_000_000_000_000m,
            "lakh" or "lakhs" => 100_000m,
            "crore" or "crores" or "cr" => 10_000_000m,
            _ => null,
        };
    }

    /// <summary>ISO code of a currency code, sign or noun; null for any other word.</summary>
    public static string? CurrencyOf(ReadOnlySpan<char> word) => word switch
    {
        "JPY" or "yen" or "Yen" or "YEN" or "\u00A5" or "\uFFE5" => "JPY",
        "$" or "USD" or "dollars" or "Dollars" or "dollar" => "USD",
        "EUR" or "\u20AC" or "euro" or "euros" or "Euro" or "Euros" => "EUR",
        "GBP" or "\u00A3" or "pounds" => "GBP",
        "RMB" or "CNY" or "yuan" => "CNY",
        "\u20B9" or "Rs" or "rupees" => "INR",
        "\u20A9" => "KRW",
        "\u20AA" => "ILS",
        "CHF" or "CAD" or "AUD" or "KRW" or "HKD" or "TWD" or "SGD" or "INR" or "NOK" or "SEK" or "DKK" or "BRL" or "MXN" or "ZAR" or "PLN" or "CZK" or "HUF"
            or "ILS" or "MYR" or "THB" or "IDR" or "PHP" or "TRY" or "AED" or "SAR" =>
            word.ToString(),
        _ => null,
    };

    /// <summary>A currency and a scale in one word: MSEK, TEUR, NOKm, EURbn; null for any other.</summary>
    public static ScaledCurrency? ScaledCurrencyOf(ReadOnlySpan<char> word)
    {
        if (word.Length is < 4 or > 6) { return null; }
        if (word[0] is 'M' or 'T' or 'K' or 'k' && word.Length == 4 && IsCode(word[1..]))
        {
            return new(word[1..].ToString(), word[0] == 'M' ? 1_000_000m : 1_000m);
        }
        return IsCode(word[..3]) && ScaleOf(word[3..]) is { } scale && char.IsAsciiLetterLower(word[3]) ? new(word[..3].ToString(), scale) : null;
    }

    private static bool IsCode(ReadOnlySpan<char> word) =>
        word.Length == 3 && char.IsAsciiLetterUpper(word[0]) && CurrencyOf(word) is { } code && word.SequenceEqual(code);

    /// <summary>A hundredth of a currency: its code, or an empty text where the document's is meant; null for any other word.</summary>
    public static string? MinorUnitOf(ReadOnlySpan<char> word) => word switch
    {
        "p" or "pence" or "Pence" => "GBP",
        "cents" or "cent" or "Cents" or "c" => "",
        "paise" => "INR",
        _ => null,
    };

    /// <summary>Nouns that are counted in releases; anything else after a number is no unit.</summary>
    public static string? NounOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.Length > 16) { return null; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] switch
        {
            "shares" or "share" => "shares",
            "adss" or "ads" or "adrs" => "ADS",
            "gbps" => "Gbps",
            "mbps" => "Mbps",
            "contracts" => "contracts",
            "stores" or "employees" or "customers" or "subscribers" or "users" or "units" or "subsidiaries" or "companies" or "locations" or "restaurants"
                or "members"
                or "vehicles" or "acres" or "buildings" or "properties" or "miles" or "tons" or "barrels" or "branches"
                or "ounces" or "tonnes" or "passengers" or "aircraft" or "warehouses" or "hotels" or "rooms" or "clients" or "households" or "subscriptions"
                or "outlets" =>
                    lower[..length].ToString(),
            "times" or "x" => "times",
            _ => null,
        };
    }

    /// <summary>What a row counts or measures, as its label says in parentheses: "Production (GWh)", "発電量(GWh)"; null where it says nothing.</summary>
    public static string? MeasureIn(string label)
    {
        for (var open = label.IndexOf('('); open >= 0; open = label.IndexOf('(', open + 1))
        {
            var close = label.IndexOf(')', open);
            if (close < 0) { return null; }
            var word = label.AsSpan(open + 1, close - open - 1).Trim();
            if (word is "kWh" or "MWh" or "GWh" or "TWh" or "kW" or "MW" or "GW" or "Gbps" or "Mbps" or "PJ" or "TJ" or "boe" or "TEU" or "km" or "ha" or "kg"
                or "tonnes" or "tons" or "ounces" or "barrels" or "MWp")
            {
                return word.ToString();
            }
        }

        return null;
    }

    /// <summary>Numbers after these words name a rule, a page or a part; they are no figures.</summary>
    public static bool NamesAPlace(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.Length > 16) { return false; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] is "note" or "notes" or "article" or "paragraph" or "section" or "rule" or "form" or "item" or "items" or "exhibit" or "appendix"
            or "page" or "pages" or "no" or "nos"
            or "sfas" or "fas" or "fin" or "asc" or "asu" or "ifrs" or "ias" or "eitf" or "sab" or "arb" or "regulation" or "chapter" or "table" or "figure"
            or "step" or "level" or "tier"
            or "version" or "suite" or "code" or "topic" or "statement" or "slide" or "part" or "category" or "room" or "box" or "schedule" or "footnote"
            or "title" or "act" or "extension" or "ext"
            or "passcode" or "pin" or "dial" or "floor" or "zip" or "telephone" or "tel" or "phone" or "fax" or "id";
    }

    public static bool IsLength(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[10];
        if (word.Length > 10) { return false; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] is "months" or "month" or "weeks" or "week" or "days" or "day" or "years" or "year" or "hours" or "hour" or "seconds" or "second"
            or "minutes" or "minute" or "quarters" or "a.m" or "p.m" or "a.m." or "p.m." or "am" or "pm";
    }
}

/// <summary>A currency and what one unit stands for: MSEK is SEK, 1,000,000.</summary>
internal sealed record ScaledCurrency(string Currency, decimal Scale);
