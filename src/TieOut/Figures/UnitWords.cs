namespace Kessan.TieOut.Figures;

/// <summary>The words and signs of currencies, scales and units in English releases.</summary>
internal static class UnitWords
{
    public static decimal? ScaleOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        if (word.Length > 12) { return null; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] switch
        {
            "thousand" or "thousands" or "k" => 1_000m,
            "million" or "millions" or "mn" or "mm" or "m" or "mio" => 1_000_000m,
            "billion" or "billions" or "bn" or "b" => 1_000_000_000m,
            "trillion" or "trillions" => 1_000_000_000_000m,
            "lakh" or "lakhs" => 100_000m,
            "crore" or "crores" => 10_000_000m,
            _ => null,
        };
    }

    /// <summary>ISO code of a currency code, sign or noun; null for any other word.</summary>
    public static string? CurrencyOf(ReadOnlySpan<char> word) => word switch
    {
        "JPY" or "yen" or "Yen" or "YEN" or "\u00A5" or "\uFFE5" => "JPY",
        "$" or "USD" or "dollars" or "Dollars" or "dollar" or "cents" => "USD",
        "EUR" or "\u20AC" or "euro" or "euros" or "Euro" or "Euros" => "EUR",
        "GBP" or "\u00A3" or "pounds" => "GBP",
        "RMB" or "CNY" or "yuan" => "CNY",
        "\u20B9" or "Rs" or "rupees" => "INR",
        "CHF" or "CAD" or "AUD" or "KRW" or "HKD" or "TWD" or "SGD" or "INR" or "NOK" or "SEK" or "DKK" or "BRL" or "MXN" => word.ToString(),
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
            "stores" or "employees" or "customers" or "subscribers" or "users" or "units" or "subsidiaries" or "companies" or "locations" or "restaurants" or "members"
                or "vehicles" or "acres" or "buildings" or "properties" or "miles" or "tons" or "barrels" or "branches" => lower[..length].ToString(),
            "times" or "x" => "times",
            _ => null,
        };
    }

    /// <summary>Numbers after these words name a rule, a page or a part; they are no figures.</summary>
    public static bool NamesAPlace(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.Length > 16) { return false; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] is "note" or "notes" or "article" or "paragraph" or "section" or "rule" or "form" or "item" or "items" or "exhibit" or "appendix" or "page" or "pages" or "no" or "nos"
            or "sfas" or "fas" or "fin" or "asc" or "asu" or "ifrs" or "ias" or "eitf" or "sab" or "arb" or "regulation" or "chapter" or "table" or "figure" or "step" or "level"
            or "version" or "suite" or "code" or "topic" or "statement" or "slide" or "part" or "category" or "room" or "box" or "schedule" or "footnote" or "title" or "act" or "extension" or "ext"
            or "passcode" or "pin" or "dial" or "floor" or "zip" or "telephone" or "tel" or "phone" or "fax" or "id";
    }

    public static bool IsLength(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[10];
        if (word.Length > 10) { return false; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] is "months" or "month" or "weeks" or "week" or "days" or "day" or "years" or "year" or "hours" or "hour" or "seconds" or "second" or "minutes" or "minute" or "quarters" or "a.m" or "p.m" or "a.m." or "p.m." or "am" or "pm";
    }
}
