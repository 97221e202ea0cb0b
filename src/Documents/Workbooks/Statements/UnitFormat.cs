using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>The number formats of a workbook, by unit: amounts of a large company in thousands, ratios in per cent, counts as they are.</summary>
internal sealed record UnitFormat(string Digits, decimal Scale, int Decimals, string Suffix)
{
    /// <summary>Amounts of ten million and more are shown in thousands.</summary>
    private const decimal LargeCompany = 10_000_000m;

    public static readonly UnitFormat Percent = Of(0.01m, 1, "%");

    /// <param name="largest">The largest amount of the sheet, which decides the scale of all.</param>
    public static UnitFormat For(Unit unit, decimal largest, decimal value)
    {
        if (unit == Unit.Pure) { return Percent; }
        if (!Currency.Is(unit.Numerator)) { return Of(1m, value == decimal.Truncate(value) ? 0 : 1, ""); }
        if (unit.Denominator is not null) { return Of(1m, 2, ""); }
        return IsThousands(largest) ? Of(1_000m, 0, "") : Of(1m, Currency.MinorDigits(unit.Name), "");
    }

    public static bool IsThousands(decimal largest) => largest >= LargeCompany;

    /// <summary>What the cells of a line are shown in, as a reader has it: JPY thousands, 千円, JPY per share, shares, percent.</summary>
    public static string Heading(Unit unit, decimal largest, bool isJapanese)
    {
        if (unit == Unit.Pure) { return isJapanese ? "比率" : "percent"; }
        if (!Currency.Is(unit.Numerator)) { return isJapanese ? Counted(unit.Name) : unit.Name; }
        if (unit.Denominator is { } of)
        {
            return isJapanese
                ? $"{Currency.Japanese(unit.Numerator)}／{(Currency.Is(of) ? Currency.Japanese(of) : Counted(of))}"
                : $"{unit.Numerator} per {(of.EndsWith('s') ? of[..^1] : of)}";
        }
        return isJapanese ? (IsThousands(largest) ? "千" : "") + Currency.Japanese(unit.Name) : IsThousands(largest) ? unit.Name + " thousands" : unit.Name;
    }

    /// <summary>A number format of ECMA-376 part 1, §18.8.31: what is negative stands in parentheses, in Japanese behind a triangle.</summary>
    public string CodeIn(BookWords words) => words.IsJapanese ? $"{Digits};\"△\"{Digits}" : $"{Digits};({Digits})";

    /// <summary>The same rounding and signs, as documents print them.</summary>
    public NumberFormat PrintedIn(BookWords words) =>
        new(Scale, Decimals, RoundingMode.HalfUp, "", Suffix, words.IsJapanese ? SignStyle.WhiteTriangle : SignStyle.Parentheses);

    /// <summary>What is counted, as Japanese tables head it; other units keep their names.</summary>
    private static string Counted(string unit) => unit switch
    {
        "shares" => "株",
        "contracts" or "orders" => "件",
        "employees" or "people" => "人",
        "companies" => "社",
        "stores" or "shops" => "店",
        _ => unit
    };

    private static UnitFormat Of(decimal scale, int decimals, string suffix)
    {
        var digits = (suffix == "%" ? "0" : "#,##0") + (decimals > 0 ? "." + new string('0', decimals) : "") + (scale == 1_000m ? "," : "") + suffix;
        return new(digits, scale, decimals, suffix);
    }
}
